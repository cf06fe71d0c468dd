"""Answers that are words or numbers of somebody else: a name, a code, a bank slip."""

import re
from dataclasses import dataclass
from typing import Any

from bot import nlu
from bot.i18n import _
from bot.talk.ask import Misread
from bot.talk.plain import Plain
from bot.wording.phrases import PHOTO

_CODE = re.compile(r"[A-Z0-9][A-Z0-9_-]{2,19}")
_WORDS_MAX = 200  # letters of free text we keep


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
    def example(self) -> str:
        """How to answer."""
        return _("The code is one word in English letters.")

    def read(self, words: str) -> str | Misread:
        """Upper case."""
        code = nlu.clean(words).strip().upper()
        return code if _CODE.fullmatch(code) else Misread()

    def revive(self, kept: Any) -> str:
        """As kept."""
        return str(kept)


@dataclass(frozen=True)
class Slip(Plain):
    """The number on a bank slip: has a digit in it. Or a picture of the slip."""

    may_be_missing: bool = False

    @property
    def example(self) -> str:
        """How to answer."""
        return _("Write the number that is on the bank's slip.")

    def read(self, words: str) -> str | Misread:
        """The number, upper case; nobody types what stands for a picture."""
        if self.may_be_missing and (words.strip() == "0" or nlu.read_yes_no(words) is False):
            return ""
        numbers = [word for word in nlu.clean(words).split() if any(c.isdigit() for c in word)]
        if len(numbers) != 1 or numbers[0].upper().startswith(PHOTO):
            return Misread()
        return numbers[0].upper()

    def read_photo(self, photo: str) -> str:
        """The picture proves it: `photo` is its name."""
        return photo

    def revive(self, kept: Any) -> str:
        """As kept."""
        return str(kept)
