"""What is ready for one number of ours, and the turns at which it may go."""

import heapq
import time
from itertools import count

from bot.outbox.claim import Claimed
from bot.outbox.pace import Pace

_TOO_LATE = 0.02  # seconds; a turn that passed longer ago is lost: nobody may catch up in a burst
_NEVER = float("inf")


class Line:
    """Best lane first, in its lane first come, first served. `deliver` keeps threads apart."""

    def __init__(self, name: str, pace: Pace) -> None:
        self.name, self._pace = name, pace
        self._order = count()
        self._ready: list[tuple[int, int, Claimed]] = []
        self._turn, self._turns = 0.0, 0  # when the next is, and how many there are from then on

    def __len__(self) -> int:
        return len(self._ready)

    @property
    def low(self) -> int:
        """So many left: it is time to make more ready."""
        return self._pace.turns(self.name)

    @property
    def room(self) -> int:
        """How many more are to be made ready; 0 = there is enough for a while."""
        return 2 * self.low - len(self) if len(self) <= self.low else 0

    def add(self, claimed: Claimed) -> None:
        """Behind what has the same lane."""
        heapq.heappush(self._ready, (claimed.lane, next(self._order), claimed))

    def wait(self) -> float:
        """Seconds until its next turn."""
        if not self._ready:
            return _NEVER
        while self._turns > 0 and self._turn < time.monotonic() - _TOO_LATE:
            self._pass()
        if self._turns <= 0:
            together = self._pace.together(self.name)
            turns = -(-min(len(self), self.low) // together) * together  # whole beats
            self._turn = self._pace.draw(self.name, turns)
            self._turns = turns
        return self._turn - time.monotonic()

    def take(self) -> Claimed:
        """The first, at its turn."""
        self._pass()
        return heapq.heappop(self._ready)[2]

    def rest(self, seconds: float) -> None:
        """The provider wants it; turns already drawn are void."""
        self._turns = 0
        self._pace.rest(self.name, seconds)

    def give_back(self) -> list[Claimed]:
        """All that is still here."""
        here = [claimed for _lane, _order, claimed in self._ready]
        self._ready.clear()
        return here

    def _pass(self) -> None:
        self._turns -= 1
        together = self._pace.together(self.name)
        if self._turns % together == 0:
            self._turn += together * self._pace.gap(self.name)
