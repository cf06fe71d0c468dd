"""Who may be at the other end: a phone, and the members it reaches."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class Reached:
    """A member whom this phone reaches."""

    group_id: int
    number: int
    name: str
    language: str
    group_name: str
    group_language: str


@dataclass(frozen=True)
class Caller:
    """An address with everything one read brings: its people and its conversation's row."""

    address_id: int
    language: str  # chosen
    script: str  # of the last message
    heard_at: datetime | None  # when it wrote last
    people: tuple[Reached, ...]
    talking: Any  # the row's columns of the conversation

    @property
    def fallback_language(self) -> str:
        """Of the member or her group, before she has written anything."""
        if not self.people:
            return ""
        return self.people[0].language or self.people[0].group_language
