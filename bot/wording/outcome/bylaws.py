"""A rule was decided anew."""

from collections.abc import Callable
from typing import Any

from bot.domain import events as e
from bot.i18n import _, long_day
from bot.wording.bylaws import law_name, law_value
from bot.wording.notes import Scene


def _changed(event: e.BylawChanged, _scene: Scene) -> str:
    return _(
        "✅ {what} is now {value}, from {day} on; before it was {before}. Everyone is told.",
        what=law_name(event.law),
        value=law_value(event.law, event.value),
        day=long_day(event.since),
        before=law_value(event.law, event.before),
    )


SAID: dict[type, Callable[[Any, Scene], str]] = {e.BylawChanged: _changed}
