"""Founding a group, its register, its offices and its phones: who has to say yes to what."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select, update

from bot.books import queries
from bot.books.carry_out import Actor, carry_out
from bot.domain.commands import (
    AddMember,
    AnswerJoin,
    AnswerPhone,
    AnswerProposal,
    AskPhone,
    AskToJoin,
    BeginGroup,
    ChangeOffice,
    Command,
    DenyMembership,
    FoundGroup,
    Head,
    Line,
    NewMember,
    RecordCollection,
)
from bot.domain.errors import Code, DomainError
from bot.domain.events import (
    Event,
    GroupBegun,
    GroupFounded,
    JoinRefused,
    MemberAdded,
    MembershipDenied,
    OfficeChanged,
    PhoneAnswered,
    PhoneAsked,
    Proposed,
    YesTaken,
)
from bot.domain.groups import Cycle, Programme, Role
from bot.domain.money import rupees
from bot.store import Store
from bot.store.tables import AddressMember, Group, OfficeHeld
from tests.books.desk import Desk
from tests.make import NOW, TODAY, create_address
from tests.people import GEETA, MEERA, REKHA, SITA, SUNITA, Person

FOUNDER = "+919999900030"
MEMBERS = (
    NewMember(1, "कविता", "पति मोहन", role=Role.TREASURER, language="hi"),
    NewMember(2, "अंजना", "पति रवि", "+919999900031", Role.PRESIDENT),
    NewMember(3, "बबीता", "पति हरि", "+919999900032", Role.SECRETARY),
    NewMember(4, "चंपा", "पिता रामू"),
)
UJALA = FoundGroup(
    "उजाला", "रामपुर", Programme.NRLM, Cycle.MONTHLY, rupees(100), "monthly:10", 17, 0, MEMBERS
)
A_SAVING = RecordCollection((Line(4, rupees(100), Head.OPTIONAL),), TODAY)


class Village:
    """A store in which phones found groups; `founder` writes from an address of her own."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.at = NOW
        self.founder = store.write(lambda c: create_address(c, FOUNDER))
        self.group: int | None = None
        self._count = 0

    def says(
        self, member: int | None, command: Command, address: int | None = None
    ) -> tuple[Event, ...]:
        """By a member of the group that was founded, or (None) by a phone in none."""
        self._count += 1
        source = f"in:{self._count}"
        group = self.group if member is not None else None
        by = Actor(group, member, address or self._own(member))
        outcome = self.store.write(lambda c: carry_out(c, by, command, source, self.at))
        return outcome.events

    def founds(self, command: FoundGroup = UJALA) -> tuple[Event, ...]:
        events = self.says(None, command)
        (founded, *_rest) = events
        assert isinstance(founded, GroupFounded)
        self.group = founded.group_id
        return events

    def refuses(self, member: int | None, command: Command, code: Code) -> None:
        before = self._rows()
        with pytest.raises(DomainError) as caught:
            self.says(member, command)
        assert caught.value.code is code
        assert self._rows() == before

    def _own(self, member: int | None) -> int:
        """Her phone; a founder's who is in no group yet."""
        hers = select(AddressMember.address_id).where(
            AddressMember.group_id == self.group, AddressMember.member == member
        )
        return self.store.read(lambda c: c.execute(hers).scalars().first()) or self.founder

    def _rows(self) -> tuple[int, ...]:
        counts = [select(func.count()).select_from(t) for t in (Group, AddressMember, OfficeHeld)]
        return tuple(self.store.read(lambda c, q=q: c.execute(q).scalar_one()) for q in counts)


@pytest.fixture
def village(store: Store) -> Village:
    return Village(store)


def test_money_waits_for_the_yes_of_the_named_officers(village: Village) -> None:
    founded, asked = village.founds()
    assert founded.members == (1, 2, 3, 4)
    assert isinstance(asked, Proposed)
    assert (asked.kind, set(asked.ask)) == ("begin", {2, 3})
    village.refuses(1, A_SAVING, Code.NOT_BEGUN)
    assert village.says(2, AnswerProposal(1, yes=True)) == (YesTaken(1, 1),)
    village.refuses(1, A_SAVING, Code.NOT_BEGUN)
    assert village.says(3, AnswerProposal(1, yes=True)) == (GroupBegun(),)
    assert village.says(1, A_SAVING)
    group = village.store.read(lambda c: queries.group(c, village.group))
    assert (group.name, group.place, group.formed_on, len(group.code)) == (
        "उजाला",
        "रामपुर",
        TODAY,
        4,
    )
    assert village.store.read(lambda c: queries.next_meeting(c, village.group, NOW))


def test_a_refusal_leaves_the_group_as_it_is_and_it_can_be_asked_again(village: Village) -> None:
    village.founds()
    village.says(3, AnswerProposal(1, yes=False))
    village.refuses(1, A_SAVING, Code.NOT_BEGUN)
    village.says(1, BeginGroup())
    village.says(2, BeginGroup())  # the newer question replaces the older
    village.refuses(2, AnswerProposal(2, yes=True), Code.PROPOSAL_DECIDED)
    village.says(1, AnswerProposal(3, yes=True))
    village.says(3, AnswerProposal(3, yes=True))
    village.refuses(1, BeginGroup(), Code.NOTHING_TO_DO)


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (replace(UJALA, members=MEMBERS[:2]), Code.TOO_FEW),
        (replace(UJALA, members=tuple(NewMember(n, f"म{n}") for n in range(1, 22))), Code.TOO_MANY),
        (
            replace(UJALA, members=(replace(MEMBERS[0], role=None), *MEMBERS[1:])),
            Code.FOUNDER_NO_OFFICE,
        ),
        (replace(UJALA, saving=rupees(0)), Code.AMOUNT_ZERO),
    ],
)
def test_what_is_no_group_is_refused(village: Village, command: FoundGroup, code: Code) -> None:
    village.refuses(None, command, code)


def test_one_founding_a_phone_a_day(village: Village) -> None:
    village.founds()
    village.refuses(None, UJALA, Code.FOUNDED_TODAY)
    village.at += timedelta(hours=25)
    assert village.founds()


def test_without_any_second_phone_the_group_waits_for_one(village: Village) -> None:
    """The founder's own phone cannot stand for the others."""
    shared = tuple(replace(m, phone=FOUNDER if m.number == 2 else "") for m in MEMBERS)
    (founded,) = village.founds(replace(UJALA, members=shared))
    assert isinstance(founded, GroupFounded)
    village.refuses(1, BeginGroup(), Code.NO_SECOND_PHONE)
    village.says(1, AddMember("तारा", "पति सोनू", "+919999900033"))
    (asked,) = village.says(1, BeginGroup())
    assert asked.ask == (5,)
    assert village.says(5, AnswerProposal(1, yes=True)) == (GroupBegun(),)


def test_a_phone_of_another_group_has_to_agree_first(store: Store) -> None:
    desk = Desk(store, phones=True)
    village = Village(store)
    hers = (*MEMBERS[:3], replace(MEMBERS[3], phone=REKHA.phone))
    founded, request, _asked = village.founds(replace(UJALA, members=hers))
    assert founded.asked == (4,)
    assert isinstance(request, PhoneAsked)
    assert request.member == 4
    rekha = request.address
    with pytest.raises(DomainError):  # somebody else's phone cannot say it
        village.says(None, AnswerPhone(request.request, yes=True), village.founder)
    answered = village.says(None, AnswerPhone(request.request, yes=True), rekha)
    assert answered == (PhoneAnswered(village.group, 4, yes=True),)
    assert village.says(None, AnswerPhone(request.request, yes=True), rekha) == ()
    with pytest.raises(DomainError) as caught:
        village.says(None, AnswerPhone(request.request, yes=False), rekha)
    assert caught.value.code is Code.NO_REQUEST
    assert desk.agrees()


# -- later, in a group that is at work ---------------------------------------------------------


@pytest.fixture
def phoned(desk: Desk) -> Desk:
    return desk


def test_an_officer_adds_a_woman_under_a_new_number(phoned: Desk) -> None:
    added = phoned.event(MEERA, AddMember("अंजना", "पति रवि", "+919999900031"))
    assert added == MemberAdded(11, 3, has_phone=True)
    phoned.refuses(GEETA, AddMember("उमा"), Code.NOT_ALLOWED)
    group = phoned.read(queries.group)
    owed = phoned.store.read(lambda c: queries.dues(c, group, 11, TODAY))
    assert owed == rupees(100)


def test_a_group_has_at_most_twenty(phoned: Desk) -> None:
    for n in range(10):
        phoned.says(MEERA, AddMember(f"नई {n}"))
    phoned.refuses(MEERA, AddMember("एक और"), Code.TOO_MANY, count=21, most=20)


def test_a_request_to_join_is_answered_once(phoned: Desk) -> None:
    address = phoned.store.write(lambda c: create_address(c, "+919999900034"))
    stranger = Actor(None, None, address)

    def asks(source: str) -> None:
        ask = AskToJoin("ASHA1", "अंजलि")
        phoned.store.write(lambda c: carry_out(c, stranger, ask, source, NOW))

    asks("in:join:1")
    phoned.refuses(GEETA, AnswerJoin(1, yes=True), Code.NOT_ALLOWED)
    phoned.refuses(MEERA, AnswerJoin(9, yes=True), Code.NO_REQUEST)
    assert phoned.event(MEERA, AnswerJoin(1, yes=True)) == MemberAdded(11, 3, has_phone=True)
    assert phoned.says(SUNITA, AnswerJoin(1, yes=True)).events == ()
    phoned.refuses(SUNITA, AnswerJoin(1, yes=False), Code.NO_REQUEST)
    asks("in:join:2")
    assert phoned.event(MEERA, AnswerJoin(2, yes=False)) == JoinRefused("अंजलि", address)


def test_another_phone_needs_a_second_officer_and_its_own_yes(phoned: Desk) -> None:
    asked = phoned.event(MEERA, AskPhone(GEETA.number, "+919999900035"))
    assert (asked.kind, asked.asks, asked.ask) == ("phone", "officer", (1, 2))
    (request,) = phoned.says(SUNITA, AnswerProposal(1, yes=True)).events
    assert isinstance(request, PhoneAsked)
    before = _reached(phoned, GEETA)
    by = Actor(None, None, request.address)
    (answered,) = phoned.store.write(
        lambda c: carry_out(c, by, AnswerPhone(request.request, yes=True), "in:new", NOW)
    ).events
    assert answered == PhoneAnswered(phoned.group, 5, True, True, tuple(before))
    assert request.address in _reached(phoned, GEETA)
    assert not set(before) & set(_reached(phoned, GEETA))
    phoned.refuses(MEERA, AskPhone(GEETA.number, "+919999900035"), Code.PHONE_HERS, member=5)


def test_an_officers_own_phone_she_does_not_agree_to_herself(phoned: Desk) -> None:
    asked = phoned.event(MEERA, AskPhone(SUNITA.number, "+919999900035"))
    assert asked.ask == (2,)


def test_an_office_goes_over_with_both_yes_and_is_dated(phoned: Desk) -> None:
    asked = phoned.event(SUNITA, ChangeOffice(Role.TREASURER, GEETA.number))
    assert (asked.asks, set(asked.ask)) == ("member", {3, 5})
    phoned.says(MEERA, AnswerProposal(1, yes=True))
    assert phoned.event(GEETA, AnswerProposal(1, yes=True)) == OfficeChanged(Role.TREASURER, 5, 3)
    held = select(OfficeHeld.member, OfficeHeld.until).where(
        OfficeHeld.group_id == phoned.group, OfficeHeld.role == Role.TREASURER
    )
    rows = phoned.store.read(lambda c: c.execute(held.order_by(OfficeHeld.since)).all())
    assert [tuple(row) for row in rows] == [(3, TODAY), (5, None)]
    phoned.refuses(GEETA, ChangeOffice(Role.TREASURER, 5), Code.NOTHING_TO_DO)
    phoned.refuses(MEERA, ChangeOffice(Role.TREASURER, 3), Code.NOT_ALLOWED)


def test_it_goes_back_on_the_same_day(phoned: Desk) -> None:
    """The one that was held for no day leaves no row; the first is open again only as a new one."""
    _gives(phoned, GEETA, MEERA)
    _gives(phoned, SITA, GEETA)
    members = {
        m.number: m for m in phoned.store.read(lambda c: queries.members(c, phoned.group, TODAY))
    }
    assert Role.TREASURER in members[SITA.number].roles
    assert not members[GEETA.number].roles


def _gives(desk: Desk, new: Person, old: Person) -> None:
    asked = desk.event(SUNITA, ChangeOffice(Role.TREASURER, new.number))
    desk.says(old, AnswerProposal(asked.proposal, yes=True))
    desk.says(new, AnswerProposal(asked.proposal, yes=True))


def test_nobody_makes_an_officer_by_herself(phoned: Desk) -> None:
    """Neither into an office that is free nor into her own."""
    free = update(OfficeHeld).where(OfficeHeld.role == Role.SECRETARY).values(until=TODAY)
    phoned.store.write(lambda c: c.execute(free))
    asked = phoned.event(MEERA, ChangeOffice(Role.SECRETARY, SITA.number))
    assert (asked.asks, asked.ask) == ("officer", (SUNITA.number,))
    own = phoned.event(MEERA, ChangeOffice(Role.TREASURER, SITA.number))
    assert (own.asks, own.ask) == ("officer", (SUNITA.number,))


def test_what_changed_meanwhile_is_not_done(phoned: Desk) -> None:
    first = phoned.event(SUNITA, ChangeOffice(Role.TREASURER, SITA.number))
    _gives(phoned, GEETA, MEERA)
    phoned.says(MEERA, AnswerProposal(first.proposal, yes=True))
    phoned.refuses(SITA, AnswerProposal(first.proposal, yes=True), Code.PROPOSAL_DECIDED)


def test_a_phone_that_says_it_is_not_her_is_taken_out(phoned: Desk) -> None:
    address = _reached(phoned, GEETA)[0]
    by = Actor(phoned.group, GEETA.number, address)
    (denied,) = phoned.store.write(
        lambda c: carry_out(c, by, DenyMembership(), "in:deny", NOW)
    ).events
    assert denied == MembershipDenied(GEETA.number)
    assert _reached(phoned, GEETA) == []


def _reached(desk: Desk, who: Person) -> list[int]:
    hers = select(AddressMember.address_id).where(
        AddressMember.group_id == desk.group, AddressMember.member == who.number
    )
    return list(desk.store.read(lambda c: c.execute(hers).scalars().all()))
