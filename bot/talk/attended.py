"""The answer that says who was at the meeting."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

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


@dataclass(frozen=True)
class Attended(Plain):
    """ "Everyone", "everyone but 4", "4 and 7 did not come", or the numbers of those who came."""

    people: Sequence[groups.Member]
    today: date

    @property
    def example(self) -> str:
        """How to answer."""
        return _('Like this: "everyone", "4 did not come", or the numbers: 1 4 7')

    def read(self, words: str) -> tuple[int, ...] | Misread:
        """Register numbers of those who were there."""
        roster = tuple(nlu.Person(m.number, m.name, m.relation) for m in self.people)
        meaning = nlu.match(words, "treasurer", roster, self.today)
        if meaning.intent == "attendance" and not meaning.ambiguous:
            return came(meaning.slots, self.people) or Misread()
        return Members(self.people).read(words)

    def keep(self, value: tuple[int, ...]) -> Any:
        """A list."""
        return list(value)

    def revive(self, kept: Any) -> tuple[int, ...]:
        """Only those in the register."""
        return Members(self.people).revive(kept)
