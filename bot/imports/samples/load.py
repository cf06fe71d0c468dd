"""Load the sample groups by the same commands that people's messages become."""

import tomllib
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from bot import clock
from bot.books.carry_out import Actor, carry_out
from bot.domain.groups import Cycle, Programme, Role
from bot.domain.money import Paise, rupees
from bot.imports import writer
from bot.imports.draft import Draft, MemberDraft
from bot.imports.samples.history import MONTHS, History
from bot.store.tables import Address, AddressMember, Group

FOLDER = Path(__file__).parent


def load(connection: Connection, now: datetime) -> Iterator[str]:
    """Write those groups that are not there yet, as if they had used the bot for six months."""
    return iter([_one(connection, plan, now) for plan in plans() if _is_new(connection, plan)])


def loaded(connection: Connection) -> list[str]:
    """Names of the sample groups that are in the books: known by their codes and their phones."""
    made_up = plans()
    phones = {line["phone"] for plan in made_up for line in plan["members"] if "phone" in line}
    found = (
        select(Group.name)
        .join(AddressMember, AddressMember.group_id == Group.id)
        .join(Address, Address.id == AddressMember.address_id)
        .where(Group.code.in_([plan["code"] for plan in made_up]), Address.phone.in_(phones))
        .distinct()
    )
    return sorted(connection.execute(found).scalars())


def plans() -> list[dict[str, Any]]:
    """What the files say, one group each."""
    return [tomllib.loads(file.read_text()) for file in sorted(FOLDER.glob("*.toml"))]


def _is_new(connection: Connection, plan: dict[str, Any]) -> bool:
    return not writer.already_there(connection, draft_of(plan, date.min))


def _one(connection: Connection, plan: dict[str, Any], now: datetime) -> str:
    first = _months_before(now.astimezone(clock.INDIA).date(), MONTHS)
    draft = draft_of(plan, first)
    # Noon of the month's last day before the first: dues and meetings begin with that first month.
    founded = datetime.combine(first - timedelta(1), datetime.min.time(), clock.INDIA)
    group_id = writer.write(connection, draft, founded + timedelta(hours=12))
    for step in History(plan, draft, first):
        by = Actor(group_id, step.by)
        carry_out(connection, by, step.command, f"import:{draft.code}:{step.name}", step.at)
    return draft.name


def draft_of(plan: dict[str, Any], first: date) -> Draft:
    """The group of one file as a draft whose savings are owed from `first` on."""
    return Draft(
        code=plan["code"],
        name=plan["name"],
        programme=Programme(plan["programme"]),
        cycle=Cycle.MONTHLY,
        saving=rupees(plan["saving"]),
        members=tuple(_member(line) for line in plan["members"]),
        place=plan.get("place", ""),
        meeting_rule=plan["meeting_rule"],
        meeting_time=plan["meeting_time"],
        meeting_place=plan.get("meeting_place", ""),
        revolving_fund=rupees(plan.get("revolving_fund", 0)),
        dues_from=first,
    )


def _member(line: dict[str, Any]) -> MemberDraft:
    role = Role(line["role"]) if "role" in line else None
    return MemberDraft(
        line["number"], line["name"], line["relation"], line.get("phone", ""), role,
        opening=Paise(0),
    )  # fmt: skip


def _months_before(day: date, months: int) -> date:
    month = day.year * 12 + day.month - 1 - months
    return date(month // 12, month % 12 + 1, 1)
