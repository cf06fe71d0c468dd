"""What most kinds of answers share, and an answer that later words do not change."""

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from bot.talk.ask import Answer, Misread

T = TypeVar("T")


class Plain:
    """No choices, no example, kept as it is, and not to be changed from a later question."""

    @property
    def choices(self) -> tuple[str, ...]:
        """Labels to choose from."""
        return ()

    @property
    def example(self) -> str:
        """How an answer may look."""
        return ""

    def correct(self, words: str, value: Any) -> Any:
        """Nothing earlier is changed unless a kind knows how."""
        return None

    def keep(self, value: Any) -> Any:
        """Most values are JSON already."""
        return value


@dataclass(frozen=True)
class Settled(Plain, Generic[T]):
    """`answer`, not to be changed by words at a later question: they name other things there."""

    answer: Answer[T]

    @property
    def choices(self) -> tuple[str, ...]:
        """Its labels."""
        return self.answer.choices

    @property
    def example(self) -> str:
        """Its example."""
        return self.answer.example

    def read(self, words: str) -> T | Misread:
        """As it reads."""
        return self.answer.read(words)

    def keep(self, value: T) -> Any:
        """As it keeps."""
        return self.answer.keep(value)

    def revive(self, kept: Any) -> T:
        """As it revives."""
        return self.answer.revive(kept)
