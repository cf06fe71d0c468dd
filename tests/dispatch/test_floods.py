"""More messages from one phone than anybody writes: kept, not acted on, said once."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from bot.books.queries.money import savings
from bot.i18n import _, speaking
from bot.store import Store
from bot.store.tables import Address, Entry, Inbox
from tests.make import create_group
from tests.people import MEERA, SITA
from tests.talker import Talker

LIMIT = 30


@pytest.fixture
def talker(store: Store) -> Talker:
    store.write(lambda c: create_group(c, phones=True, saving=10000))
    return Talker(store)


def _flooded() -> str:
    with speaking("hi"):
        return _(
            "Too many messages at once. Nothing was written from here on. "
            "Wait a minute, then write again."
        )


def _flood(talker: Talker, messages: int, name: str = "MEERA") -> list[list[str]]:
    """Different words, so that it is no loop."""
    return [talker.say(name, f"{number} नंबर की बचत") for number in range(messages)]


def _intents(talker: Talker) -> list[str]:
    return talker.store.read(lambda c: list(c.execute(select(Inbox.intent)).scalars()))


def test_what_comes_above_the_limit_is_kept_and_said_once(talker: Talker) -> None:
    said = _flood(talker, LIMIT + 10)

    assert all(said[:LIMIT])
    assert said[LIMIT] == [_flooded()]
    assert said[LIMIT + 1 :] == [[]] * 9
    assert _intents(talker).count("flood") == 10
    words = talker.store.read(lambda c: list(c.execute(select(Inbox.words)).scalars()))
    assert words[-1] == f"{LIMIT + 9} नंबर की बचत"


def test_of_a_flood_no_money_is_written(talker: Talker) -> None:
    """Not even by a yes to a question that was asked before."""
    _flood(talker, LIMIT - 1)
    assert talker.say("MEERA", "सीता 100 जमा")
    assert talker.say("MEERA", "हाँ") == [_flooded()]
    assert talker.store.read(lambda c: c.execute(select(func.count(Entry.number))).scalar()) == 0

    talker.at += timedelta(minutes=2)
    assert talker.say("MEERA", "हाँ")[0].startswith("✅")
    assert talker.store.read(lambda c: savings(c, 1, SITA.number).total) == 10000


def test_it_goes_on_until_the_stream_calms(talker: Talker) -> None:
    """At half the limit a minute, not at the first message below it; then it is said anew."""
    _flood(talker, LIMIT + 1)
    for _each in range(20):
        talker.at += timedelta(seconds=1.5)
        assert talker.say("MEERA", "मेरी बचत") == []
    talker.at += timedelta(seconds=61)
    assert talker.say("MEERA", "मेरी बचत") != []
    assert _flood(talker, LIMIT + 1).count([_flooded()]) == 1


def test_other_phones_and_the_other_channel_are_not_touched(talker: Talker) -> None:
    _flood(talker, LIMIT + 3)
    assert talker.say("SITA", "मेरी बचत")
    talker.channel = "sms"
    assert talker.say("MEERA", "hello")


def test_a_stop_is_never_left_lying(talker: Talker) -> None:
    """But a machine that says nothing but stop is a flood like any."""
    _flood(talker, LIMIT + 3)
    assert talker.say("MEERA", "STOP")
    phone = (Address.channel == "whatsapp", Address.phone == MEERA.phone)
    stopped = select(Address.stopped_at).where(*phone)
    assert talker.store.read(lambda c: c.execute(stopped).scalar())
    for _each in range(LIMIT):
        last = talker.say("MEERA", "STOP")
    assert last == []


def test_a_repeated_delivery_gets_the_same_answer(talker: Talker) -> None:
    said = _flood(talker, LIMIT + 1)
    assert talker.repeat() == said[-1] == [_flooded()]


@pytest.mark.parametrize("pause", [2.1, 5])
def test_who_writes_fast_all_day_is_no_flood(talker: Talker, pause: float) -> None:
    for _each in range(LIMIT * 2):
        talker.at += timedelta(seconds=pause - 1)
        assert talker.say("MEERA", f"{_each} नंबर की बचत")
    assert "flood" not in _intents(talker)
