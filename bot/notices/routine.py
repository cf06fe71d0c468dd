"""All that the clock does, each as often as it wants to be looked at."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from bot import log
from bot.notices import NOTICES
from bot.notices.base import run
from bot.notices.chores import CHORES
from bot.store import Store


class Routine:
    """Chores and notices of one clock process."""

    def __init__(self, store: Store) -> None:
        self._last: dict[str, datetime] = {}
        self._tasks: list[tuple[str, timedelta, Callable[[datetime], object]]] = [
            *((chore.name, chore.every, partial(chore.do, store)) for chore in CHORES),
            *((notice.name, notice.every, partial(run, store, notice)) for notice in NOTICES),
        ]

    def go(self, at: datetime) -> None:
        """Do what is due; a fault in one of them does not keep the others waiting."""
        for name, every, do in self._tasks:
            last = self._last.get(name)
            # A rehearsal moves the clock back, too.
            if last is None or not timedelta() <= at - last < every:
                self._last[name] = at
                try:
                    do(at)
                except Exception:
                    log.get().exception("clock.failed", task=name)
