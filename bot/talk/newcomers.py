"""Answers that are women who are in no register yet, a phone number, the day of meetings."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from bot import nlu
from bot.domain.groups import MOST, Cycle
from bot.i18n import _
from bot.nlu import Newcomer, NoNewcomer
from bot.talk.ask import Misread
from bot.talk.figures import Rule
from bot.talk.plain import Plain


@dataclass(frozen=True)
class Newcomers(Plain):
    """One or several, a line each; () = there are no more. `known`: who was named before."""

    known: Sequence[Newcomer] = ()
    may_end: bool = True

    @property
    def example(self) -> str:
        """How to answer."""
        return _("Like this: Sunita, husband Ramesh, 99999 00001")

    def read(self, words: str) -> tuple[Newcomer, ...] | Misread:
        """All lines, or nothing of them."""
        if nlu.is_the_end(words):
            return () if self.may_end else Misread()
        found = nlu.read_newcomers(words)
        for line in found:
            if isinstance(line, NoNewcomer):
                return Misread(_why(line))
        people = tuple(line for line in found if isinstance(line, Newcomer))
        return self._checked(people) if people else Misread()

    def _checked(self, people: tuple[Newcomer, ...]) -> tuple[Newcomer, ...] | Misread:
        same = _twice((*self.known, *people))
        if same:
            return Misread(_("{name} is in the list already.", name=same))
        if len(self.known) + len(people) > MOST:
            return Misread(_("A group has at most {most} women.", most=MOST))
        return people

    def keep(self, value: tuple[Newcomer, ...]) -> Any:
        """As JSON."""
        return [asdict(person) for person in value]

    def revive(self, kept: Any) -> tuple[Newcomer, ...]:
        """As kept."""
        return tuple(Newcomer(**person) for person in kept)


def _twice(people: Sequence[Newcomer]) -> str:
    """A name with the same husband's or father's name twice; "" = none."""
    seen = set()
    for person in people:
        who = (person.name.casefold(), person.relation.casefold())
        if who in seen:
            return person.name
        seen.add(who)
    return ""


def _why(line: NoNewcomer) -> str:
    if line.why == "phone":
        return _("{words}: that is not a mobile number of ten digits.", words=line.words)
    return _("{words}: I found no name in that.", words=line.words[:40])


class Phone(Plain):
    """A mobile number."""

    @property
    def example(self) -> str:
        """How to answer."""
        return _("Write the ten digits, like this: 99999 00001")

    def read(self, words: str) -> str | Misread:
        """E.164."""
        phone = nlu.read_phone(words)
        return phone or Misread(_("That is not a mobile number of ten digits."))

    def revive(self, kept: Any) -> str:
        """As kept."""
        return str(kept)


class PhoneOrNone(Phone):
    """ "" where she has none."""

    def read(self, words: str) -> str | Misread:
        """E.164, or "" for a whole no."""
        return "" if nlu.is_skipped(words) else super().read(words)


@dataclass(frozen=True)
class MeetingDay(Plain):
    """The day of a cycle, as a rule: "10" or "पहला सोमवार" of the month, "सोमवार" of the week."""

    cycle: Cycle
    today: date

    @property
    def example(self) -> str:
        """How to answer."""
        if self.cycle is Cycle.MONTHLY:
            return _("Like this: 10, or the first Monday")
        if self.cycle is Cycle.WEEKLY:
            return _("Like this: Monday")
        return _("Write the date of the first one, like this: 23 November")

    def read(self, words: str) -> str | Misread:
        """`monthly:10`, `weekly:mon`, `fortnightly:2026-11-02`."""
        rule = Rule(self.today).read(words)
        if not isinstance(rule, Misread) and self._fits(rule):
            return rule
        if self.cycle is Cycle.FORTNIGHTLY:
            day = nlu.read_day(words, self.today, "future")
            return Misread() if isinstance(day, nlu.Unclear) else f"fortnightly:{day.isoformat()}"
        every = "हर महीने" if self.cycle is Cycle.MONTHLY else "हर"
        day_word = " तारीख" if words.strip().isdigit() else ""
        rule = Rule(self.today).read(f"{every} {words}{day_word}")
        return rule if not isinstance(rule, Misread) and self._fits(rule) else Misread()

    def _fits(self, rule: str) -> bool:
        return rule.startswith(f"{self.cycle.value}:") or (
            rule.startswith("lunar:") and self.cycle is not Cycle.WEEKLY
        )

    def revive(self, kept: Any) -> str:
        """As kept."""
        return str(kept)
