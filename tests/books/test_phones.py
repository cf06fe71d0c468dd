"""What belongs to a phone: language, stop, start, asking to join."""

import pytest
from sqlalchemy import select

from bot.books.carry_out import Actor, Outcome, carry_out
from bot.domain.commands import AskToJoin, ChooseLanguage, Command, StartMessages, StopMessages
from bot.domain.errors import Code, DomainError
from bot.domain.events import JoinAsked, PhoneChanged
from bot.store import Store
from bot.store.tables import Address
from tests.make import NOW, create_address, create_group
from tests.people import STRANGER_PHONE


@pytest.fixture
def phone(store: Store) -> int:
    """A phone nobody knows."""
    return store.write(lambda c: create_address(c, STRANGER_PHONE))


def _says(store: Store, phone: int, command: Command, source: str = "in:1") -> Outcome:
    return store.write(lambda c: carry_out(c, Actor(None, None, phone), command, source, NOW))


def _row(store: Store, phone: int) -> tuple[object, ...]:
    columns = select(Address.language, Address.stopped_at).where(Address.id == phone)
    return tuple(store.read(lambda c: c.execute(columns).one()))


def test_language_stop_and_start(store: Store, phone: int) -> None:
    """All without belonging to a group."""
    done = _says(store, phone, ChooseLanguage("hi_Latn"))
    assert done.events == (PhoneChanged("language", "hi_Latn"),)
    assert _says(store, phone, StopMessages()).events == (PhoneChanged("stop"),)
    assert _row(store, phone) == ("hi_Latn", NOW)
    assert _says(store, phone, StartMessages()).events == (PhoneChanged("start"),)
    assert _row(store, phone) == ("hi_Latn", None)


def test_a_stranger_asks_to_join(store: Store, phone: int) -> None:
    """The officers are told once; the code may be typed in any case."""
    group = store.write(create_group)
    asked = _says(store, phone, AskToJoin(" asha1", "  लता   देवी "))
    (event,) = asked.events
    assert isinstance(event, JoinAsked)
    assert (event.group_id, event.name, event.ask) == (group, "लता देवी", (1, 2, 3))
    assert _says(store, phone, AskToJoin("ASHA1", "लता")).repeated
    assert _says(store, phone, AskToJoin("ASHA1", "लता"), "in:2").repeated


def test_an_unknown_group_code(store: Store, phone: int) -> None:
    """Is said to be unknown."""
    with pytest.raises(DomainError) as caught:
        _says(store, phone, AskToJoin("NIX", "लता"))
    assert caught.value.code is Code.UNKNOWN_CODE


def test_start_on_one_channel_is_for_the_whole_phone(store: Store, phone: int) -> None:
    """A stop on one silences them all, so a start has to wake them all."""
    store.write(lambda c: create_address(c, STRANGER_PHONE, channel="sms", stopped_at=NOW))
    _says(store, phone, StopMessages())
    _says(store, phone, StartMessages(), "in:2")
    stopped = store.read(lambda c: c.execute(select(Address.stopped_at)).scalars().all())
    assert stopped == [None, None]
