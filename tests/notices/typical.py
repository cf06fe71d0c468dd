"""Every message that goes out unasked, with the figures of an ordinary day."""

from collections.abc import Iterator

from bot.notices.examples import events, examples, typical

EVENTS = events(typical("hi"))


def figures(language: str) -> Iterator[tuple[str, dict[str, str]]]:
    """(kind, its figures) of every event's notes and of every notice of the clock."""
    return examples(language, typical(language))
