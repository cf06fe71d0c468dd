"""Answers that are an amount, a date, a time, or a rule for dates."""

from dataclasses import dataclass
from datetime import date, time
from typing import Any

from bot import clock, nlu
from bot.domain.loans import most_instalments
from bot.domain.money import Paise
from bot.i18n import _, money
from bot.talk.ask import Misread
from bot.talk.choosing import OneOf
from bot.talk.plain import Plain
from bot.wording import unclear


@dataclass(frozen=True)
class Rupees(Plain):
    """An amount of whole rupees, from 1 up to `limit` (paise)."""

    limit: Paise

    @property
    def example(self) -> str:
        """How to answer."""
        return _("Write the rupees, like this: 100")

    def read(self, words: str) -> Paise | Misread:
        """Paise."""
        amount = nlu.read_amount(words)
        if isinstance(amount, nlu.Unclear):
            return Misread(unclear.sentence(amount))
        return self._checked(amount)

    def correct(self, words: str, value: Paise) -> Paise | None:
        """ "no, 150" or a bare amount at the confirmation."""
        meaning = nlu.match(words, "treasurer", (), clock.today(), "deposit_confirm")
        amount = meaning.slots.amount
        if amount is None or meaning.ambiguous or meaning.intent not in {"bare", "correct"}:
            return None
        checked = self._checked(amount)
        return None if isinstance(checked, Misread) else checked

    def revive(self, kept: Any) -> Paise:
        """Checked again: the first message's amount arrives here unread."""
        checked = self._checked(int(kept))
        if isinstance(checked, Misread):
            raise ValueError(kept)
        return checked

    def _checked(self, paise: int) -> Paise | Misread:
        if paise <= 0:
            return Misread(_("The amount must be more than zero."))
        if paise % 100:
            return Misread(_("Please write whole rupees, without paise."))
        if paise > self.limit:
            return Misread(
                _("More than {limit} at once cannot be written.", limit=money(self.limit))
            )
        return Paise(paise)


_A_SUM = frozenset({"bare", "choice", "correct", "meeting_count", "out_of_scope"})


class Counted(Rupees):
    """What is in a cash box: it may be empty. "Geeta 100" or a receipt's code is another matter."""

    def read(self, words: str) -> Paise | Misread:
        """Paise; "0", "कुछ नहीं" and "खाली" are an answer."""
        if nlu.is_nothing(words):
            return Paise(0)
        meant = nlu.match(words, "treasurer", (), clock.today()).intent
        return super().read(words) if meant in _A_SUM else Misread()

    def correct(self, words: str, value: Paise) -> Paise | None:
        """Nothing is asked behind it."""
        return None

    def revive(self, kept: Any) -> Paise:
        """Zero too."""
        return Paise(0) if kept == 0 else super().revive(kept)


@dataclass(frozen=True)
class CountedOr(Plain):
    """One of a few ways to go on, or just the sum that was counted anew (paise)."""

    counted: Counted
    ways: OneOf[str]

    @property
    def choices(self) -> tuple[str, ...]:
        """The ways."""
        return self.ways.choices

    @property
    def example(self) -> str:
        """How to answer."""
        return self.ways.example

    def read(self, words: str) -> str | int | Misread:
        """The way's name, or paise."""
        way = self.ways.read(words)
        if not isinstance(way, Misread):
            return way
        counted = self.counted.read(words)
        missed = len(words.strip()) == 1 and counted  # "4" of three ways is no sum
        return Misread() if missed else counted

    def revive(self, kept: Any) -> str | int:
        """Only while it is offered."""
        return self.ways.revive(kept) if isinstance(kept, str) else self.counted.revive(kept)


@dataclass(frozen=True)
class Count(Plain):
    """How many of something: a whole number from 1 to `most`."""

    most: int

    @classmethod
    def of_loan(cls, paise: int) -> "Count":
        """The instalments of a loan."""
        return cls(most_instalments(paise))

    @property
    def example(self) -> str:
        """How to answer."""
        return _("Write the number, like this: 10")

    def read(self, words: str) -> int | Misread:
        """The number that is said."""
        found = nlu.read_count(words)
        if found is None:
            return Misread()
        return found if 1 <= found <= self.most else Misread(self._limits())

    def revive(self, kept: Any) -> int:
        """Checked again, as her first message's."""
        if not 1 <= int(kept) <= self.most:
            raise ValueError(kept)
        return int(kept)

    def _limits(self) -> str:
        return _("From 1 to {most}, please.", most=self.most)


@dataclass(frozen=True)
class Day(Plain):
    """A date; `lean` says where a bare day number lies: past for money, future for meetings."""

    today: date
    lean: str

    @property
    def example(self) -> str:
        """How to answer."""
        return _("Write the date, like this: 10 December")

    def read(self, words: str) -> date | Misread:
        """The calendar day."""
        day = nlu.read_day(words, self.today, self.lean)
        return Misread(unclear.sentence(day)) if isinstance(day, nlu.Unclear) else day

    def correct(self, words: str, value: date) -> date | None:
        """Another date, said at the confirmation."""
        day = nlu.read_day(words, self.today, self.lean)
        return None if isinstance(day, nlu.Unclear) or words.strip().isdigit() else day

    def keep(self, value: date) -> Any:
        """ISO."""
        return value.isoformat()

    def revive(self, kept: Any) -> date:
        """From ISO."""
        return date.fromisoformat(kept)


class TimeOfDay(Plain):
    """A time on the clock."""

    @property
    def example(self) -> str:
        """How to answer."""
        return _("Write the time, like this: 5 in the evening")

    def read(self, words: str) -> time | Misread:
        """Wall-clock time of the group."""
        at = nlu.read_time(words)
        return Misread(unclear.sentence(at)) if isinstance(at, nlu.Unclear) else at

    def correct(self, words: str, value: time) -> time | None:
        """Another time, said at the confirmation."""
        at = nlu.read_time(words)
        return None if isinstance(at, nlu.Unclear) or words.strip().isdigit() else at

    def keep(self, value: time) -> Any:
        """ISO."""
        return value.isoformat()

    def revive(self, kept: Any) -> time:
        """From ISO."""
        return time.fromisoformat(kept)


@dataclass(frozen=True)
class Rule(Plain):
    """How meetings repeat, as `bot.domain.schedule` writes it."""

    today: date

    @property
    def example(self) -> str:
        """How to answer."""
        return _('Like this: "every month on the 10th" or "every Monday"')

    def read(self, words: str) -> str | Misread:
        """`monthly:10`, `weekly:mon`, …"""
        rule = nlu.read_rule(words, self.today)
        return Misread(unclear.sentence(rule)) if isinstance(rule, nlu.Unclear) else rule

    def revive(self, kept: Any) -> str:
        """As kept."""
        return str(kept)
