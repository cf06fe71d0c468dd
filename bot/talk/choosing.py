"""Answers that are one of a few."""

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from bot import nlu
from bot.i18n import _
from bot.talk.ask import Misread
from bot.talk.plain import Plain

T = TypeVar("T")


class YesNo(Plain):
    """A whole yes or a whole no; anything more is not an answer."""

    @property
    def choices(self) -> tuple[str, ...]:
        """Both words, for buttons."""
        return (_("Yes"), _("No"))

    @property
    def example(self) -> str:
        """How to answer."""
        return _("Write yes or no.")

    def read(self, words: str) -> bool | Misread:
        """True, False, or not understood."""
        said = nlu.read_yes_no(words)
        return Misread() if said is None else said

    def revive(self, kept: Any) -> bool:
        """As kept."""
        return bool(kept)


@dataclass(frozen=True)
class OneOf(Plain, Generic[T]):
    """One of a few options: (value, label); answered by number or by the label's words.

    `others`: values that are allowed too, though they are not listed.
    """

    options: tuple[tuple[T, str], ...]
    others: tuple[T, ...] = ()

    @property
    def choices(self) -> tuple[str, ...]:
        """The labels."""
        return tuple(label for _value, label in self.options)

    @property
    def example(self) -> str:
        """How to answer."""
        return _("Write the number of your choice.")

    def read(self, words: str) -> T | Misread:
        """The option's value."""
        index = nlu.read_choice(words, self.choices)
        return Misread() if index is None else self.options[index][0]

    def revive(self, kept: Any) -> T:
        """Only while it is offered."""
        for value, _label in self.options:
            if value == kept:
                return value
        if kept in self.others:
            return self.others[self.others.index(kept)]
        raise LookupError(kept)
