"""The functions that RQ and the clock may call: three lines each, what they work with made once."""

import os
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, partial

import redis

from bot import clock, log
from bot.channels.base import Channel, Receiver
from bot.channels.twilio.media import TwilioMedia
from bot.channels.twilio.received import TwilioReceived
from bot.config import Settings
from bot.dispatch.handle import Flow, Handler, House
from bot.intake import furnished, pictures, reconcile_daily
from bot.intake import replay as replay_spool
from bot.notices.routine import Routine
from bot.outbox import deliver, hint
from bot.outbox.pace import Pace
from bot.outbox.stats import stats
from bot.providers import Router
from bot.spool import Spool
from bot.store import Store

_REDIS_PATIENCE = 1.0  # seconds
_WORKER_PATIENCE = 10.0  # seconds that a due row may wait for a worker


@dataclass(frozen=True)
class Tools:
    """Of this process; `name` is that of its leases."""

    settings: Settings
    store: Store
    channel: Channel
    redis: "redis.Redis | None"
    routine: Routine
    pace: Pace
    name: str


@cache
def tools() -> Tools:
    """Made at the first call; connections to the provider and the database stay open."""
    settings = Settings()
    store = Store(settings.database_url)
    name = f"{socket.gethostname()}:{os.getpid()}:{os.urandom(3).hex()}"
    client = _redis(settings.redis_url)
    pace = Pace(settings, store, client)
    return Tools(settings, store, Router(settings), client, Routine(store), pace, name)


@dataclass(frozen=True)
class Ears:
    """What this process hears with what came on a detour."""

    house: House
    spool: Spool
    receiver: Receiver


_ears: list[Ears] = []  # none in a process that only sends


def listen(handlers: Mapping[str, Handler], flows: Mapping[str, Flow]) -> None:
    """Say what messages are answered with: this layer lies below the conversations."""
    settings = tools().settings
    house, spool = furnished(settings, handlers, flows), Spool(settings.spool_folder)
    _ears[:] = [Ears(house, spool, TwilioReceived(settings))]


def replay() -> None:
    """Deal with messages that were put on disk while the database was away."""
    mine = tools()
    for ears in _ears:
        if replay_spool(mine.store, ears.house, ears.spool, mine.settings):
            hint.hint(mine.redis)


def reconcile() -> None:
    """Once a day, look for messages that never reached us."""
    mine = tools()
    for ears in _ears:
        try:
            if reconcile_daily(mine.store, ears.house, ears.receiver):
                hint.hint(mine.redis)
        except Exception:
            log.get().exception("clock.failed", task="reconcile")


def fetch_media() -> None:
    """Fetch pictures that came with messages."""
    mine = tools()
    try:
        pictures.fetch(mine.store, TwilioMedia(mine.settings), mine.settings.media_folder)
    except Exception:
        log.get().exception("clock.failed", task="media")


def drain() -> None:
    """Empty the outbox; where it was not empty, ask for another turn."""
    mine = tools()
    hint.taken(mine.redis)
    if _send(mine):
        hint.hint(mine.redis)


def sweep() -> None:
    """See to rows that nobody is sending: hint a worker, or send them here where none answers."""
    mine = tools()
    waiting = mine.store.read(partial(stats, at=clock.now()))
    if not waiting.due and not waiting.in_doubt:
        return
    hint.hint(mine.redis)
    patience = _WORKER_PATIENCE if hint.is_there(mine.redis) else 0.0
    if waiting.oldest >= patience and not hint.is_answered(mine.redis):
        _send(mine)


def _send(mine: Tools) -> int:
    return deliver.drain(mine.store, mine.channel, mine.settings, mine.name, mine.pace)


def tick() -> None:
    """Notices and chores whose time has come."""
    tools().routine.go(clock.now())


def _redis(url: str | None) -> "redis.Redis | None":
    if not url:
        return None
    return redis.Redis.from_url(
        url, socket_connect_timeout=_REDIS_PATIENCE, socket_timeout=_REDIS_PATIENCE
    )
