"""A draft becomes a group: register, offices, phones, opening balances and the first meeting."""

from datetime import date, datetime

from sqlalchemy import Connection, select

from bot import clock
from bot.books.carry_out import Actor, carry_out
from bot.books.enrol import create_group, enrol, first_due, give_phones
from bot.domain import accounts
from bot.domain.commands import OpenBooks, Opening, PlanNextMeeting
from bot.domain.groups import Role
from bot.domain.money import Paise
from bot.imports.draft import Draft, Fault
from bot.store.tables import Group


def already_there(connection: Connection, draft: Draft) -> tuple[Fault, ...]:
    """What stands against writing `draft` into these books."""
    taken = connection.execute(select(Group.id).where(Group.code == draft.code)).first()
    if taken is None:
        return ()
    return (Fault("group", 0, f"there is a group with the code {draft.code} already"),)


def write(connection: Connection, draft: Draft, at: datetime) -> int:
    """Write `draft` as of `at`; returns the group's id. Raises DomainError."""
    group_id = register(connection, draft, at)
    by = Actor(group_id, None)
    if balances := _openings(draft):
        command = OpenBooks(at.astimezone(clock.INDIA).date(), tuple(balances))
        carry_out(connection, by, command, f"import:{draft.code}:opening", at)
    if draft.meeting_rule:
        carry_out(connection, by, PlanNextMeeting(), f"import:{draft.code}:meeting", at)
    return group_id


def register(
    connection: Connection,
    draft: Draft,
    at: datetime,
    state: str = "open",
    since: date | None = None,
) -> int:
    """The group, its women (`since` that day) and their phones, without any money; its id."""
    day = since or at.astimezone(clock.INDIA).date()
    treasurer = draft.with_office(Role.TREASURER)
    group_id = create_group(
        connection,
        at,
        code=draft.code,
        name=draft.name,
        programme=draft.programme,
        place=draft.place,
        cycle=draft.cycle,
        saving=draft.saving,
        language=draft.language,
        formed_on=draft.formed_on,
        dues_from=draft.dues_from or first_due(draft.meeting_rule, draft.cycle, day),
        meeting_rule=draft.meeting_rule,
        meeting_time=draft.meeting_time,
        meeting_place=draft.meeting_place,
        holder=treasurer.number if treasurer else None,
        state=state,
    )
    enrol(connection, group_id, draft.members, day)
    give_phones(connection, group_id, draft.members, at)
    return group_id


def _openings(draft: Draft) -> list[Opening]:
    """What each woman has saved, and the fund; `OpenBooks` sets the rest against 3090."""
    openings = [
        Opening(accounts.SAVING, str(member.number), Paise(-member.opening))
        for member in draft.members
        if member.opening
    ]
    if draft.revolving_fund:
        openings += [
            Opening(accounts.BANK, "", draft.revolving_fund),
            Opening(accounts.REVOLVING_FUND, "", Paise(-draft.revolving_fund)),
        ]
    return openings
