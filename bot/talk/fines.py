"""The answer that says who is fined in a meeting, and who of them has paid."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from bot import nlu
from bot.domain.commands import Head
from bot.domain.groups import Member
from bot.domain.money import Paise, rupees
from bot.i18n import _
from bot.talk.ask import Misread
from bot.talk.people import Members
from bot.talk.plain import Plain

_PARTS = re.compile(r"[,;\n]")
_SUM = re.compile(r"^(?P<who>.+?)\s*[-=:]?\s+?(?P<sum>\d+)\s*(?:₹|रु\w*|rs|rupaye)?$|"
                  r"^(?P<number>\d{1,2})\s*[-=:]\s*(?P<paise>\d+)$", re.IGNORECASE)  # fmt: skip
_LET_OFF = ("not", "waive", "except", "leaving", "unpaid")
_PAID = ("gave", "deposit", "received")
_BESIDE = (*_LET_OFF, *_PAID, "agent", "to", "of", "do", "did", "give_order", "filler", "fine")


class Fined(NamedTuple):
    """One fine; `paid` = the money is there already."""

    member: int
    head: Head
    paise: Paise
    paid: bool = False


@dataclass(frozen=True)
class Fines(Plain):
    """A list that is proposed; "4 no" lets one off, "4-20" changes it, "4 paid" says it is there.

    `absent` were not there: what is added for one of them is for that, else it is for being late.
    """

    members: Sequence[Member]
    absent: frozenset[int]
    limit: Paise

    @property
    def example(self) -> str:
        """How to answer."""
        return _('Like this: "4-10", "4 no" or "4 paid"')

    def read(self, words: str) -> tuple[Fined, ...] | Misread:
        """Who has to pay how much."""
        return self.correct(words, ()) or Misread()

    def correct(self, words: str, value: tuple[Fined, ...]) -> tuple[Fined, ...] | None:
        """Of several, "4 no, 7 paid", each has to be understood, or none is taken."""
        changed = value
        for part in [part for part in _PARTS.split(words) if part.strip()]:
            one = self._changed(part.strip(), changed)
            if one is None:
                return None
            changed = one
        return changed if changed != value else None

    def _changed(self, words: str, value: tuple[Fined, ...]) -> tuple[Fined, ...] | None:
        said = _SUM.match(nlu.clean(words))
        if said:
            return self._with_sum(
                said["who"] or said["number"], said["sum"] or said["paise"], value
            )
        lets_off, paid = nlu.says(words, *_LET_OFF), nlu.says(words, *_PAID)
        if not (lets_off or paid):
            return None
        whom = self._named(words, value)
        if not whom:
            return None
        if lets_off:  # "4 ने नहीं दिया" has not paid: it stays as it is, due
            return value if paid else tuple(fine for fine in value if fine.member not in whom)
        return tuple(fine._replace(paid=fine.paid or fine.member in whom) for fine in value)

    def _with_sum(self, who: str, said: str, value: tuple[Fined, ...]) -> tuple[Fined, ...] | None:
        found = Members(self.members).read(nlu.without(who, *_BESIDE))
        paise = rupees(int(said))
        if isinstance(found, Misread) or len(found) != 1 or not 0 < paise <= self.limit:
            return None
        number = found[0]
        if any(fine.member == number for fine in value):
            return tuple(f._replace(paise=paise) if f.member == number else f for f in value)
        head = Head.FINE_ABSENT if number in self.absent else Head.FINE_LATE
        return (*value, Fined(number, head, paise))

    def _named(self, words: str, value: tuple[Fined, ...]) -> frozenset[int]:
        if nlu.says(words, "all"):
            return frozenset(fine.member for fine in value)
        found = Members(self.members).read(nlu.without(words, *_BESIDE))
        return frozenset() if isinstance(found, Misread) else frozenset(found)

    def keep(self, value: tuple[Fined, ...]) -> Any:
        """As JSON."""
        return [list(fine) for fine in value]

    def revive(self, kept: Any) -> tuple[Fined, ...]:
        """Only women who are in the register."""
        known = {m.number for m in self.members}
        found = tuple(Fined(int(n), Head(h), Paise(int(p)), bool(paid)) for n, h, p, paid in kept)
        if not {fine.member for fine in found} <= known:
            raise LookupError("somebody has left the register")
        return found
