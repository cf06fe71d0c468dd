"""Buttons in the chat: of the open question, of one that was answered, of a notice."""

import pytest
from sqlalchemy import select

from bot.outbox import taps
from bot.store import Store
from bot.store.tables import Conversation
from tests.make import create_group
from tests.talker import WITH_BUTTONS, Talker


@pytest.fixture
def talker(store: Store) -> Talker:
    """A group with phones."""
    store.write(lambda c: create_group(c, phones=True))
    return Talker(store, house=WITH_BUTTONS)


def nonces(store: Store) -> list[str]:
    """Of the questions that are open."""
    which = select(Conversation.nonce).where(Conversation.nonce != "")
    return list(store.read(lambda c: c.execute(which).scalars().all()))


def test_the_open_questions_button_answers_it(talker: Talker, store: Store) -> None:
    """The first button of the read-back is yes."""
    talker.say("MEERA", "गीता 100 जमा")
    assert nonces(store)
    assert "✅" in talker.tap("MEERA", "हाँ")[0]
    assert nonces(store) == []


def test_an_old_button_confirms_nothing(talker: Talker, store: Store) -> None:
    """The "yes" of Geeta's 100 is tapped while Sita's 5000 waits."""
    talker.say("MEERA", "गीता 100 जमा")
    row, old = talker.button("MEERA", "हाँ")
    talker.say("MEERA", "रद्द")
    talker.say("MEERA", "सीता ऐच्छिक 5000 जमा")
    talker.told()
    assert talker.say("MEERA", "हाँ", button=taps.marked(old, row)) == []
    [again] = talker.told()
    assert "पुराना बटन" in again
    assert "₹5,000" in again
    assert nonces(store), "Sita's question is still open"


def test_a_claims_button_works_once(talker: Talker) -> None:
    """Tapped twice, the second time it is said that it was answered."""
    talker.say("GEETA", "मैंने 100 जमा किए")
    assert "✅" in talker.tap("MEERA", "हाँ")[0]
    assert "पहले ही हाँ" in talker.tap("MEERA", "हाँ")[0]
