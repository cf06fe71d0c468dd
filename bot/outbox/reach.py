"""By which phone, and in which language, a member is reached."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, and_, bindparam, func, select

from bot import clock
from bot.outbox.rows import SILENT, AnyRow
from bot.store.tables import Address, AddressMember, Group, Member

# A number that WhatsApp did not know may have been registered since (TWILIO §6: try after 30 days).
UNUSABLE_FOR = timedelta(days=30)


@dataclass(frozen=True)
class Reach:
    """An address of a member; `shared` = it reaches other members too, so hide what is hers."""

    address_id: int
    channel: str
    language: str
    shared: bool


_SHARERS = (
    select(func.count())
    .select_from(AddressMember)
    .join(
        Member,
        and_(Member.group_id == AddressMember.group_id, Member.number == AddressMember.member),
    )
    .where(AddressMember.address_id == Address.id, Member.left_on.is_(None))
    .scalar_subquery()
)
_SHARED = select(_SHARERS).where(Address.id == bindparam("address"))
_PHONES = (
    select(AddressMember.address_id)
    .where(
        AddressMember.group_id == bindparam("group_id"),
        AddressMember.member.in_(bindparam("members", expanding=True)),
    )
    .distinct()
    .order_by(AddressMember.address_id)
)
_WAYS = (
    select(
        AddressMember.member,
        Address.id,
        Address.channel,
        Address.phone,
        SILENT.label("is_silent"),
        Address.unusable_since,
        Address.language,
        Address.script,
        Member.language.label("hers"),
        Group.language.label("its"),
        _SHARERS.label("sharers"),
    )
    .join(Address, Address.id == AddressMember.address_id)
    .join(
        Member,
        and_(Member.group_id == AddressMember.group_id, Member.number == AddressMember.member),
    )
    .join(Group, Group.id == AddressMember.group_id)
    .where(
        AddressMember.group_id == bindparam("group_id"),
        AddressMember.member.in_(bindparam("members", expanding=True)),
    )
    .order_by(AddressMember.member, AddressMember.rank, Address.channel != "whatsapp", Address.id)
)

_ONE = select(
    Address.id, Address.channel, Address.language, Address.script, Address.unusable_since,
    SILENT.label("is_silent"),
).where(Address.id == bindparam("address"))  # fmt: skip
_SMS = select(Address.id, Address.unusable_since, SILENT.label("is_silent")).where(
    Address.channel == "sms", Address.phone == bindparam("phone")
)


def is_shared(connection: Connection, address_id: int) -> bool:
    """Whether an address reaches more than one member."""
    return (connection.execute(_SHARED, {"address": address_id}).scalar() or 0) > 1


def phones(connection: Connection, group_id: int, members: Collection[int]) -> Sequence[int]:
    """The addresses of these members, whether they are usable or not, in order."""
    which = {"group_id": group_id, "members": members}
    return connection.execute(_PHONES, which).scalars().all() if members else ()


def reach(
    connection: Connection, group_id: int, members: Iterable[int], *, unasked: bool = True
) -> dict[int, Reach]:
    """The best address of each member who has one: by rank, WhatsApp before SMS.

    Left out are addresses that did not work lately and, where the message is `unasked`, every phone
    that said stop, on whichever channel: a stop on WhatsApp is no consent to SMS.
    """
    ways = _ways(connection, group_id, list(members), unasked)
    best: dict[int, Reach] = {}
    for way in ways:
        best.setdefault(way.member, _reach(way))
    return best


def reach_address(connection: Connection, address: int, language: str) -> Reach | None:
    """An address itself, whomever it reaches; None where it said stop or does not work.

    In its own language, or in `language` where nothing is known of that.
    """
    row = connection.execute(_ONE, {"address": address}).one()
    if row.is_silent or not _works(row.unusable_since):
        return None
    return Reach(row.id, row.channel, row.language or row.script or language, shared=False)


def by_sms(connection: Connection, row: AnyRow) -> int | None:
    """The SMS address for a row of the outbox that could not go by WhatsApp, if there is one.

    A message to one member goes to her SMS address, but to none that she shares with others unless
    it is the same phone; one to all who share a phone goes to this phone only.
    """
    if row.group_id is None or row.member is None:
        return _sms_of(connection, row.phone)
    ways = _ways(connection, row.group_id, [row.member], True)
    hers = (w for w in ways if w.channel == "sms" and (w.sharers <= 1 or w.phone == row.phone))
    return next((int(way.id) for way in hers), None)


def next_way(
    connection: Connection, row: AnyRow, tried: Collection[int], channels: Collection[str]
) -> int | None:
    """The next address of the member that a row of the outbox was for, if it may go there.

    Like `by_sms`: to none that she shares with others, unless it is the same phone.
    """
    if row.group_id is None or row.member is None:
        return None
    for way in _ways(connection, row.group_id, [row.member], True):
        hers = way.sharers <= 1 or way.phone == row.phone
        if hers and way.id not in tried and way.channel in channels:
            return int(way.id)
    return None


def _sms_of(connection: Connection, phone: str | None) -> int | None:
    found = connection.execute(_SMS, {"phone": phone}).one_or_none() if phone else None
    if found is None or found.is_silent or not _works(found.unusable_since):
        return None
    return int(found.id)


def _ways(
    connection: Connection, group_id: int, members: Sequence[int], unasked: bool
) -> list[AnyRow]:
    rows: Sequence[AnyRow] = connection.execute(
        _WAYS, {"group_id": group_id, "members": members}
    ).all()
    return [row for row in rows if _works(row.unusable_since) and not (unasked and row.is_silent)]


def _works(unusable_since: datetime | None) -> bool:
    return unusable_since is None or clock.now() - unusable_since > UNUSABLE_FOR


def _reach(way: AnyRow) -> Reach:
    language = way.language or way.script or way.hers or way.its
    return Reach(way.id, way.channel, language, shared=way.sharers > 1)
