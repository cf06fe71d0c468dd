"""What a system made of a case, and how long it took."""

import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple, TypeVar

from benchmarks.parts.peers import Peer

OURS = "ours"
_T = TypeVar("_T")


class Outcome(NamedTuple):
    """What a system made of a case: right | wrong | asked, in milliseconds; `sort` of our error."""

    system: str
    verdict: str
    ms: float
    text: str
    wanted: str
    got: str
    sort: str = ""
    tags: frozenset[str] = frozenset()


Set = Callable[[Sequence[Peer]], Iterator[Outcome]]


def verdict_of(wanted: object, found: object) -> str:
    """Nothing where nothing is wanted is right; nothing where something is, is asking."""
    if found is None:
        return "right" if wanted is None else "asked"
    return "right" if found == wanted else "wrong"


def timed(reads: Callable[[], _T]) -> tuple[_T, float]:
    """What it gives, and its milliseconds."""
    began = time.perf_counter()
    found = reads()
    return found, (time.perf_counter() - began) * 1000


def noting(reads: Callable[..., _T], took: list[float]) -> Callable[..., _T]:
    """The same, and its milliseconds go to `took`."""

    def noted(*asked: Any) -> _T:
        found, ms = timed(partial(reads, *asked))
        took.append(ms)
        return found

    return noted
