"""An answer that is a small whole number, nought included: a percentage, rupees of interest."""

from dataclasses import dataclass
from typing import Any

from bot import nlu
from bot.i18n import _
from bot.talk.ask import Misread
from bot.talk.plain import Plain

_MARKS = str.maketrans("", "", "%٪₹")


@dataclass(frozen=True)
class CountOrNone(Plain):
    """From 0 to `most`."""

    most: int

    @property
    def example(self) -> str:
        """How to answer."""
        return _("Write a number, like this: 10")

    def read(self, words: str) -> int | Misread:
        """As said, in digits or words; "no" and "nothing" are nought."""
        said = nlu.clean(words).translate(_MARKS).strip()
        if nlu.read_yes_no(said) is False:
            return 0
        number = nlu.read_number(said)
        if number is None:
            amount = nlu.read_amount(said)
            number = amount // 100 if isinstance(amount, int) and amount % 100 == 0 else None
        if number is None:
            return Misread()
        if not 0 <= number <= self.most:
            return Misread(_("Not more than {most}, please.", most=self.most))
        return number

    def revive(self, kept: Any) -> int:
        """Checked again."""
        if not 0 <= int(kept) <= self.most:
            raise ValueError(kept)
        return int(kept)
