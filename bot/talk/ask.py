"""A question with a key, and what an answer to it has to be able to do."""

import hashlib
from collections.abc import Generator
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar, runtime_checkable

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True)
class Misread:
    """The words are no answer; `why` says in the speaker's language what is wrong, or is ""."""

    why: str = ""


class Answer(Protocol[T]):
    """How one kind of answer is read from words, kept as JSON, and brought back."""

    @property
    def choices(self) -> tuple[str, ...]:
        """Labels to choose from; () where the answer is open."""
        ...

    @property
    def example(self) -> str:
        """How an answer may look, for somebody who was not understood twice."""
        ...

    def read(self, words: str) -> T | Misread:
        """The value that `words` mean, taken whole."""
        ...

    def correct(self, words: str, value: T) -> T | None:
        """The new value, if `words` said at a later question change this answer (now `value`)."""
        ...

    def keep(self, value: T) -> Any:
        """`value` as JSON."""
        ...

    def revive(self, kept: Any) -> T:
        """The value again; raises LookupError or ValueError when it no longer means anything."""
        ...


@runtime_checkable
class ByPhoto(Protocol):
    """An answer that a picture without words can be."""

    def read_photo(self, photo: str) -> Any:
        """The value; `photo` is the picture's name."""
        ...


@dataclass(frozen=True)
class Ask(Generic[T]):
    """One question; `key` is what its answer is found by, through every change of the flow."""

    key: str
    text: str
    answer: Answer[T]


Talk = Generator[Ask[Any], Any, R]


def about(*facts: object) -> str:
    """A short stamp of `facts` for the key of a confirmation: `f"ok:{about(lines, day)}"`.

    When what is to be confirmed has changed since it was read back, the key is another one, and
    the question is put again instead of the yes being taken.
    """
    return hashlib.blake2s(repr(facts).encode(), digest_size=4).hexdigest()


def ask(key: str, text: str, answer: Answer[T]) -> Generator[Ask[T], T, T]:
    """`value = yield from ask("amount", _("How much?"), Rupees())`: typed, unlike a bare yield."""
    value = yield Ask(key, text, answer)
    return value
