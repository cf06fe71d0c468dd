"""The answer that says who was at the meeting."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from bot import nlu
from bot.domain import groups
from bot.i18n import _
from bot.talk.ask import Misread
from bot.talk.people import Members
from bot.talk.plain import Plain


def came(slots: nlu.Slots, members: Sequence[groups.Member]) -> tuple[int, ...]:
    """Who was there by what a message said: all, those named, or all but those who were not."""
    gone = {*slots.excepted, *slots.absent}
    here = set(slots.present or slots.members)
    everyone = {m.number for m in members}
    if slots.everyone or (gone and not here):
        here = everyone
    return tuple(sorted((here & everyone) - gone))


class Came(NamedTuple):
    """Who was there; `which` = women of one name, of whom one was not: it has to be asked."""

    present: tuple[int, ...]
    which: tuple[int, ...] = ()


@dataclass(frozen=True)
class Attended(Plain):
    """ "Everyone", "everyone but 4", "4 and 7 did not come", or the numbers of those who came."""

    people: Sequence[groups.Member]
    today: date

    @property
    def example(self) -> str:
        """How to answer."""
        return _('Like this: "everyone", "4 did not come", or the numbers: 1 4 7')

    def read(self, words: str) -> Came | Misread:
        """Register numbers of those who were there."""
        roster = tuple(nlu.Person(m.number, m.name, m.relation) for m in self.people)
        meaning = nlu.match(words, "treasurer", roster, self.today)
        if meaning.intent == "attendance" and meaning.ambiguous and nlu.says(words, "not"):
            return self._but_one(meaning.slots)
        if meaning.intent == "attendance" and not meaning.ambiguous:
            there = came(meaning.slots, self.people)
            return Came(there) if there else Misread()
        found = Members(self.people).read(words)
        return found if isinstance(found, Misread) else Came(found)

    def _but_one(self, slots: nlu.Slots) -> Came | Misread:
        """ "Sita did not come", of two: a bare number says next which, and not who came."""
        unclear_ = [part for part in slots.unclear if part.options]
        if len(unclear_) != 1 or len(slots.unclear) != 1 or unclear_[0].why != "same_name":
            return Misread()
        gone = {*slots.excepted, *slots.absent}
        there = tuple(m.number for m in self.people if m.number not in gone)
        return Came(there, tuple(unclear_[0].options))

    def keep(self, value: Came) -> Any:
        """A list of those who were there; with `which` two of them."""
        return [list(value.present), list(value.which)] if value.which else list(value.present)

    def revive(self, kept: Any) -> Came:
        """Only those in the register."""
        known = Members(self.people)
        if kept and isinstance(kept[0], list):
            return Came(known.revive(kept[0]), known.revive(kept[1]))
        return Came(known.revive(kept))
