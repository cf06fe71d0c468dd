"""Wakes a worker through Redis; a lost hint costs seconds, since the clock sweeps the rows."""

import redis
from rq import Queue
from rq.serializers import JSONSerializer

from bot import log

QUEUE = "outbox"
_JOB = "bot.jobs.drain"
_WAITING = "outbox:hinted"  # a hint is on its way: hundreds of messages need no second one
_ANSWERED = "outbox:answered"  # a worker has lately begun to work
_WAITS = 5  # seconds; if the worker died with the hint, another is sent after that
_ANSWERS_FOR = 20
_JOB_TIMEOUT = 120
_KEPT_FAILURE = 3600


class _Weather:
    """Whether Redis was there the last time, so that its absence is logged once."""

    is_fair = True


def hint(redis_: "redis.Redis | None") -> None:
    """Ask a worker to empty the outbox. Never raises; without Redis the clock does the work."""
    if redis_ is None:
        return
    try:
        if redis_.set(_WAITING, "1", nx=True, ex=_WAITS):
            _enqueue(redis_)
        _fair()
    except redis.RedisError as error:
        if _Weather.is_fair:
            log.get().warning("redis.away", error=type(error).__name__)
        _Weather.is_fair = False


def taken(redis_: "redis.Redis | None") -> None:
    """A worker begins: messages from now on need a new hint, and the clock need not step in."""
    if redis_ is None:
        return
    try:
        with redis_.pipeline() as commands:
            commands.delete(_WAITING)
            commands.set(_ANSWERED, "1", ex=_ANSWERS_FOR)
            commands.execute()
    except redis.RedisError:
        return  # the job came from it a moment ago; what it lost here, the sweep finds


def is_there(redis_: "redis.Redis | None") -> bool:
    """Whether Redis can carry a hint."""
    try:
        return redis_ is not None and bool(redis_.ping())
    except redis.RedisError:
        return False


def is_answered(redis_: "redis.Redis | None") -> bool:
    """Whether a worker has begun to work in the last 20 seconds."""
    if redis_ is None:
        return False
    try:
        return bool(redis_.exists(_ANSWERED))
    except redis.RedisError:
        return False


def _enqueue(redis_: "redis.Redis") -> None:
    queue = Queue(QUEUE, connection=redis_, serializer=JSONSerializer)
    queue.enqueue(_JOB, result_ttl=0, failure_ttl=_KEPT_FAILURE, job_timeout=_JOB_TIMEOUT)


def _fair() -> None:
    if not _Weather.is_fair:
        log.get().info("redis.back")
    _Weather.is_fair = True
