"""The cash box: rows 9 to 11 and 13, and the yes they need."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from bot.books import queries
from bot.books.carry_out import lapse_proposals
from bot.domain.commands import AnswerProposal, ChangeHolder, DepositInBank, GiveToCarrier
from bot.domain.errors import Code
from bot.domain.events import CashBanked, CashMoved, ProposalRefused, Proposed, YesTaken
from bot.domain.money import Paise, rupees
from bot.store import Store
from bot.store.tables import OfficeHeld
from tests.books.desk import Desk
from tests.make import TODAY
from tests.people import GEETA, KAMLA, KSHAMA, MEERA, REKHA, SITA, SUNITA


@pytest.fixture
def desk(store: Store) -> Desk:
    """₹1,300 in the treasurer's hand."""
    desk = Desk(store, phones=True)
    desk.collects(MEERA, (REKHA, 700), (GEETA, 600))
    return desk


def test_a_carrier_has_the_cash_after_her_yes(desk: Desk) -> None:
    """Row 9."""
    asked = desk.event(MEERA, GiveToCarrier(REKHA.number, rupees(1000)))
    assert asked == Proposed(1, "carry", rupees(1000), ask=(4,), giver=3, receiver=4)
    assert desk.read(queries.cash).in_transit == {}
    (waiting,) = desk.read(queries.waiting_proposals, REKHA.number)
    assert (waiting.number, waiting.kind, waiting.paise) == (1, "carry", rupees(1000))
    moved = desk.event(REKHA, AnswerProposal(1, yes=True))
    assert moved == CashMoved("carry", moved.code, 3, 4, rupees(1000))
    assert desk.legs(moved.code) == [("1015", "4", 1000), ("1010", "3", -1000)]
    money = desk.read(queries.cash)
    assert (money.in_hand, money.in_transit) == ({3: rupees(300)}, {4: rupees(1000)})
    assert desk.read(queries.waiting_proposals, REKHA.number) == ()


def test_a_no_posts_nothing(desk: Desk) -> None:
    """And ends it."""
    desk.says(MEERA, GiveToCarrier(4, rupees(1000)))
    refused = desk.event(REKHA, AnswerProposal(1, yes=False))
    assert refused == ProposalRefused(1, "carry", rupees(1000), 3, 4, by=4, proposed_by=3)
    again = AnswerProposal(1, yes=True)
    desk.refuses(REKHA, again, Code.PROPOSAL_DECIDED, proposal=1, state="refused")
    assert desk.read(queries.cash).in_transit == {}


def test_only_who_was_asked_may_answer(desk: Desk) -> None:
    """To others the proposal does not exist."""
    desk.says(MEERA, GiveToCarrier(4, rupees(1000)))
    desk.refuses(GEETA, AnswerProposal(1, yes=True), Code.NOT_ASKED, proposal=1)
    desk.refuses(GEETA, AnswerProposal(9, yes=True), Code.NOT_ASKED, proposal=9)


def test_an_officer_does_not_take_cash_on_her_own_word(desk: Desk) -> None:
    """Who wants to carry it herself needs the holder's yes."""
    asked = desk.event(SUNITA, GiveToCarrier(SUNITA.number, rupees(500)))
    assert asked.ask == (3,)
    desk.refuses(SUNITA, AnswerProposal(1, yes=True), Code.NOT_ASKED)
    assert desk.event(MEERA, AnswerProposal(1, yes=True)).receiver == 1


def test_what_cannot_be_given(desk: Desk) -> None:
    """By whom, to whom, how much."""
    desk.refuses(REKHA, GiveToCarrier(4, rupees(10)), Code.NOT_ALLOWED)
    desk.refuses(MEERA, GiveToCarrier(3, rupees(10)), Code.SAME_PERSON, member=3)
    desk.refuses(MEERA, GiveToCarrier(77, rupees(10)), Code.NOT_A_MEMBER, member=77)
    desk.refuses(MEERA, GiveToCarrier(4, Paise(0)), Code.AMOUNT_ZERO)
    over = {"paise": rupees(1301), "there": rupees(1300), "member": 3}
    desk.refuses(MEERA, GiveToCarrier(4, rupees(1301)), Code.NOT_ENOUGH_CASH, **over)


def test_the_cash_has_to_be_there_at_the_yes_too(desk: Desk) -> None:
    """Meanwhile it went to the bank; the question stays open."""
    desk.says(MEERA, GiveToCarrier(4, rupees(1000)))
    desk.says(MEERA, DepositInBank(rupees(1300), "S1", TODAY))
    yes = AnswerProposal(1, yes=True)
    desk.refuses(REKHA, yes, Code.NOT_ENOUGH_CASH, paise=rupees(1000), there=0, member=3)
    assert desk.read(queries.waiting_proposals, REKHA.number)


def test_the_carrier_deposits_in_parts(desk: Desk) -> None:
    """Row 10; she says so herself."""
    desk.says(MEERA, GiveToCarrier(4, rupees(1000)))
    desk.says(REKHA, AnswerProposal(1, yes=True))
    part = desk.event(REKHA, DepositInBank(rupees(600), " slip 7 ", TODAY, carrier=4))
    assert part == CashBanked(
        part.code, rupees(600), "SLIP 7", 4, in_bank=rupees(600), left_in_hand=rupees(400)
    )
    assert desk.legs(part.code) == [("1020", "", 600), ("1015", "4", -600)]
    over = DepositInBank(rupees(500), "slip 8", TODAY, carrier=4)
    desk.refuses(REKHA, over, Code.NOT_ENOUGH_CASH, paise=50_000, there=40_000, member=4)
    assert desk.agrees()


def test_the_holder_deposits_directly(desk: Desk) -> None:
    """Row 11."""
    banked = desk.event(MEERA, DepositInBank(rupees(1300), "S1", TODAY))
    assert desk.legs(banked.code) == [("1020", "", 1300), ("1010", "3", -1300)]
    assert (banked.in_bank, banked.left_in_hand) == (rupees(1300), 0)


def test_a_slip_counts_once(desk: Desk) -> None:
    """However it is spelled; none is no proof."""
    desk.says(MEERA, DepositInBank(rupees(100), "ab12", TODAY))
    desk.refuses(MEERA, DepositInBank(rupees(100), "AB12 ", TODAY), Code.SLIP_USED, slip="AB12")
    desk.refuses(MEERA, DepositInBank(rupees(100), " ", TODAY), Code.SLIP_MISSING)


def test_whose_cash_a_member_may_deposit(desk: Desk) -> None:
    """Only what she carries herself; and not before it was hers to carry."""
    desk.refuses(REKHA, DepositInBank(rupees(10), "S1", TODAY), Code.NOT_ALLOWED)
    desk.refuses(REKHA, DepositInBank(rupees(10), "S1", TODAY, carrier=5), Code.NOT_ALLOWED)
    nothing = DepositInBank(rupees(10), "S1", TODAY, carrier=5)
    desk.refuses(GEETA, nothing, Code.NOT_ENOUGH_CASH, there=0)


def test_a_new_holder_takes_all_the_cash_when_both_agree(desk: Desk) -> None:
    """Row 13; the treasurer proposes it, which is her yes."""
    asked = desk.event(MEERA, ChangeHolder(3, 8))
    assert (asked.kind, asked.ask, asked.paise) == ("holder", (8,), rupees(1300))
    desk.collects(MEERA, (SITA, 100))
    moved = desk.event(KAMLA, AnswerProposal(1, yes=True))
    assert desk.legs(moved.code) == [("1010", "8", 1400), ("1010", "3", -1400)]
    assert desk.read(queries.holder) == 8
    assert desk.read(queries.cash).in_hand == {8: rupees(1400)}


def test_a_third_officer_has_both_keepers_asked(desk: Desk) -> None:
    """Nothing happens before the second yes."""
    asked = desk.event(SUNITA, ChangeHolder(3, 8))
    assert asked.ask == (3, 8)
    assert desk.says(KAMLA, AnswerProposal(1, yes=True)).events == (YesTaken(1, 1),)
    assert desk.read(queries.holder) == 3
    assert desk.event(MEERA, AnswerProposal(1, yes=True)).receiver == 8
    assert desk.read(queries.holder) == 8


def test_an_empty_box_changes_hands_without_an_entry(store: Store) -> None:
    """There is nothing to post."""
    desk = Desk(store, phones=True)
    desk.says(MEERA, ChangeHolder(3, 2))
    moved = desk.event(KSHAMA, AnswerProposal(1, yes=True))
    assert (moved.code, moved.paise) == ("", 0)
    assert desk.read(queries.holder) == 2
    desk.refuses(MEERA, ChangeHolder(3, 2), Code.NOTHING_TO_DO)
    desk.refuses(MEERA, ChangeHolder(3, 3), Code.SAME_PERSON, member=3)


def test_proposals_lapse_after_two_days(desk: Desk) -> None:
    """Then a yes comes too late."""
    desk.says(MEERA, GiveToCarrier(4, rupees(1000)))
    assert desk.store.write(lambda c: lapse_proposals(c, desk.at + timedelta(hours=47))) == ()
    lapsed = desk.store.write(lambda c: lapse_proposals(c, desk.at + timedelta(hours=48)))
    assert lapsed == (
        (desk.group, ProposalRefused(1, "carry", rupees(1000), 3, 4, None, proposed_by=3)),
    )
    yes = AnswerProposal(1, yes=True)
    desk.refuses(REKHA, yes, Code.PROPOSAL_DECIDED, proposal=1, state="lapsed")


def test_a_yes_comes_too_late_though_the_clock_was_down(desk: Desk) -> None:
    """The hour counts, not whether somebody has looked at the clock."""
    desk.says(MEERA, GiveToCarrier(4, rupees(1000)))
    desk.at += timedelta(hours=48)
    yes = AnswerProposal(1, yes=True)
    desk.refuses(REKHA, yes, Code.PROPOSAL_DECIDED, proposal=1, state="lapsed")
    assert desk.read(queries.cash).in_transit == {}


def test_only_the_keeper_hands_the_box_over(desk: Desk) -> None:
    """An old question about it is void once it has gone to another."""
    desk.refuses(SUNITA, ChangeHolder(4, 8), Code.NOT_HOLDER, member=4)
    desk.says(SUNITA, ChangeHolder(3, 8))
    desk.says(MEERA, AnswerProposal(1, yes=True))
    desk.says(MEERA, ChangeHolder(3, 2))
    desk.says(KSHAMA, AnswerProposal(2, yes=True))
    late = AnswerProposal(1, yes=True)
    desk.refuses(KAMLA, late, Code.PROPOSAL_DECIDED, proposal=1, state="lapsed")
    assert desk.read(queries.holder) == KSHAMA.number
    assert desk.read(queries.waiting_proposals, KAMLA.number) == ()


def test_a_new_treasurer_makes_an_old_question_void(store: Store) -> None:
    """The box is hers by office; what the old one still has she may be handed."""
    desk = Desk(store, phones=True)
    desk.collects(MEERA, (REKHA, 700))
    desk.says(MEERA, ChangeHolder(3, 8))
    store.write(
        lambda c: c.execute(update(OfficeHeld).where(OfficeHeld.member == 3).values(member=5))
    )
    desk.refuses(KAMLA, AnswerProposal(1, yes=True), Code.PROPOSAL_DECIDED)
    desk.says(GEETA, ChangeHolder(3, 5))
    assert desk.event(MEERA, AnswerProposal(2, yes=True)).paise == rupees(700)
    assert desk.read(queries.cash).in_hand == {5: rupees(700)}
