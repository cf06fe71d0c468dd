"""The rehearsal room's way to the house: it is told who lives there, and what it wishes is done."""

import time
from contextlib import suppress
from typing import Any

import requests
from sqlalchemy import Connection, func, or_, select

from bot import clock
from bot.cli import evening
from bot.cli.household import Household
from bot.store import Store
from bot.store.tables import Address, AddressMember, Group, Meeting, Member, OfficeHeld

_AGAIN = 2.0  # seconds between two looks into the books
_PATIENCE = 2.0


class Room:
    """`tend` now and then: it tells the simulator of the groups, and does what the page orders."""

    def __init__(self, simulator: str, house: Household, store: Store) -> None:
        self._url = f"{simulator}/simulator/house"
        self._house, self._store = house, store
        self._groups: list[dict[str, Any]] = []
        self._looked = 0.0

    def tend(self) -> None:
        """Keep the house up, except what the page wants to be down. Raises WillNotRunError."""
        self._house.tend()
        if time.monotonic() >= self._looked + _AGAIN:
            self._groups = self._store.read(groups)
            self._looked = time.monotonic()
        told: dict[str, Any] = {"groups": self._groups, "redis": self._house.redis_state}
        with suppress(requests.RequestException):  # the household starts it again
            answer = requests.post(self._url, json=told, timeout=_PATIENCE)
            answer.raise_for_status()
            self._house.keep_redis(down=answer.json()["redis"] == "down")


def groups(connection: Connection) -> list[dict[str, Any]]:
    """All groups with their next meetings, and their members who have a phone."""
    now = clock.now()
    meets = (
        select(func.min(Meeting.starts_at))
        .where(
            Meeting.group_id == Group.id, Meeting.state == "planned", Meeting.starts_at > now,
        )
        .scalar_subquery()
    )  # fmt: skip
    found = (
        select(Group.id, Group.code, Group.name, meets.label("meets"))
        .order_by(Group.code != evening.GROUP, Group.id)  # whom the terminal plays stands first
    )  # fmt: skip
    return [
        {
            "code": row.code,
            "name": row.name,
            "meeting": row.meets and row.meets.isoformat(),
            "people": _people(connection, row.id),
        }
        for row in connection.execute(found).all()
    ]


def _people(connection: Connection, group_id: int) -> list[dict[str, Any]]:
    today = clock.today()
    role = (
        select(func.min(OfficeHeld.role))
        .where(
            OfficeHeld.group_id == Member.group_id, OfficeHeld.member == Member.number,
            or_(OfficeHeld.until.is_(None), OfficeHeld.until > today),
        )
        .scalar_subquery()
    )  # fmt: skip
    found = (
        select(Member.number, Member.name, Member.relation, role.label("role"), Address.phone)
        .join(AddressMember, (AddressMember.group_id == Member.group_id)
              & (AddressMember.member == Member.number))
        .join(Address, Address.id == AddressMember.address_id)
        .where(Member.group_id == group_id, Member.left_on.is_(None), Address.phone.is_not(None))
        .distinct()
        .order_by(Member.number)
    )  # fmt: skip
    return [dict(row) for row in connection.execute(found).mappings().all()]
