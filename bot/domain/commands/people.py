"""Phones, and who belongs to the group."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ChooseLanguage:
    """Speak this language to this phone from now on; "" = follow the script of her messages."""

    language: str


@dataclass(frozen=True)
class StopMessages:
    """Nothing unasked to this phone any more."""


@dataclass(frozen=True)
class StartMessages:
    """Unasked messages may go to this phone again."""


@dataclass(frozen=True)
class AskToJoin:
    """An unknown phone wants to join the group with this code; an officer is told."""

    group_code: str
    name: str
