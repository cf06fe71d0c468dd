"""From help everything can be reached that somebody may want to say."""

from collections.abc import Mapping
from datetime import UTC

import pytest

from bot.context import Context
from bot.dispatch import buttons
from bot.domain.errors import DomainError
from bot.i18n import LANGUAGES, catalogue, speaking
from bot.store import Store
from handlers import HANDLERS
from handlers._chapters import CHAPTERS, FOR_ALL, MEMBER, OFFICER
from tests.make import create_group
from tests.people import GEETA, SUNITA
from tests.talker import HOUSE, NOON

# What answers a question or a message of the bot, or is said by itself while something goes on.
ANSWERS = {
    "bare", "begin_group", "bylaw_change", "confirm_no", "confirm_yes", "correct", "decide",
    "found_group", "greeting", "help", "join", "media", "meeting_next", "menu", "out_of_scope",
    "phone_no", "phone_yes", "receipt_ok", "remind_unpaid", "several", "start", "stranger",
    "thanks",
}  # fmt: skip
_MOST_ROWS, _ROW = 10, 24


def _reached(first: Mapping[str, str]) -> set[str]:
    """All ids that can be chosen from this page on."""
    found: set[str] = set()
    open_ = [first]
    while open_:
        for id_ in open_.pop().keys() - found:
            found.add(id_)
            intent, _, topic = id_.partition("?topic=")
            if intent == "help":
                open_.append(CHAPTERS[topic])
    return found


def test_nothing_is_unreachable() -> None:
    """An officer reaches every intent; a member what is hers, by chapters that are open to her."""
    intents = {id_.partition("?")[0] for id_ in _reached(OFFICER)}
    assert intents == HANDLERS.keys() - (ANSWERS - {"help"})
    hers = _reached(MEMBER)
    assert {id_.partition("=")[2] for id_ in hers if id_.startswith("help?")} == FOR_ALL
    assert {f"help?topic={chapter}" for chapter in CHAPTERS} <= _reached(OFFICER) | hers


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_is_one_list_that_can_be_tapped(language: str) -> None:
    """Ten rows, and in no language two of one name."""
    for page in (MEMBER, OFFICER, *CHAPTERS.values()):
        assert len(page) <= _MOST_ROWS
        labels = [catalogue(language).get(label, label) for label in page.values()]
        assert len(set(labels)) == len(labels)
        own = [label for id_, label in zip(page, labels, strict=True) if "movement?" not in id_]
        assert not [label for label in own if len(label) > _ROW]


@pytest.mark.parametrize("number", [SUNITA.number, GEETA.number])
def test_each_choice_leads_somewhere(store: Store, number: int) -> None:
    """In a group that has nothing yet it may say why not; nothing breaks."""
    group = store.write(lambda c: create_group(c, phones=True))
    for id_ in _reached(OFFICER if number == SUNITA.number else MEMBER):
        meaning = buttons.meaning(id_)
        assert meaning

        def chosen(c, meaning=meaning):
            it = Context(c, NOON.astimezone(UTC), HOUSE.zone, "hi", "", group, number)
            try:
                return HANDLERS[meaning.intent](it.taking(meaning))
            except DomainError as refused:
                return refused

        with speaking("hi"):
            assert store.read(chosen)
