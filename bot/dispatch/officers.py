"""Which officer a member who is stuck may call, and on what number.

A number is shown to a member of the officer's own group, and to nobody else.
"""

from sqlalchemy import Connection, bindparam, select

from bot.context import Context
from bot.domain.groups import Member
from bot.store.tables import Address, AddressMember

_OWN = select(Address.phone).where(Address.id == bindparam("own")).scalar_subquery()
_PHONES = (
    select(AddressMember.member, Address.phone)
    .join_from(AddressMember, Address, Address.id == AddressMember.address_id)
    .where(
        AddressMember.group_id == bindparam("group_id"),
        AddressMember.member.in_(bindparam("officers", expanding=True)),
        Address.phone.is_not(None),
        _OWN.is_(None) | (Address.phone != _OWN),  # a phone they share: she holds it in her hand
    )
    .order_by(Address.unusable_since.is_not(None), AddressMember.rank, Address.id)
)


def others(it: Context) -> tuple[Member, ...]:
    """The officers beside herself, treasurer first; nobody to a stranger."""
    if it.group_id is None or all(member.number != it.number for member in it.members):
        return ()
    return tuple(officer for officer in it.officers() if officer.number != it.number)


def to_call(connection: Connection, it: Context, own: int) -> tuple[Member, str] | None:
    """The first officer whose number is known, and the number; `own` = the address that writes."""
    officers = others(it)
    if not officers:
        return None
    keys = {"group_id": it.group_id, "officers": [o.number for o in officers], "own": own}
    numbers: dict[int, str] = {}
    for row in connection.execute(_PHONES, keys):
        numbers.setdefault(row.member, row.phone)
    return next(((o, numbers[o.number]) for o in officers if o.number in numbers), None)
