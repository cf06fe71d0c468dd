"""Taking a message in, once, and closing it with its answer: few statements, all prebuilt."""

from collections.abc import Sequence
from dataclasses import asdict, fields
from datetime import datetime
from typing import Any, Protocol

from sqlalchemy import Connection, bindparam, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from bot import nlu
from bot.channels.base import Inbound
from bot.dispatch.caller import Caller, Reached
from bot.dispatch.talking import Talking
from bot.store.tables import Address, AddressMember, Conversation, Group, Inbox, Member

_CALLER = (
    select(
        Address.id,
        Address.language,
        Address.script,
        Address.user_id,
        Address.phone,
        Address.heard_at,
        Conversation.group_id.label("talk_group"),
        Conversation.member.label("talk_member"),
        Conversation.speaker_at,
        Conversation.flow,
        Conversation.answers,
        Conversation.given,
        Conversation.waiting_for,
        Conversation.nonce,
        Conversation.misses,
        Conversation.first_words,
        Conversation.choices,
        Conversation.touched_at,
        Member.group_id.label("of_group"),
        Member.number,
        Member.name,
        Member.language.label("her_language"),
        Group.name.label("group_name"),
        Group.language.label("group_language"),
    )
    .join(Conversation, Conversation.address_id == Address.id)
    .outerjoin(AddressMember, AddressMember.address_id == Address.id)
    .outerjoin(
        Member,
        (Member.group_id == AddressMember.group_id)
        & (Member.number == AddressMember.member)
        & Member.left_on.is_(None),
    )
    .outerjoin(Group, Group.id == Member.group_id)
    .where(
        Address.channel == bindparam("channel"),
        or_(Address.phone == bindparam("phone"), Address.user_id == bindparam("user_id")),
    )
    .order_by(Address.user_id.is_(None), Address.id, Member.group_id, Member.number)
    # On PostgreSQL this makes two messages from one phone wait for each other.
    .with_for_update(of=Conversation)
)
_ADDRESS = select(Address.id, Address.phone, Address.user_id).where(
    Address.channel == bindparam("channel"),
    or_(Address.phone == bindparam("phone"), Address.user_id == bindparam("user_id")),
)
_ADD: dict[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}
_TAKE_IN = {
    name: add(Inbox)
    .on_conflict_do_nothing(index_elements=["channel", "provider_id"])
    .returning(Inbox.id)
    for name, add in _ADD.items()
}
_GIVEN = select(Inbox.answer).where(
    Inbox.channel == bindparam("channel"), Inbox.provider_id == bindparam("provider_id")
)
_CLOSE = (
    update(Inbox)
    .where(Inbox.id == bindparam("inbox_id"))
    .values(
        answer=bindparam("said"),
        intent=bindparam("meant"),
        group_id=bindparam("whose_group"),
        member=bindparam("whose"),
    )
)
_ASIDE = (
    update(Inbox)
    .where(Inbox.id == bindparam("inbox_id"))
    .values(answer=bindparam("said"), intent=bindparam("meant"), extra=bindparam("more"))
)
_HEARD = (
    update(Address)
    .where(Address.id == bindparam("address"))
    .values(heard_at=bindparam("at"), script=bindparam("script_now"), unusable_since=None)
)
_KEPT = tuple(each.name for each in fields(Talking))
_TALKED = (
    update(Conversation)
    .where(Conversation.address_id == bindparam("address"))
    .values({name: bindparam(f"new_{name}") for name in _KEPT})
)
_BETWEEN = "\x1e"  # record separator: between the texts of one answer


class Held(Protocol):
    """What `set_aside` wants to know of a message that is only kept."""

    @property
    def intent(self) -> str: ...

    @property
    def extra(self) -> dict[str, Any]: ...


class Dealt(Protocol):
    """What `finish` wants to know of how a message was dealt with."""

    intent: str
    before: Talking
    talking: Talking
    group_id: int | None
    member: int | None


def caller(connection: Connection, inbound: Inbound, at: datetime) -> Caller:
    """The address this came from, made when it is new, with its people and its conversation."""
    rows = _rows(connection, inbound)
    if not rows:
        _welcome(connection, inbound, at)
        rows = _rows(connection, inbound)
    first = rows[0]
    reached = tuple(
        Reached(r.of_group, r.number, r.name, r.her_language, r.group_name, r.group_language)
        for r in rows
        if r.id == first.id and r.number is not None
    )
    return Caller(first.id, first.language, first.script, first.heard_at, reached, first)


def _rows(connection: Connection, inbound: Inbound) -> Sequence[Any]:
    """The address's rows, after phone and user id were brought together.

    A number that comes with another user id than before belongs to somebody else now (TWILIO, "What
    changes decisions" 4): the old address keeps its id, the number goes to a new one. An id that
    was heard of before its number is joined to the number's address.
    """
    rows = connection.execute(_CALLER, _key(inbound)).all()
    if not inbound.user_id or not inbound.phone or not rows:
        return rows
    if all(row.phone == inbound.phone and row.user_id == inbound.user_id for row in rows):
        return rows
    _bring_together(connection, inbound, inbound.phone)
    return connection.execute(_CALLER, _key(inbound)).all()


def _bring_together(connection: Connection, inbound: Inbound, phone: str) -> None:
    known = connection.execute(_ADDRESS, _key(inbound)).all()
    by_phone = next((row for row in known if row.phone == phone), None)
    by_id = next((row for row in known if row.user_id == inbound.user_id), None)
    if by_phone is None and by_id:
        if not by_id.phone:
            _set(connection, by_id.id, phone=phone)
    elif by_phone and by_phone.user_id:
        _set(connection, by_phone.id, phone=None)
    elif by_phone:
        if by_id:
            _set(connection, by_id.id, user_id=None)
        _set(connection, by_phone.id, user_id=inbound.user_id)
        _talk_to(connection, by_phone.id)


def _set(connection: Connection, address: int, **values: str | None) -> None:
    connection.execute(update(Address).where(Address.id == address).values(**values))


def _welcome(connection: Connection, inbound: Inbound, at: datetime) -> None:
    """A phone we have not heard of, or one that an import wrote down and that never wrote yet.

    Two first messages at once are no trouble: whoever comes second finds the rows there.
    """
    add = _ADD[connection.dialect.name]
    values = {"channel": inbound.channel, "phone": inbound.phone, "user_id": inbound.user_id}
    connection.execute(add(Address).on_conflict_do_nothing(), values | {"created_at": at})
    for address in connection.execute(_ADDRESS, _key(inbound)):
        _talk_to(connection, address.id)


def _talk_to(connection: Connection, address: int) -> None:
    add = _ADD[connection.dialect.name]
    started = {"address_id": address, "answers": {}, "given": {}, "choices": []}
    connection.execute(add(Conversation).on_conflict_do_nothing(), started)


def _key(inbound: Inbound) -> dict[str, str]:
    return {
        "channel": inbound.channel,
        "phone": inbound.phone or "",
        "user_id": inbound.user_id or "",
    }


def take_in(connection: Connection, inbound: Inbound, who: Caller, at: datetime) -> int | None:
    """The new row's id, or None when this message was taken in before."""
    values = {
        "channel": inbound.channel,
        "provider_id": inbound.provider_id,
        "address_id": who.address_id,
        "words": nlu.without_secrets(inbound.words),
        "extra": _extra(inbound),
        "received_at": at,
    }
    number = connection.execute(_TAKE_IN[connection.dialect.name], values).scalar()
    return None if number is None else int(number)


def _extra(inbound: Inbound) -> dict[str, Any]:
    extra: dict[str, Any] = {}
    if inbound.button:
        extra["button"] = inbound.button
    if inbound.media:
        extra["media"] = [asdict(item) for item in inbound.media]
    return extra


def given_answer(connection: Connection, inbound: Inbound) -> tuple[str, ...]:
    """What was answered when this message came first."""
    key = {"channel": inbound.channel, "provider_id": inbound.provider_id}
    said: str = connection.execute(_GIVEN, key).scalar_one()
    return tuple(said.split(_BETWEEN)) if said else ()


def finish(
    connection: Connection,
    number: int,
    who: Caller,
    script: str,
    dealt: Dealt,
    texts: Sequence[str],
    at: datetime,
) -> None:
    """Write down the answer, that this phone was heard, and where its conversation stands now."""
    closing = {
        "inbox_id": number,
        "said": _BETWEEN.join(texts),
        "meant": dealt.intent,
        "whose_group": dealt.group_id,
        "whose": dealt.member,
    }
    connection.execute(_CLOSE, closing)
    connection.execute(_HEARD, {"address": who.address_id, "at": at, "script_now": script})
    if dealt.talking == dealt.before and not dealt.talking.flow:
        return
    values = {f"new_{name}": getattr(dealt.talking, name) for name in _KEPT}
    values |= {"new_choices": list(dealt.talking.choices), "new_touched_at": at}
    connection.execute(_TALKED, values | {"address": who.address_id})


def set_aside(
    connection: Connection,
    number: int,
    inbound: Inbound,
    who: Caller,
    held: Held,
    texts: Sequence[str],
    at: datetime,
) -> None:
    """Close a message that was not acted on: her conversation stays where it was."""
    closing = {
        "inbox_id": number,
        "said": _BETWEEN.join(texts),
        "meant": held.intent,
        "more": _extra(inbound) | held.extra,
    }
    connection.execute(_ASIDE, closing)
    wrote_at = min(inbound.wrote_at or at, at)
    heard_at = max(who.heard_at, wrote_at) if who.heard_at else wrote_at
    heard = {"address": who.address_id, "at": heard_at, "script_now": who.script}
    connection.execute(_HEARD, heard)
