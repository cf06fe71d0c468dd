"""What random stories tried, counted: each command with what came of it, and what happened."""

from collections import Counter
from collections.abc import Iterable, Iterator

_SHOWN = 2  # reasons of refusal


class Tried:
    """Of all machines of one run."""

    def __init__(self) -> None:
        self.accepted: Counter[str] = Counter()
        self.refused: Counter[tuple[str, str]] = Counter()
        self.happened: Counter[str] = Counter()

    def note(self, command: object, events: Iterable[object]) -> None:
        """It was carried out, or asked of those who have to agree."""
        self.accepted[type(command).__name__] += 1
        self.happened.update(type(event).__name__ for event in events)

    def note_refused(self, command: object, code: str) -> None:
        """A rule said no."""
        self.refused[type(command).__name__, code] += 1

    def lines(self) -> Iterator[str]:
        """A table for people."""
        names = sorted({*self.accepted, *(name for name, _code in self.refused)})
        yield f"{'command':<20}{'tried':>8}{'accepted':>10}{'refused':>9}  mostly because"
        for name in names:
            why = Counter({code: n for (of, code), n in self.refused.items() if of == name})
            said = ", ".join(f"{code} {n}" for code, n in why.most_common(_SHOWN))
            yes, no = self.accepted[name], why.total()
            yield f"{name:<20}{yes + no:>8}{yes:>10}{no:>9}  {said}".rstrip()
        yes, no = self.accepted.total(), self.refused.total()
        yield f"{f'all {len(names)}':<20}{yes + no:>8}{yes:>10}{no:>9}"
        yield ""
        yield "What happened: " + ", ".join(
            f"{what} {n}" for what, n in sorted(self.happened.items())
        )


TRIED = Tried()
