"""What has changed, in order, so that a page can be told of it and may ask from where it left."""

import threading
import uuid
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

T = TypeVar("T")


class Feed(Generic[T]):
    """`tell` what has changed (None = anything but a T); `since` a place tells of it once each.

    A place is a text, "life.n": a page that comes from an earlier life has to begin anew.
    """

    def __init__(self) -> None:
        self._life = uuid.uuid4().hex[:8]
        self._changed = threading.Condition()
        self._told: list[T | None] = []

    def tell(self, what: T | None = None) -> None:
        """It has changed; who waits is woken."""
        with self._changed:
            self._told.append(what)
            self._changed.notify_all()

    @property
    def place(self) -> str:
        """Where it stands now."""
        with self._changed:
            return f"{self._life}.{len(self._told)}"

    def since(self, place: str, wait: float = 0.0) -> "News[T] | None":
        """What came after `place`, waiting for the first; None = `place` is of another life."""
        life, _, number = place.partition(".")
        if life != self._life or not number.isdigit():
            return None
        with self._changed:
            if len(self._told) <= int(number):
                self._changed.wait(wait)
            return News(f"{life}.{len(self._told)}", self._told[int(number) :])


class News(Generic[T]):
    """Iterates over what has changed, each once, where it changed last; `place` to ask from."""

    def __init__(self, place: str, told: Iterable[T | None]) -> None:
        self.place = place
        self._told = list(told)
        self.of_state = None in self._told  # something beside the Ts

    def __iter__(self) -> Iterator[T]:
        by_identity = {id(each): each for each in reversed(self._told) if each is not None}
        return reversed(list(by_identity.values()))
