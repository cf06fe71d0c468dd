"""Who wants to join a group, and which phones are asked whether they are a member's."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.orm import aliased

from bot.store.tables import Address, Group, JoinRequest, Member, PhoneRequest


class JoinLine(NamedTuple):
    """A request to join that no officer has answered."""

    number: int
    name: str
    asked_at: datetime


class PhoneLine(NamedTuple):
    """A phone is asked whether it is this member's."""

    number: int
    group: str
    member: str
    asked_at: datetime


_JOINS = (
    select(JoinRequest.id, JoinRequest.name, JoinRequest.asked_at)
    .where(JoinRequest.group_id == bindparam("group_id"), JoinRequest.state == "waiting")
    .order_by(JoinRequest.id)
)
_Same = aliased(Address)
_PHONES = (
    select(PhoneRequest.id, Group.name, Member.name, PhoneRequest.asked_at)
    .join_from(PhoneRequest, Group, Group.id == PhoneRequest.group_id)
    .join(
        Member,
        (Member.group_id == PhoneRequest.group_id) & (Member.number == PhoneRequest.member),
    )
    .join(Address, Address.id == PhoneRequest.address_id)
    .outerjoin(_Same, _Same.phone == Address.phone)
    .where(
        PhoneRequest.state == "waiting",
        (PhoneRequest.address_id == bindparam("address")) | (_Same.id == bindparam("address")),
    )
    .distinct()
    .order_by(PhoneRequest.id)
)


def join_requests(connection: Connection, group_id: int) -> tuple[JoinLine, ...]:
    """Those that wait, oldest first."""
    return tuple(JoinLine(*row) for row in connection.execute(_JOINS, {"group_id": group_id}))


def phone_requests(connection: Connection, address: int) -> tuple[PhoneLine, ...]:
    """What this phone is asked, on whichever of its channels."""
    return tuple(PhoneLine(*row) for row in connection.execute(_PHONES, {"address": address}))
