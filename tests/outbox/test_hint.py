"""Hints through a real Redis, and without one."""

import pytest
import redis
from rq import Queue
from rq.serializers import JSONSerializer
from structlog.testing import capture_logs

from bot.cli.local_redis import LocalRedis
from bot.outbox import hint


def _waiting(client: redis.Redis) -> int:
    return Queue(hint.QUEUE, connection=client, serializer=JSONSerializer).count


def test_many_hints_are_one_job_until_a_worker_begins(redis_url: str) -> None:
    """Then the next message needs a hint of its own."""
    with redis.Redis.from_url(redis_url) as client:
        for _ in range(50):
            hint.hint(client)
        assert _waiting(client) == 1
        assert not hint.is_answered(client)
        hint.taken(client)
        assert hint.is_answered(client)
        hint.hint(client)
        assert _waiting(client) == 2


def test_without_redis_nothing_happens() -> None:
    """The clock does it."""
    hint.hint(None)
    hint.taken(None)
    assert not hint.is_there(None)
    assert not hint.is_answered(None)


def test_a_redis_that_is_away_is_logged_once_and_never_raises(
    redis_url: str, local_redis: LocalRedis, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And once more when it is back."""
    monkeypatch.setattr(hint._Weather, "is_fair", True)
    with (
        redis.Redis.from_url(redis_url, socket_connect_timeout=0.2) as client,
        capture_logs() as log,
    ):
        local_redis.kill()
        for _ in range(3):
            hint.hint(client)
            hint.taken(client)
        assert not hint.is_there(client)
        assert not hint.is_answered(client)
        local_redis.start()
        hint.hint(client)
    assert [line["event"] for line in log] == ["redis.away", "redis.back"]
