"""The kinds of answers: each is read from words, kept as JSON, and brought back."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any, Generic, TypeVar

from bot import nlu
from bot.domain import groups
from bot.domain.money import Paise
from bot.i18n import _, money
from bot.talk.ask import Misread
from bot.wording import unclear

T = TypeVar("T")
_CODE = re.compile(r"[A-Z0-9][A-Z0-9_-]{2,19}")
_WORDS_MAX = 200  # letters of free text we keep


class Plain:
    """What most answers share; nothing earlier is changed unless a kind knows how."""

    choices: tuple[str, ...] = ()
    example = ""

    def correct(self, words: str, value: Any) -> Any:
        """Not to be changed from a later question."""
        return None

    def keep(self, value: Any) -> Any:
        """Most values are JSON already."""
        return value


class YesNo(Plain):
    """A whole yes or a whole no; anything more is not an answer."""

    @property
    def choices(self) -> tuple[str, ...]:  # type: ignore[override]
        """Both words, for buttons."""
        return (_("Yes"), _("No"))

    @property
    def example(self) -> str:  # type: ignore[override]
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
class Rupees(Plain):
    """An amount of whole rupees, from 1 up to `limit` (paise)."""

    limit: Paise

    @property
    def example(self) -> str:  # type: ignore[override]
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
        meaning = nlu.match(words, "treasurer", (), date.min, "deposit_confirm")
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


@dataclass(frozen=True)
class Member(Plain):
    """One of `people`, by register number or name; women of one name are told apart by asking."""

    people: Sequence[groups.Member]

    @property
    def example(self) -> str:  # type: ignore[override]
        """How to answer."""
        return _("Write her name or her number in the register.")

    @property
    def roster(self) -> nlu.Roster:
        """As the understanding wants it."""
        return tuple(nlu.Person(m.number, m.name, m.relation) for m in self.people)

    def read(self, words: str) -> int | Misread:
        """Register number."""
        found = nlu.read_member(words, self.roster)
        if isinstance(found, nlu.Unclear):
            return Misread(unclear.sentence(found, self.people))
        return found

    def correct(self, words: str, value: int) -> int | None:
        """Just another name, said at the confirmation."""
        found = nlu.read_member(words, self.roster)
        return None if isinstance(found, nlu.Unclear) or words.strip().isdigit() else found

    def revive(self, kept: Any) -> int:
        """Only while she is in the register."""
        return _known(kept, self.people)


@dataclass(frozen=True)
class Members(Plain):
    """Several of `people`."""

    people: Sequence[groups.Member]

    @property
    def example(self) -> str:  # type: ignore[override]
        """How to answer."""
        return _("Write their numbers, like this: 1 4 7")

    def read(self, words: str) -> tuple[int, ...] | Misread:
        """Register numbers."""
        found = nlu.read_members(words, Member(self.people).roster)
        if isinstance(found, nlu.Unclear):
            return Misread(unclear.sentence(found, self.people))
        return found

    def keep(self, value: tuple[int, ...]) -> Any:
        """A list."""
        return list(value)

    def revive(self, kept: Any) -> tuple[int, ...]:
        """Only those in the register."""
        return tuple(_known(number, self.people) for number in kept)


@dataclass(frozen=True)
class OneOf(Plain, Generic[T]):
    """One of a few options: (value, label); answered by number or by the label's words."""

    options: tuple[tuple[T, str], ...]

    @property
    def choices(self) -> tuple[str, ...]:  # type: ignore[override]
        """The labels."""
        return tuple(label for _value, label in self.options)

    @property
    def example(self) -> str:  # type: ignore[override]
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
        raise LookupError(kept)


@dataclass(frozen=True)
class Day(Plain):
    """A date; `lean` says where a bare day number lies: past for money, future for meetings."""

    today: date
    lean: str

    @property
    def example(self) -> str:  # type: ignore[override]
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
    def example(self) -> str:  # type: ignore[override]
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
    def example(self) -> str:  # type: ignore[override]
        """How to answer."""
        return _('Like this: "every month on the 10th" or "every Monday"')

    def read(self, words: str) -> str | Misread:
        """`monthly:10`, `weekly:mon`, …"""
        rule = nlu.read_rule(words, self.today)
        return Misread(unclear.sentence(rule)) if isinstance(rule, nlu.Unclear) else rule

    def revive(self, kept: Any) -> str:
        """As kept."""
        return str(kept)


class Words(Plain):
    """Free text, as a place or a name."""

    def read(self, words: str) -> str | Misread:
        """Cleaned and cut."""
        text = " ".join(words.split())[:_WORDS_MAX]
        return text or Misread()

    def revive(self, kept: Any) -> str:
        """As kept."""
        return str(kept)


class GroupCode(Plain):
    """A group's short code: one word of Latin letters and digits."""

    @property
    def example(self) -> str:  # type: ignore[override]
        """How to answer."""
        return _("The code is one word in English letters.")

    def read(self, words: str) -> str | Misread:
        """Upper case."""
        code = nlu.clean(words).strip().upper()
        return code if _CODE.fullmatch(code) else Misread()

    def revive(self, kept: Any) -> str:
        """As kept."""
        return str(kept)


class Slip(Plain):
    """The number on a bank slip: has a digit in it."""

    @property
    def example(self) -> str:  # type: ignore[override]
        """How to answer."""
        return _("Write the number that is on the bank's slip.")

    def read(self, words: str) -> str | Misread:
        """The number, upper case."""
        numbers = [word for word in nlu.clean(words).split() if any(c.isdigit() for c in word)]
        return numbers[0].upper() if len(numbers) == 1 else Misread()

    def revive(self, kept: Any) -> str:
        """As kept."""
        return str(kept)


def _known(number: Any, people: Sequence[groups.Member]) -> int:
    if any(member.number == number for member in people):
        return int(number)
    raise LookupError(number)
