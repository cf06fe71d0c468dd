"""A reminder of an instalment that came before it was sent."""

from datetime import datetime

import pytest
from sqlalchemy import select

from bot.clock import INDIA
from bot.notices import instalment_due, run
from bot.store import Store
from bot.store.tables import Entry, Outbox
from tests.make import create_group
from tests.talker import Talker

DUE = datetime(2026, 12, 21, 10, 5, tzinfo=INDIA)


@pytest.fixture
def talker(store: Store) -> Talker:
    """Geeta's instalment is due today; the reminder waits to be sent."""
    store.write(lambda c: create_group(c, phones=True, dues_from=None))
    talker = Talker(store)
    for who, words in (
        ("MEERA", "रेखा 6000 ऐच्छिक बचत"),
        ("MEERA", "हाँ"),
        ("MEERA", "गीता को 5000 लोन दिया 10 किस्त"),
        ("MEERA", "1"),
        ("MEERA", "हाँ"),
        ("SUNITA", "हाँ"),
        ("GEETA", "हाँ"),
    ):
        talker.say(who, words)
    talker.at = DUE
    run(store, instalment_due.NOTICE, DUE)
    return talker


def waiting(store: Store) -> list[str]:
    """The kinds of reminders that are still to be sent."""
    rows = select(Outbox.kind).where(Outbox.kind.like("instalment_%"), Outbox.state == "waiting")
    return store.read(lambda c: list(c.execute(rows).scalars()))


def test_who_has_paid_is_not_reminded(talker: Talker, store: Store) -> None:
    """And is again where that was taken back."""
    assert waiting(store) == ["instalment_today"]
    talker.say("MEERA", "5 ने 600 किस्त दी")
    talker.say("MEERA", "हाँ")
    assert waiting(store) == []
    newest = select(Entry.code).order_by(Entry.number.desc()).limit(1)
    code = store.read(lambda c: c.execute(newest).scalar_one())
    talker.say("MEERA", f"{code} उलटो")
    talker.say("MEERA", "हाँ")
    run(store, instalment_due.NOTICE, DUE)
    assert waiting(store) == ["instalment_today"]
