"""Answers that are women of the register."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot import nlu
from bot.domain import groups
from bot.i18n import _
from bot.talk.ask import Misread
from bot.talk.plain import Plain
from bot.wording import unclear


@dataclass(frozen=True)
class Member(Plain):
    """One of `people`, by register number or name; women of one name are told apart by asking."""

    people: Sequence[groups.Member]

    @property
    def example(self) -> str:
        """How to answer."""
        return _("Write her name or her number in the register.")

    @property
    def roster(self) -> nlu.Roster:
        """As the understanding wants it."""
        return tuple(nlu.Person(m.number, m.name, m.relation) for m in self.people)

    def read(self, words: str) -> int | Misread:
        """Register number."""
        found = nlu.read_member(words, self.roster)
        if isinstance(found, nlu.Unclear):
            return Misread(unclear.sentence(found, self.people))
        return found

    def correct(self, words: str, value: int) -> int | None:
        """Just another name, said at the confirmation."""
        found = nlu.read_member(words, self.roster)
        return None if isinstance(found, nlu.Unclear) or words.strip().isdigit() else found

    def revive(self, kept: Any) -> int:
        """Only while she is in the register."""
        return _known(kept, self.people)


@dataclass(frozen=True)
class MemberOrNone(Member):
    """The same; a no is nobody, kept as 0."""

    def read(self, words: str) -> int | Misread:
        """Register number, or 0."""
        return 0 if nlu.is_the_end(words) else super().read(words)

    def revive(self, kept: Any) -> int:
        """Only while she is in the register."""
        return super().revive(kept) if kept else 0


@dataclass(frozen=True)
class Members(Plain):
    """Several of `people`."""

    people: Sequence[groups.Member]

    @property
    def example(self) -> str:
        """How to answer."""
        return _("Write their numbers, like this: 1 4 7")

    def read(self, words: str) -> tuple[int, ...] | Misread:
        """Register numbers."""
        found = nlu.read_members(words, Member(self.people).roster)
        if isinstance(found, nlu.Unclear):
            return Misread(unclear.sentence(found, self.people))
        return found

    def keep(self, value: tuple[int, ...]) -> Any:
        """A list."""
        return list(value)

    def revive(self, kept: Any) -> tuple[int, ...]:
        """Only those in the register."""
        return tuple(_known(number, self.people) for number in kept)


def _known(number: Any, people: Sequence[groups.Member]) -> int:
    if any(member.number == number for member in people):
        return int(number)
    raise LookupError(number)
