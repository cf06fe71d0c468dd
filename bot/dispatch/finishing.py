"""Carrying a command out, telling the others, and withdrawing what it made pointless."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from bot import metrics
from bot.books import queries
from bot.books.carry_out import Actor
from bot.books.carry_out import carry_out as execute
from bot.context import Context
from bot.domain import commands as c
from bot.domain import events as e
from bot.domain.commands import Command
from bot.domain.papers import Paper
from bot.outbox import withdraw
from bot.outbox.reach import phones
from bot.store import savepoint
from bot.wording import outcome, told
from bot.wording.notes import Scene

_OF_LOANS = (
    e.InstalmentPaid, e.LoanRescheduled, e.InterestWaived, e.LoanWrittenOff, e.EntryReversed,
)  # fmt: skip
_CHANGED = (e.MemberAdded, e.OfficeChanged, e.GroupBegun)  # `it` has read the register before


@dataclass(frozen=True)
class Result:
    """The words for the one who did it, whether others are to hear of it, a paper of hers."""

    text: str
    queued: bool
    paper: Paper | None = None


def carry_out(
    connection: Connection, it: Context, command: Command, address_id: int, source: str
) -> Result:
    """In a savepoint: a refusal leaves nothing behind but the refusal. Raises DomainError."""
    by = Actor(it.group_id, it.number, address_id)
    with savepoint(connection, "command"):
        events: Sequence[e.Event] = execute(connection, by, command, source, it.at).events
    group_id = _group_of(events, it)
    if group_id is None:
        return Result(outcome.phones(events), queued=False)
    _withdraw(connection, group_id, command, events, it)
    if group_id == it.group_id and not any(isinstance(event, _CHANGED) for event in events):
        scene = Scene(it.group, it.members, it.zone)
    else:
        scene = told.scene(connection, group_id, it.at, it.zone)
    events = told.addressed(connection, scene, events)
    queued = told.tell(connection, scene, events, it.at, by=_number(events, it))
    for event in events:
        metrics.ENTRIES.labels(type(event).__name__).inc()
    return Result(outcome.said(events, scene), bool(queued), outcome.paper(events, it.number))


def _group_of(events: Sequence[e.Event], it: Context) -> int | None:
    for event in events:
        if isinstance(event, e.JoinAsked | e.GroupFounded | e.PhoneAnswered):
            return event.group_id
    return it.group_id


def _number(events: Sequence[e.Event], it: Context) -> int | None:
    """Hers who hears the answer: a founder has just got one, elsewhere it may be another's."""
    founded = next((ev for ev in events if isinstance(ev, e.GroupFounded)), None)
    if founded:
        return founded.founder
    return it.number if _group_of(events, it) == it.group_id else None


def _withdraw(
    connection: Connection,
    group_id: int,
    command: Command,
    events: Sequence[e.Event],
    it: Context,
) -> None:
    """Questions that are answered and reminders of a time that is no more are not sent."""
    causes: list[str] = []
    if isinstance(command, c.ConfirmClaims | c.RefuseClaims):
        causes += [f"claim:{group_id}:{number}" for number in command.claims]
    decided = any(not isinstance(event, e.YesTaken) for event in events)
    if isinstance(command, c.AnswerProposal) and decided:  # else it still waits for others
        causes.append(f"proposal:{group_id}:{command.proposal}")
    for event in events:
        if isinstance(event, e.MeetingPlanned | e.MeetingCancelled):
            line = queries.meeting(connection, group_id, event.meeting)
            if line:
                causes.append(f"meeting:{group_id}:{event.meeting}")
                causes += [
                    f"meeting:{group_id}:{event.meeting}:{version}"
                    for version in range(1, line.version + (line.state != "planned"))
                ]
    causes += _about_saving(connection, group_id, events)
    causes += _about_loans(connection, group_id, events)
    withdraw(connection, causes, it.at)


def _about_saving(
    connection: Connection, group_id: int, events: Sequence[e.Event]
) -> Iterator[str]:
    """Reminders of money that came meanwhile; the clock writes anew what is still owed."""
    members: set[int] = set()
    for event in events:
        if isinstance(event, e.CollectionRecorded):
            members |= {receipt.member for receipt in event.receipts}
        elif isinstance(event, e.EntryReversed) and event.member:
            members.add(event.member)
    for member in sorted(members):
        yield f"saving:{group_id}:{member}"
    for phone in phones(connection, group_id, members):
        yield f"saving:{group_id}:phone:{phone}"


def _about_loans(connection: Connection, group_id: int, events: Sequence[e.Event]) -> Iterator[str]:
    """Reminders of an instalment, where her loan is another by now."""
    members = {event.member for event in events if isinstance(event, _OF_LOANS) and event.member}
    for member in sorted(members):
        yield f"instalment:{group_id}:{member}"
    for phone in phones(connection, group_id, members):
        yield f"instalment:{group_id}:phone:{phone}"
