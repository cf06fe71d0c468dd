"""A cut-off becomes a group whose books wait for the yes of its three officers."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, Row, select

from bot.books.carry_out import Actor, carry_out
from bot.domain.groups import Role
from bot.domain.schedule import next_cycle
from bot.imports.cutoff import CutOff
from bot.imports.draft import Fault
from bot.imports.writer import register
from bot.store.tables import Group
from bot.wording import told

_ASKED_FIRST = (Role.PRESIDENT, Role.SECRETARY, Role.TREASURER)


def against(connection: Connection, found: CutOff, by: int | None) -> tuple[Fault, ...]:
    """What stands against writing it: the group is at work already, or `by` is no officer."""
    faults = []
    row = _known(connection, found)
    if row and row.state != "founding":
        reason = f"there is a group with the code {found.draft.code} already, and it is at work"
        faults.append(Fault("group", 0, reason))
    officers = {member.number for member in found.draft.members if member.role}
    if by is not None and by not in officers:
        reason = f"number {by} is no officer; --by takes the number of one"
        faults.append(Fault("members", 0, reason))
    return tuple(faults)


def write(connection: Connection, found: CutOff, by: int | None, at: datetime) -> tuple[int, ...]:
    """The register (once), and the question to the two other officers; returns who is asked.

    A second time the books are proposed anew, as after a refusal or 48 hours. Raises DomainError.
    """
    row = _known(connection, found)
    books, draft = found.books, found.draft
    first = next_cycle(draft.cycle, books.as_of, books.as_of)
    group_id = (
        row.id
        if row
        else register(
            connection,
            replace(draft, dues_from=draft.dues_from or first),
            at,
            "founding",
            books.as_of,
        )
    )
    proposer = by if by is not None else _first_officer(found)
    source = f"import:{draft.code}:cutoff:{at.isoformat()}"
    events = carry_out(connection, Actor(group_id, proposer), books, source, at).events
    told.tell(connection, told.scene(connection, group_id, at), events, at, by=proposer)
    return tuple(n for event in events for n in getattr(event, "ask", ()))


def group_of(connection: Connection, found: CutOff) -> int:
    """The id of the group that was written from it. Raises LookupError."""
    row = _known(connection, found)
    if row is None:
        raise LookupError(found.draft.code)
    return int(row.id)


def _known(connection: Connection, found: CutOff) -> Row[int, str] | None:
    which = select(Group.id, Group.state).where(Group.code == found.draft.code)
    return connection.execute(which).first()


def _first_officer(found: CutOff) -> int:
    order = {role: place for place, role in enumerate(_ASKED_FIRST)}
    held = [(order[m.role], m.number) for m in found.draft.members if m.role]
    return min(held)[1]
