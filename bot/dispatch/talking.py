"""Where a phone's conversation stands, between the row and the engine."""

from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from bot.dispatch.caller import Caller
from bot.talk import Kept

ENDS_AFTER = timedelta(hours=24)
MENU_FOR = timedelta(minutes=30)  # then "2" means nothing any more
_BEFORE = "@before"  # beside what is given: no question has this key
SPEAKER_FOR = timedelta(minutes=15)  # then a shared phone is asked again who is speaking


@dataclass(frozen=True)
class Talking:
    """The conversation row as a value; a new one is written back when it differs."""

    group_id: int | None = None
    member: int | None = None
    speaker_at: datetime | None = None
    flow: str = ""
    answers: dict[str, Any] = field(default_factory=dict)
    given: dict[str, Any] = field(default_factory=dict)
    waiting_for: str = ""
    nonce: str = ""
    misses: int = 0
    first_words: str = ""
    choices: tuple[str, ...] = ()
    touched_at: datetime | None = None

    @classmethod
    def load(cls, caller: Caller) -> "Talking":
        """From the row that came with the caller."""
        row = caller.talking
        return cls(
            row.talk_group,
            row.talk_member,
            row.speaker_at,
            row.flow or "",
            row.answers or {},
            row.given or {},
            row.waiting_for or "",
            row.nonce or "",
            row.misses or 0,
            row.first_words or "",
            tuple(row.choices or ()),
            row.touched_at,
        )

    @property
    def kept(self) -> Kept:
        """As the engine wants it."""
        return Kept(self.flow, self.answers, self.given, self.waiting_for, self.nonce, self.misses)

    def keeping(self, kept: Kept) -> "Talking":
        """With the engine's new state."""
        return replace(
            self,
            flow=kept.flow,
            answers=kept.answers,
            given=kept.given,
            waiting_for=kept.waiting_for,
            nonce=kept.nonce,
            misses=kept.misses,
            choices=(),
        )

    @property
    def set_aside(self) -> Kept | None:
        """The conversation whose question comes again after this one."""
        before = self.given.get(_BEFORE)
        return Kept(**before) if before else None

    def setting_aside(self, before: Kept) -> "Talking":
        """With `before`, that was open, to come again."""
        return replace(self, given=self.given | {_BEFORE: asdict(before)})

    def ended(self) -> "Talking":
        """No conversation any more; who speaks stays known."""
        return Talking(self.group_id, self.member, self.speaker_at)

    def too_old(self, at: datetime) -> bool:
        """Whether 24 hours passed since the last word of an open conversation."""
        return bool(self.flow and self.touched_at and at - self.touched_at > ENDS_AFTER)

    def menu(self, at: datetime) -> tuple[str, ...]:
        """The choices that a number means now."""
        fresh = self.touched_at is not None and at - self.touched_at < MENU_FOR
        return self.choices if fresh else ()

    def speaker_known(self, at: datetime) -> bool:
        """Whether somebody said a short while ago that it is she who speaks."""
        return bool(self.member and self.speaker_at and at - self.speaker_at < SPEAKER_FOR)
