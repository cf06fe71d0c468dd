"""A yes counts for what was read back, and for nothing else."""

import pytest
from sqlalchemy import func, select

from bot.outbox import Message, queue
from bot.store import Store
from bot.store.tables import Address, Entry
from tests.make import create_address, create_group
from tests.people import MEERA
from tests.talker import Talker


@pytest.fixture
def talker(store: Store) -> Talker:
    """A group with phones."""
    store.write(lambda c: create_group(c, phones=True))
    return Talker(store)


def entries(store: Store) -> int:
    """How many there are in all books."""
    return store.read(lambda c: c.execute(select(func.count()).select_from(Entry)).scalar_one())


def text(lines: list[str]) -> str:
    return "\n".join(lines)


def test_a_claim_that_came_after_the_read_back_is_not_confirmed_with_it(talker, store):
    """200 were read back; a third claim comes; yes asks again with 300."""
    talker.say("GEETA", "मैंने 100 जमा किए")
    talker.say("SITA", "मैंने 100 जमा किए")
    talker.say("MEERA", "किसने कहा जमा किया")
    talker.say("MEERA", "सब")
    talker.say("KAMLA", "मैंने 100 जमा किए")
    assert "₹300" in text(talker.say("MEERA", "हाँ"))
    assert entries(store) == 0
    talker.say("MEERA", "हाँ")
    assert entries(store) == 3


def test_what_another_officer_wrote_meanwhile_is_read_back_anew(talker, store):
    """100 saving and 50 ahead were read back; then all of it would be ahead."""
    talker.say("MEERA", "सीता 150 जमा")
    talker.say("MEERA", "1")
    talker.say("KSHAMA", "सीता 100 जमा")
    talker.say("KSHAMA", "हाँ")
    assert "✅" not in text(talker.say("MEERA", "हाँ"))
    assert entries(store) == 1


def test_a_verdict_on_a_settled_complaint_does_not_fall_on_the_next(talker, store):
    """Kshama settles the one that Sunita was reading."""
    for who, name in (("GEETA", "गीता"), ("SITA", "सीता")):
        talker.say("MEERA", f"{name} 100 जमा")
        talker.say("MEERA", "हाँ")
        talker.say(who, "गलत है मैंने दो सौ दिए थे")
    for officer in ("SUNITA", "KSHAMA"):
        talker.say(officer, "शिकायत")
        talker.say(officer, "1")
    talker.say("KSHAMA", "2")
    before = entries(store)
    talker.say("SUNITA", "1")
    assert entries(store) == before


def test_a_second_yes_to_a_read_back_posts_no_claim(talker, store):
    """Geeta's claim came before; the stray yes only asks which one is meant."""
    talker.say("GEETA", "मैंने 100 जमा किए")
    talker.say("MEERA", "सीता 100 जमा")
    talker.say("MEERA", "हाँ")
    assert entries(store) == 1
    assert "1." in text(talker.say("MEERA", "हाँ"))
    assert entries(store) == 1


def test_a_yes_after_a_day_posts_no_claim(talker, store):
    """The read-back is too old, and Geeta's claim was there before she wrote last."""
    talker.say("GEETA", "मैंने 100 जमा किए")
    talker.say("MEERA", "सीता 100 जमा")
    talker.at = talker.at.replace(day=23)
    talker.say("MEERA", "हाँ")
    assert entries(store) == 0


def test_a_menu_is_forgotten_after_half_an_hour(talker, store):
    """ "1" the next morning does not remind everybody."""
    talker.say("MEERA", "किसका बाकी है")
    talker.told()
    talker.at = talker.at.replace(hour=18)
    talker.say("MEERA", "1")
    assert talker.told() == []


def test_a_button_of_another_group_decides_nothing_here(talker, store):
    """Meera keeps the cash of two groups on one phone."""
    other = store.write(lambda c: create_group(c, [MEERA], code="DUSRA", name="दूसरा"))
    assert other
    talker.say("GEETA", "मैंने 100 जमा किए")
    button = (f"confirm_yes?topic=claim&number=1&group={other}", "हाँ")

    def ask(c):
        hers = select(Address.id).where(Address.phone == MEERA.phone)
        to = c.execute(hers).scalar_one()
        message = Message(to, "claim_ask", "hi", "…", group_id=other, buttons=(button,))
        return queue(c, [message], talker.at)

    store.write(ask)
    answer = talker.tap("MEERA", "हाँ")
    assert "पुराना बटन" in text(answer)
    assert entries(store) == 0


def test_a_button_on_a_shared_phone_waits_for_who_it_is(store):
    """Which button was tapped is not forgotten over the question who taps."""

    def shared(c):
        group = create_group(c)
        create_address(c, "+919999900003", [(group, 3), (group, 4)])
        create_address(c, "+919999900005", [(group, 5)])

    store.write(shared)
    talker = Talker(store)
    talker.say("GEETA", "मैंने 100 जमा किए")
    asked = talker.tap("MEERA", "हाँ")
    assert "1." in text(asked)
    assert "✅" in text(talker.say("MEERA", "1"))
    assert entries(store) == 1


def test_a_forwarded_yes_answers_nothing(talker, store):
    """Somebody else wrote it."""
    talker.say("MEERA", "सीता 100 जमा")
    talker.say("MEERA", "हाँ", forwarded=True)
    assert entries(store) == 0


def test_leaving_a_read_back_for_a_button_is_said(talker):
    """Sita's line is not dropped silently."""
    talker.say("GEETA", "मैंने 100 जमा किए")
    talker.say("MEERA", "सीता 100 जमा")
    answer = talker.tap("MEERA", "हाँ")
    assert "नहीं लिखा" in answer[0]


@pytest.mark.parametrize("words", ["2 हाँ", "1 haan 2 nahi", "गीता नहीं"])
def test_a_yes_with_a_number_or_name_is_not_a_plain_yes(talker, store, words):
    """One claim waits; what she writes speaks of others."""
    talker.say("SITA", "मैंने 100 जमा किए")
    talker.say("MEERA", words)
    assert entries(store) == 0
