"""One message with everything that can be read from it, each part read when it is first wanted."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import NamedTuple

from bot.nlu import bulk, names, slips, trade_words
from bot.nlu.bulk import Bulk
from bot.nlu.days import dates, rules, times
from bot.nlu.days.rules import Recurring
from bot.nlu.lexicon import look
from bot.nlu.meaning import Unclear
from bot.nlu.pieces import Piece, concepts_of
from bot.nlu.roster import Roster

OFFICERS = frozenset({"treasurer", "president", "secretary", "staff"})
_CODE = re.compile(
    r"(?<![A-Za-z0-9])(?=[2-9]*[A-Z])(?=[A-Z]*[2-9])[A-HJKMNP-Z2-9]{4}(?![A-Za-z0-9])",
    re.IGNORECASE,
)
_UNITS = frozenset({"th", "st", "nd", "rd", "gb", "mb", "ml", "yr", "yrs"})
_OF_GROUP = ("treasurer", "officer_word", "group", "bank", "honorific", "box")
_BREAKS = frozenset({",", ".", "।", ";", "!"})
_LETTERS = re.compile(r"[A-Za-z]+")


class Receiver(NamedTuple):
    """To whom something was given: "मीरा को … दिए"."""

    words: str
    is_stranger: bool  # nobody of the group and no officer


@dataclass(frozen=True)
class Heard:
    """A message in the ears of one group."""

    text: str
    said: tuple[Piece, ...]
    role: str
    roster: Roster
    today: date
    context: str = ""

    @property
    def is_officer(self) -> bool:
        """Whether an officer, or staff who write for the group, speaks."""
        return self.role in OFFICERS

    @cached_property
    def concepts(self) -> frozenset[str]:
        """All concepts, but not those of a member's name or of the letters in a code."""
        other = self.named | self.coded
        return concepts_of(p for n, p in enumerate(self.said) if n not in other)

    def has(self, *concepts: str) -> bool:
        """Whether any of `concepts` is said."""
        return not self.concepts.isdisjoint(concepts)

    @cached_property
    def words(self) -> int:
        """How many words are said, without numbers in digits and marks."""
        return sum(1 for piece in self.said if piece.kind == "word")

    @cached_property
    def named(self) -> frozenset[int]:
        """The pieces that are surely members' names."""
        return _spans((m.start, m.end) for m in self.mentions if isinstance(m.value, int))

    @cached_property
    def mentions(self) -> list[names.Mention]:
        """Members by name, or by a number that is surely theirs."""
        found = names.find(self.said, self.roster)
        return [mention for mention in found if not self._is_a_shop(mention)]

    def _is_a_shop(self, mention: names.Mention) -> bool:
        """ "गीता ट्रेडर्स", "गीता की दुकान": whoever it is called after, it is no member."""
        starts = {start for start, _end, what in trade_words.found(self.said) if what == "own:shop"}
        behind = mention.end
        while behind < len(self.said) and self.said[behind].has("of", "of_or_to", "honorific"):
            behind += 1
        return behind in starts

    @cached_property
    def receiver(self) -> Receiver | None:
        """Who got the money, when somebody is named before "को" or behind "to"."""
        if not self.has("gave"):
            return None
        named = {n: m for m in self.mentions for n in range(m.start, m.end)}
        for place, piece in enumerate(self.said):
            near = place + 1 if piece.has("to_before") else place - 1 if piece.has("to") else -1
            if not 0 <= near < len(self.said):
                continue
            if near in named:
                who = named[near]
                return Receiver(" ".join(p.text for p in self.said[who.start : who.end]), False)
            whom = self.said[near]
            if whom.is_unknown or whom.has("other_person", "goods", *_OF_GROUP):
                return Receiver(whom.text, not whom.has(*_OF_GROUP))
        return None

    @cached_property
    def strange(self) -> frozenset[int]:
        """Words that no list has, that are no member's name and no part of a number."""
        doubtful = {n for a in self.bulk.money for n in range(a.start - 1, a.end + 1)
                    if isinstance(a.value, Unclear) and a.value.why == "near_number"}  # fmt: skip
        alike = _spans(
            (m.start, m.end) for m in self.mentions
            if isinstance(m.value, Unclear) and m.value.why == "same_name"
        )  # fmt: skip
        other = self.named | self.coded | doubtful | alike
        return frozenset(n for n, p in enumerate(self.said) if p.is_unknown and n not in other)

    @cached_property
    def tense(self) -> str:
        """past, future or "" by the verbs."""
        return dates.tense([
            p for n, p in enumerate(self.said) if n not in self.named and not self.is_count(n)
        ])  # fmt: skip

    def is_count(self, place: int) -> bool:
        """ "du sau" is two hundred; only "du" alone is "I may give"."""
        follows = self.said[place + 1 : place + 2]
        return self.said[place].word.is_number and any(
            p.word.is_number or p.has("rupee") for p in follows
        )

    @cached_property
    def clauses(self) -> tuple[range, ...]:
        """The parts between commas, lines, and words such as "इसलिए"."""
        ends = [
            n for n, p in enumerate(self.said)
            if p.kind == "line" or p.text in _BREAKS or p.has("clause")
        ]  # fmt: skip
        edges = [-1, *ends, len(self.said)]
        return tuple(range(a + 1, b) for a, b in pairwise(edges) if b > a + 1)

    @cached_property
    def code(self) -> str:
        """A receipt's code, in capitals."""
        return _code(self.text)[0]

    @cached_property
    def coded(self) -> frozenset[int]:
        """The pieces of a receipt's code."""
        _, start, end = _code(self.text)
        return frozenset(n for n, p in enumerate(self.said) if start <= p.start and p.end <= end)

    @cached_property
    def _slip(self) -> slips.Slip:
        return slips.find(self.said)

    @property
    def slip(self) -> str:
        """The number of a bank slip."""
        return self._slip.number

    @cached_property
    def _clocks(self) -> list[times.Clock]:
        skip = self.named | self.coded | self._slip.used
        return times.find(self.said, skip, meeting=self.has("meeting"))

    @property
    def time(self) -> time | Unclear | None:
        """The time of day, if one is said."""
        values = list(dict.fromkeys(clock.value for clock in self._clocks))
        if len(values) > 1:
            return Unclear("several", tuple(v for v in values if isinstance(v, time)), self.text)
        return values[0] if values else None

    @cached_property
    def timed(self) -> frozenset[int]:
        """The pieces that are times."""
        return _spans((clock.start, clock.end) for clock in self._clocks)

    @cached_property
    def _days(self) -> dict[str, list[dates.Day]]:
        """The days by where the words lean, each read once."""
        return {}

    def days(self, lean: str) -> list[dates.Day]:
        """The days said; the verbs' tense wins over `lean`."""
        leaning = self.tense or lean
        if leaning not in self._days:
            skip = self.named | self.coded | self._slip.used | self.timed
            self._days[leaning] = dates.find(self.said, self.today, leaning, skip)
        return self._days[leaning]

    def day(self, lean: str) -> date | Unclear | None:
        """The one day said."""
        return dates.agreed(self.days(lean), self.text)

    @cached_property
    def meeting_days(self) -> list[dates.Day]:
        """Days of a meeting: "10 को" counts as well; what is ordered lies ahead."""
        skip = self.named | self.timed
        ordered = self.has("cancel", "move", "held", "do", "not") and self.is_officer
        lean = dates.FUTURE if ordered else self.tense or dates.FUTURE
        found = dates.find(self.said, self.today, lean, skip | self.coded)
        return found or dates.of_month(self.said, self.today, lean, skip)

    @cached_property
    def recurring(self) -> Recurring:
        """What recurs."""
        return rules.find(self.said, self.today)

    @cached_property
    def bulk(self) -> Bulk:
        """Members and amounts, without what is a day, a time, a code or a slip."""
        dated = _spans((day.start, day.end) for day in self.days(dates.PAST))
        skip = self.coded | self._slip.used | self.timed | dated
        return bulk.read(self.said, self.roster, skip, self.mentions)

    @cached_property
    def priced(self) -> frozenset[int]:
        """The pieces of amounts."""
        return _spans((a.start, a.end) for a in self.bulk.money)

    @property
    def amounts(self) -> list[int]:
        """All clear amounts in paise, in order."""
        return [a.value for a in self.bulk.money if isinstance(a.value, int)]


def _spans(found: Iterable[tuple[int, int]]) -> frozenset[int]:
    return frozenset(n for start, end in found for n in range(start, end))


@lru_cache(maxsize=256)
def _code(text: str) -> tuple[str, int, int]:
    """A receipt's code and where it stands; "25rs", "3dec" and "rs25" are none."""
    for found in _CODE.finditer(text):
        word = found.group()
        letters = _LETTERS.findall(word)
        letter = letters[0].lower()
        known = len(letters) == 1 and (letter in _UNITS or look(letter).is_known)
        one_side = word[0].isdecimal() != word[-1].isdecimal()
        if not (known and one_side):
            return word.upper(), found.start(), found.end()
    return "", -1, -1
