"""How many messages a second a line of ours (its WhatsApp number, its SMS sender) may send.

All workers draw turns from one bucket for each line: in Redis, or in the database where Redis is
away. Beats are spaced evenly, a little wider than the allowance: a message may reach the provider
some milliseconds late, and then there must not be one too many in any second.
"""

import math
import time
from datetime import timedelta
from functools import partial

import redis
from sqlalchemy import Connection, Insert, bindparam, select, update
from sqlalchemy.dialects import postgresql, sqlite

from bot import clock, log
from bot.config import Settings
from bot.store import Store
from bot.store.tables import Sender

SPAN = 0.32  # seconds that one draw of turns may reach ahead
MARGIN = 1.035
_TOGETHER = (8, 4, 2, 1)  # what divides the allowance, so that no second has a beat too many
_BEATS = 10  # a second at the least: nobody waits longer for the next
_DRIFT = 1e-4  # of two clocks against each other, at the most
_SECOND = 1_000_000  # microseconds
# After a loss of the bucket's memory, or a change from one bucket to the other, nobody knows which
# turns are out: they are over after this.
_AMNESIA = 1.0  # seconds
_LONGEST_REST = 60.0  # seconds; a clock that was set back must not keep a line silent

# KEYS: the line. ARGV, in microseconds: how long its turns take, the rest wanted, amnesia, and the
# longest rest.
_DRAW = """
local t = redis.call('TIME')
local now = t[1] * 1000000 + t[2]
local next = tonumber(redis.call('GET', KEYS[1])) or now + ARGV[3]
next = math.max(math.min(next, now + ARGV[4]), now + ARGV[2])
redis.call('SET', KEYS[1], string.format('%.0f', next + ARGV[1]))
return {next, now}
"""

_NEXT = select(Sender.next_at).where(Sender.name == bindparam("line")).with_for_update()
_NEW: dict[str, Insert] = {
    "sqlite": sqlite.insert(Sender).on_conflict_do_nothing(),
    "postgresql": postgresql.insert(Sender).on_conflict_do_nothing(),
}
_KEEP = update(Sender).where(Sender.name == bindparam("line")).values(next_at=bindparam("next"))


class _Offset:
    """Of `time.monotonic()` from Redis's clock, by which all workers keep the same beat.

    Each answer was given between question and arrival; all of them together say it narrowly.
    """

    def __init__(self) -> None:
        self._least, self._most, self._last = -math.inf, math.inf, 0.0

    def heard(self, now: float, asked: float, arrived: float) -> float:
        """With one answer more; one that contradicts means that a clock was set."""
        least, most = asked - now, arrived - now
        drifted = (arrived - self._last) * _DRIFT
        self._least, self._most, self._last = self._least - drifted, self._most + drifted, arrived
        if least > self._most or most < self._least:
            self._least, self._most = least, most
        self._least, self._most = max(least, self._least), min(most, self._most)
        return (self._least + self._most) / 2


class Pace:
    """Turns of every line, for one process."""

    def __init__(self, settings: Settings, store: Store, redis_: "redis.Redis | None") -> None:
        self._rates = {"whatsapp": settings.send_rate, "sms": settings.sms_rate}
        self._store = store
        self._script = redis_.register_script(_DRAW) if redis_ is not None else None
        self._offset = _Offset()
        self._by_redis: bool | None = None

    def gap(self, line: str) -> float:
        """Seconds between two messages."""
        return MARGIN / max(self._rates.get(line, 1), 1)

    def together(self, line: str) -> int:
        """How many messages go at one beat, for as many gaps: the second gets no more for it.

        What each thread finds warm in the processor's cache it need not fetch: half the CPU.
        """
        rate = self._rates.get(line, 1)
        return next(n for n in _TOGETHER if rate % n == 0 and n * _BEATS <= max(rate, _BEATS))

    def turns(self, line: str) -> int:
        """How many turns one draw may take, and as many messages may be made ready for it."""
        beats = int(SPAN / self.gap(line) / self.together(line))
        return max(beats, 1) * self.together(line)

    def draw(self, line: str, turns: int) -> float:
        """The first of so many turns, by `time.monotonic()`."""
        return self._asked(line, turns * self.gap(line), 0.0)

    def rest(self, line: str, seconds: float) -> None:
        """The provider wants this line to be silent for a while."""
        self._asked(line, 0.0, min(seconds, _LONGEST_REST))

    def _asked(self, line: str, takes: float, rest: float) -> float:
        first = self._from_redis(line, takes, rest)
        if first is None:
            work = partial(_stored, line=line, takes=takes, rest=rest)
            return self._store.write(work) + self._changed(by_redis=False)
        return first + self._changed(by_redis=True)

    def _from_redis(self, line: str, takes: float, rest: float) -> float | None:
        if self._script is None:
            return None
        figures = [int(each * _SECOND) for each in (takes, rest, _AMNESIA, _LONGEST_REST)]
        asked = time.monotonic()
        try:
            answer = self._script(keys=[f"outbox:pace:{line}"], args=figures)
        except redis.RedisError as error:
            if self._by_redis is not False:
                log.get().warning("redis.away", error=type(error).__name__)
            return None
        first, now = (float(each) / _SECOND for each in answer)
        return self._offset.heard(now, asked, time.monotonic()) + first

    def _changed(self, *, by_redis: bool) -> float:
        before, self._by_redis = self._by_redis, by_redis
        return 0.0 if before in {None, by_redis} else _AMNESIA


def _stored(connection: Connection, line: str, takes: float, rest: float) -> float:
    """What the script does, in a row that its transaction locks; by `time.monotonic()`."""
    kept = connection.execute(_NEXT, {"line": line}).scalar()
    if kept is None:
        connection.execute(_NEW[connection.dialect.name], {"name": line, "next_at": clock.now()})
        kept = connection.execute(_NEXT, {"line": line}).scalar_one()
    now, here = clock.now(), time.monotonic()
    wait = max(min((kept - now).total_seconds(), _LONGEST_REST), rest, 0.0)
    next_at = now + timedelta(seconds=wait + takes)
    connection.execute(_KEEP, {"line": line, "next": next_at})
    return here + wait
