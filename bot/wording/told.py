"""Writes what others must hear into the outbox, in their language, hidden on phones they share."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.books import queries
from bot.clock import INDIA
from bot.domain.events import ClaimMade, Event
from bot.i18n import _, speaking
from bot.i18n.templates import render
from bot.outbox import Message, queue
from bot.outbox.queue import Lane
from bot.outbox.reach import Reach, reach, reach_address
from bot.wording.notes import Note, Scene, notes
from bot.wording.notes.base import said_in

_REMINDERS = frozenset({"meeting_set", "meeting_moved", "meeting_cancelled", "please_pay"})


def scene(connection: Connection, group_id: int, at: datetime, zone: ZoneInfo = INDIA) -> Scene:
    """The group as its notes are written from it."""
    members = queries.members(connection, group_id, at.astimezone(zone).date())
    return Scene(queries.group(connection, group_id), members, zone)


def addressed(connection: Connection, scene: Scene, events: Sequence[Event]) -> list[Event]:
    """`events` with claims addressed to officers who can be reached; none, where nobody can."""
    asked = {number for e in events if isinstance(e, ClaimMade) for number in e.ask}
    if not asked:
        return list(events)
    ways = reach(connection, scene.group.id, asked)
    return [
        replace(e, ask=tuple(n for n in e.ask if n in ways)) if isinstance(e, ClaimMade) else e
        for e in events
    ]


def tell(
    connection: Connection,
    scene: Scene,
    events: Sequence[Event],
    at: datetime,
    by: int | None = None,
) -> int:
    """Queue the messages `events` call for; `by` hears the answer instead. Returns how many."""
    if not events:
        return 0
    group_id = scene.group.id
    told = [note for event in events for note in notes(event, scene) if note.member != by]
    ways = reach(connection, group_id, {n.member for n in told if n.address is None})
    reached = [(n, ways[n.member]) for n in told if n.address is None and n.member in ways]
    for note in told:
        if note.address is not None:
            way = reach_address(connection, note.address, scene.group.language)
            reached += [(note, way)] if way else []
    messages = _once_a_phone(_messages(group_id, reached))
    return len(queue(connection, messages, at)) if messages else 0


def _messages(group_id: int, reached: list[tuple[Note, Reach]]) -> Iterable[Message]:
    open_: list[tuple[Note, Reach]] = []
    hidden: list[tuple[Note, Reach]] = []
    for note, way in reached:
        (hidden if note.private and way.shared else open_).append((note, way))
    for note, way in open_:
        yield _message(group_id, note, way)
    hidden.sort(key=lambda pair: pair[1].address_id)
    for _address, pairs in groupby(hidden, key=lambda pair: pair[1].address_id):
        together = list(pairs)
        yield _masked(group_id, together[0][1], len(together))


def _once_a_phone(messages: Iterable[Message]) -> list[Message]:
    """What would reach a shared phone twice in the same words is sent there once."""
    return list({(m.address_id, m.kind, m.text): m for m in messages}.values())


def _message(group_id: int, note: Note, way: Reach) -> Message:
    with speaking(way.language):
        said = render(note.kind, way.language, **said_in(note.figures))
        # Somebody may hold an office in two groups: the button says which one it is about.
        of_group = f"&group={group_id}" if note.address is None else ""
        buttons = tuple((f"{id_}{of_group}", _(label)) for id_, label in note.buttons)
    return Message(
        address_id=way.address_id,
        kind=note.kind,
        language=way.language,
        text=said.text,
        variables=said.variables,
        buttons=buttons,
        lane=Lane.REMINDERS if note.kind in _REMINDERS else Lane.RECEIPTS,
        group_id=group_id if note.address is None else None,
        member=note.member or None,
        cause=note.cause,
        expires_at=note.expires_at,
    )


def _masked(group_id: int, way: Reach, count: int) -> Message:
    """A phone is not a person: whoever holds it learns that there is news, not whose."""
    said = render("masked", way.language, count=str(count))
    return Message(
        address_id=way.address_id,
        kind="masked",
        language=way.language,
        text=said.text,
        variables=said.variables,
        group_id=group_id,
    )
