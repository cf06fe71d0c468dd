"""The names of one group, keyed for all scripts, and what typed names were resolved to."""

from functools import lru_cache

from bot.nlu import bands
from bot.nlu.likeness import FAR, distance, joined, sounds
from bot.nlu.meaning import Unclear
from bot.nlu.named import People, is_common
from bot.nlu.roster import Roster

_REMEMBERED = 4096  # names of each kind kept for each roster


class RosterIndex:
    """The keys of one roster, and what its names were resolved to."""

    def __init__(self, roster: Roster) -> None:
        self.people = People(roster)
        self._resolved: dict[tuple[tuple[str, ...], float, bool], int | Unclear | None] = {}
        self._related: dict[tuple[str, float], frozenset[int]] = {}
        self._begins: dict[str, bool] = {}
        self._kinds = {
            kind: frozenset(p.number for p in self.people.all if p.kind in (kind, ""))
            for kind in ("wife", "daughter")
        }

    def resolve(
        self, words: tuple[str, ...], *, most: float = FAR, alone: bool = False
    ) -> int | Unclear | None:
        """Who is meant; nobody for what costs more than `most` (bands.VERY, bands.FREE or any).

        `alone`: a name was asked for, so names that are farther away are asked about too.
        """
        asked = (words, most, alone)
        if asked not in self._resolved:
            if len(self._resolved) > _REMEMBERED:
                self._resolved.clear()
            self._resolved[asked] = bands.resolve(words, self.people, most, alone=alone)
        return self._resolved[asked]

    def may_begin(self, word: str) -> bool:
        """Whether somebody's very name begins with `word`; the quick "no" for ordinary words."""
        if word not in self._begins:
            if len(self._begins) > _REMEMBERED:
                self._begins.clear()
            said = joined(word)
            self._begins[word] = any(
                key.startswith(said)
                for person in self.people.all
                for key in (*person.keys, person.key)
            )
        return self._begins[word]

    def surnamed(self, word: str) -> int | Unclear | None:
        """Who has `word` as her second name and is called by it alone."""
        said = sounds(word)
        numbers = tuple(
            person.number
            for person in self.people.all
            if any(distance(said, other, bands.FREE) < FAR for other in person.others)
        )
        if numbers and is_common(word):  # रानी is a woman's first name too
            return Unclear("near_name", numbers, word)
        return bands.one_of(numbers, word, self.people)

    def related(self, word: str, *, exact: bool = False) -> frozenset[int]:
        """Whose husband or father is called `word`."""
        his = sounds(word)
        most = bands.VERY if exact else his.sure
        if (word, most) not in self._related:
            if len(self._related) > _REMEMBERED:
                self._related.clear()
            self._related[word, most] = bands.of_relation(his, self.people, most)
        return self._related[word, most]

    def of_kind(self, kind: str) -> frozenset[int]:
        """Who is written as a "wife" or "daughter" of somebody, and who may be either."""
        return self._kinds[kind]


@lru_cache(maxsize=512)
def index_of(roster: Roster) -> RosterIndex:
    """The index of a roster, built once."""
    return RosterIndex(roster)
