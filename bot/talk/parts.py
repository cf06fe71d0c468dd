"""Answers that are a part of a sum (perhaps none of it), a rate a year, or a count."""

import re
from dataclasses import dataclass
from typing import Any

from bot import nlu
from bot.domain.money import Paise
from bot.i18n import _
from bot.talk.ask import Misread
from bot.talk.figures import Rupees
from bot.talk.plain import Plain

_RATE = re.compile(r"\d+(?:\.\d{1,2})?")


@dataclass(frozen=True)
class Sum(Rupees):
    """As the bank counts: also nothing, and with paise."""

    def read(self, words: str) -> Paise | Misread:
        """Paise; a whole no is nothing."""
        if nlu.read_yes_no(words) is False or nlu.clean(words).strip() == "0":
            return Paise(0)
        return super().read(words)

    def _checked(self, paise: int) -> Paise | Misread:
        if 0 <= paise <= self.limit:
            return Paise(paise)
        if paise < 0:
            return Misread(_("The amount must be more than zero."))
        whole = Paise(paise - paise % 100 + (100 if paise % 100 else 0))
        return super()._checked(whole)


@dataclass(frozen=True)
class Rate(Plain):
    """Per cent a year, or a month, in basis points."""

    most: int
    a_month: bool = False

    @property
    def example(self) -> str:
        """How to answer."""
        if self.a_month:
            return _("Write the interest of one month on ₹100, like this: 2")
        return _("Write the interest of one year, like this: 7")

    def read(self, words: str) -> int | Misread:
        """700 for "7 %"; a whole no is none."""
        if nlu.read_yes_no(words) is False:
            return 0
        found = _RATE.findall(nlu.clean(words))
        if len(found) != 1:
            return Misread()
        whole, _point, rest = found[0].partition(".")
        return self._checked(int(whole) * 100 + int(rest.ljust(2, "0")))

    def revive(self, kept: Any) -> int:
        """Checked again."""
        rate = self._checked(int(kept))
        if isinstance(rate, Misread):
            raise ValueError(kept)
        return rate

    def _checked(self, rate: int) -> int | Misread:
        if 0 <= rate <= self.most:
            return rate
        return Misread(_("Not more than {most}, please.", most=f"{self.most / 100:g}"))
