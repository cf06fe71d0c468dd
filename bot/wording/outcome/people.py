"""Phones, and who wants to join."""

from collections.abc import Callable
from typing import Any

from bot.domain import events as e
from bot.i18n import _, language, speaking
from bot.wording.notes import Scene


def _join(_event: e.JoinAsked, _scene: Scene) -> str:
    return _("I have told the group's officers. They will call you or meet you.")


def phone(event: e.PhoneChanged, _scene: Scene | None = None) -> str:
    """What her phone gets from now on."""
    if event.what == "stop":
        return _("Done. I send nothing by myself any more. To begin again, write START.")
    if event.what == "start":
        return _("Done. You get receipts and reminders again.")
    with speaking(event.language or language()):
        return _("Done. I will write in this language.")


SAID: dict[type, Callable[[Any, Scene], str]] = {
    e.JoinAsked: _join,
    e.PhoneChanged: phone,
}
