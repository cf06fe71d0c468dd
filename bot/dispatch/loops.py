"""Is this another machine that answers our answers: an "I am driving now", a ticket desk, an echo?

Women repeat themselves too: "yes" to twelve questions, "my savings" while the line is bad. So the
same words count only where our answer was the same as well, and nothing else was spoken of between.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

from bot import nlu
from bot.channels.base import Inbound

LOOP = "loop"
_SILENT = timedelta(hours=1)
_SAME, _SAME_WITHIN = 4, timedelta(minutes=10)
_SAME_WITH_A_MEANING = 8  # "my savings" while the line is bad, one claim after the other
_ECHOES = 3
_FAST, _REFLEX = 10, timedelta(seconds=2)  # no person reads and answers so quickly ten times
_PAUSE = timedelta(seconds=60)  # a machine that gets no answer is still; who then writes is none
# What a machine's text is taken for, as a rule; anything else somebody meant.
_IDLE = frozenset(
    {"out_of_scope", "stranger", "greeting", "thanks", "bare", "who", "menu", LOOP}
)  # fmt: skip
_BETWEEN = "\x1e"


@dataclass(frozen=True)
class Loop:
    """`why`: same | echo | fast. `until` when we keep silent."""

    why: str
    until: datetime
    is_new: bool

    @property
    def extra(self) -> dict[str, Any]:
        """For the row of the message; the next one is compared with it."""
        return {"why": self.why, "until": self.until.isoformat()}


def may_follow(newest: Any, inbound: Inbound) -> bool:
    """Whether, by the message before this one, a loop is possible at all."""
    if newest.intent in _IDLE:
        return True
    words = _plain(nlu.without_secrets(inbound.words))
    return words == _plain(newest.words) or words in _ours(newest)


def found(rows: Sequence[Any], inbound: Inbound, at: datetime) -> Loop | None:
    """`rows`: the messages before this one, newest first. A tap or a control word is a person's."""
    if inbound.button:
        return None
    words = _plain(nlu.without_secrets(inbound.words))
    loop = _goes_on(rows, words, at) or _begins(rows, words, inbound, at)
    if loop and nlu.control_word(inbound.words):
        return None
    return loop


def _goes_on(rows: Sequence[Any], words: str, at: datetime) -> Loop | None:
    newest = rows[0]
    if newest.intent != LOOP:
        return None
    why, until = newest.extra["why"], datetime.fromisoformat(newest.extra["until"])
    if at >= until:
        return None
    same = words == _plain(newest.words)
    no_pause = why == "fast" and at - newest.received_at < _PAUSE
    return Loop(why, until, is_new=False) if same or no_pause else None


def _begins(rows: Sequence[Any], words: str, inbound: Inbound, at: datetime) -> Loop | None:
    if words and _same_again(rows, words, at):
        why = "same"
    elif words and not inbound.forwarded and _echoes(rows, words, at):
        why = "echo"
    elif _too_quick(rows, at):
        why = "fast"
    else:
        return None
    return Loop(why, at + _SILENT, is_new=True)


def _same_again(rows: Sequence[Any], words: str, at: datetime) -> bool:
    alike, answer, most = 0, None, _SAME
    for row in rows:
        if at - row.received_at > _SAME_WITHIN or row.extra.get("button"):
            break
        if _plain(row.words) != words:
            if row.intent not in _IDLE:
                break
            continue
        if row.intent != LOOP:
            # An answer that went by the outbox, for its buttons, is not in the row.
            unknown = not row.answer and row.intent not in _IDLE
            if unknown or answer not in (None, row.answer):
                break
            answer = row.answer
            most = most if row.intent in _IDLE else _SAME_WITH_A_MEANING
        alike += 1
    return alike >= most


def _echoes(rows: Sequence[Any], words: str, at: datetime) -> bool:
    """Our own words come back, every time."""
    for row in rows[:_ECHOES]:
        if at - row.received_at > _SAME_WITHIN or words not in _ours(row):
            return False
        words = _plain(row.words)
    return len(rows) >= _ECHOES


def _too_quick(rows: Sequence[Any], at: datetime) -> bool:
    """Each within two seconds after our answer to the last one, and none of them meant anything."""
    before = rows[: _FAST - 1]
    times = [at, *(row.received_at for row in before)]
    return (
        len(before) == _FAST - 1
        and all(row.intent in _IDLE and not row.extra.get("button") for row in before)
        and all(later - earlier <= _REFLEX for later, earlier in pairwise(times))
    )


def _ours(row: Any) -> set[str]:
    """What we answered."""
    return {_plain(text) for text in row.answer.split(_BETWEEN)} - {""}


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()
