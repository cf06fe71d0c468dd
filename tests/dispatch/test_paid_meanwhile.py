"""A reminder of money that came before it was sent."""

from datetime import datetime

import pytest
from sqlalchemy import select

from bot.clock import INDIA
from bot.notices import run
from bot.notices.saving_due import NOTICE
from bot.store import Store
from bot.store.tables import Entry, Outbox
from tests.make import create_group
from tests.talker import Talker

TEN = datetime(2026, 11, 25, 10, 5, tzinfo=INDIA)  # from the 25th on who owes is reminded


@pytest.fixture
def talker(store: Store) -> Talker:
    """A group with phones, in which nobody has paid; reminders wait to be sent."""
    store.write(lambda c: create_group(c, phones=True))
    run(store, NOTICE, TEN)
    return Talker(store, at=TEN)


def waiting(store: Store, kind: str = "saving_due") -> list[str]:
    """What is still to be sent."""
    rows = select(Outbox.text).where(Outbox.kind == kind, Outbox.state == "waiting")
    return store.read(lambda c: list(c.execute(rows.order_by(Outbox.id)).scalars()))


def deposit(talker: Talker, words: str) -> None:
    """The treasurer writes it down; her own messages are not what is looked at."""
    talker.say("MEERA", words)
    assert "✅" in "\n".join(talker.say("MEERA", "हाँ"))


def test_who_has_paid_is_not_reminded(talker: Talker, store: Store) -> None:
    """Hers is withdrawn, the others' stay; the clock does not write hers again."""
    before = waiting(store)
    deposit(talker, "गीता 100 जमा")
    assert len(waiting(store)) == len(before) - 1
    run(store, NOTICE, TEN)
    assert len(waiting(store)) == len(before) - 1


def test_who_has_paid_a_part_is_reminded_of_the_rest(talker: Talker, store: Store) -> None:
    """A reminder of the whole would be the beginning of a quarrel."""
    deposit(talker, "गीता 40 जमा")
    run(store, NOTICE, TEN)
    assert [text for text in waiting(store) if "₹60" in text] == [
        "दीदी, आपकी ₹60 बचत बाकी है। सोमवार 30 नवंबर तक दे दें।"
    ]


def test_on_a_shared_phone_the_other_is_still_named(talker: Talker, store: Store) -> None:
    """Rekha and Radha share one; Rekha pays."""
    deposit(talker, "रेखा 100 जमा")
    run(store, NOTICE, TEN)
    (text,) = waiting(store, "saving_due_shared")
    assert "राधा" in text
    assert "रेखा" not in text


def test_a_reversed_deposit_is_owed_again(talker: Talker, store: Store) -> None:
    """₹60 were left; with the ₹40 taken back it is the whole again."""
    before = len(waiting(store))
    deposit(talker, "गीता 40 जमा")
    run(store, NOTICE, TEN)
    code = store.read(lambda c: c.execute(select(Entry.code)).scalar_one())
    talker.say("MEERA", f"{code} उलटो")
    assert "✅" in "\n".join(talker.say("MEERA", "हाँ"))
    run(store, NOTICE, TEN)
    assert not [text for text in waiting(store) if "₹60" in text]
    assert len(waiting(store)) == before


def test_who_shares_a_phone_does_not_lose_her_reminder_to_a_neighbour(
    talker: Talker, store: Store
) -> None:
    """Geeta has a phone of her own; what waits for Rekha and Radha stays."""
    deposit(talker, "गीता 40 जमा")
    assert len(waiting(store, "saving_due_shared")) == 1
