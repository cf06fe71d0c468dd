"""The same message carried out again changes nothing, whatever it asked for."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.books.carry_out import expire_claims
from bot.domain.commands import (
    AnswerDispute,
    AnswerInvitation,
    AnswerProposal,
    CallMeeting,
    CancelMeeting,
    ChangeHolder,
    ClaimDeposit,
    Command,
    ConfirmClaims,
    DepositInBank,
    GiveToCarrier,
    IdentifyReceipt,
    Line,
    MarkAttendance,
    MoveMeeting,
    OpenBooks,
    OpenDispute,
    Opening,
    RecordCollection,
    RecordUnidentified,
    RefuseClaims,
    ReleaseAdvances,
    RepeatMeetings,
    ReverseEntry,
)
from bot.domain.events import ClaimsRefused
from bot.domain.money import rupees
from bot.store import Store
from tests.books.desk import Desk, snapshot
from tests.make import TODAY
from tests.people import EVERYONE, KAMLA, KSHAMA, MEERA, REKHA, SITA, SUNITA, Person

TONIGHT = datetime(2026, 11, 21, 13, 0, tzinfo=UTC)
ALL = RecordCollection(tuple(Line(p.number, rupees(100)) for p in EVERYONE), TODAY)

STORY: tuple[tuple[Person | None, Command], ...] = (
    (None, OpenBooks(date(2026, 10, 31), (Opening("2010", "4", rupees(-600)),))),
    (MEERA, ALL),  # posts nine and claims her own
    (SUNITA, ConfirmClaims((1,))),
    (REKHA, ClaimDeposit(rupees(50), TODAY)),
    (MEERA, RefuseClaims((2,))),
    (MEERA, GiveToCarrier(REKHA.number, rupees(500))),
    (REKHA, AnswerProposal(1, yes=True)),
    (REKHA, DepositInBank(rupees(300), "S1", TODAY, carrier=4)),
    (MEERA, GiveToCarrier(SITA.number, rupees(100))),
    (SITA, AnswerProposal(2, yes=False)),
    (SUNITA, ChangeHolder(3, 8)),
    (MEERA, AnswerProposal(3, yes=True)),
    (KAMLA, AnswerProposal(3, yes=True)),
    (MEERA, RecordUnidentified(rupees(300), TODAY)),
    (None, ReleaseAdvances(TODAY)),
    (REKHA, OpenDispute("")),
    (SUNITA, AnswerDispute(1, accept=False)),
    (REKHA, OpenDispute("")),
    (SUNITA, CallMeeting(TONIGHT)),
    (SUNITA, MoveMeeting(1, TONIGHT + timedelta(hours=1))),
    (REKHA, AnswerInvitation(1, yes=True)),
    (KSHAMA, MarkAttendance(1, (4, 5), (6,))),
    (SUNITA, RepeatMeetings("monthly:10", 15, 0)),
    (SUNITA, CancelMeeting(2)),
)


def test_every_message_acts_once(store: Store) -> None:
    """Each is delivered twice; the second time nothing is written and nothing refused."""
    desk = Desk(store, phones=True)
    for number, (who, command) in enumerate(STORY):
        first = desk.says(who, command, source=f"in:{number}")
        assert not first.repeated, command
        before = desk.store.read(snapshot)
        if isinstance(command, CallMeeting):
            continue  # a second one is refused, which its own test shows
        again = desk.says(who, command, source=f"in:{number}")
        assert desk.store.read(snapshot) == before, command
        assert again.repeated or again.events in (first.events, ()), command
    assert desk.agrees()


def test_taking_back_and_identifying_act_once(desk: Desk) -> None:
    """These need a receipt's code."""
    (receipt,) = desk.collects(MEERA, (REKHA, 100))
    found = desk.event(MEERA, RecordUnidentified(rupees(300), TODAY))
    for command in (ReverseEntry(receipt.code), IdentifyReceipt(found.code, 4)):
        assert desk.says(MEERA, command, source=f"in:{command}").events
        assert desk.says(MEERA, command, source=f"in:{command}").repeated


@pytest.mark.parametrize("days", [6, 7])
def test_claims_expire_after_seven_days(desk: Desk, days: int) -> None:
    """Those of each group together, once."""
    desk.says(REKHA, ClaimDeposit(rupees(100), TODAY))
    at = desk.at + timedelta(days=days)
    gone = desk.store.write(lambda c: expire_claims(c, at))
    expected = ((desk.group, ClaimsRefused(((1, 4, rupees(100)),), "")),)
    assert gone == (expected if days == 7 else ())
    assert desk.store.write(lambda c: expire_claims(c, at)) == ()
