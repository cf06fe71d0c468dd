"""A Redis of our own: really a server, on its own port, gone with the program that started it."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import redis

from bot.cli import local_redis
from bot.cli.local_redis import LocalRedis, NoRedisError


def test_it_keeps_its_data_over_a_restart_on_the_same_port(tmp_path: Path) -> None:
    with LocalRedis(tmp_path) as server, redis.Redis.from_url(server.url) as client:
        client.set("hint", "7")
        before = server.url
        server.stop()
        assert server.is_down
        server.start()
        assert (server.url, client.get("hint")) == (before, b"7")


def test_a_given_redis_is_used_and_left_running(redis_url: str, tmp_path: Path) -> None:
    with LocalRedis(tmp_path, redis_url) as server:
        assert server.url == redis_url
    with redis.Redis.from_url(redis_url) as client:
        assert client.ping()


def test_it_ends_when_the_program_is_killed(tmp_path: Path) -> None:
    program = (
        "import time, pathlib; from bot.cli.local_redis import LocalRedis\n"
        f"with LocalRedis(pathlib.Path({str(tmp_path)!r})) as server:\n"
        "    print(server.url, flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE) as parent:
        url = parent.stdout.readline().decode().strip()
        with redis.Redis.from_url(url) as client:
            assert client.ping()
            os.kill(parent.pid, signal.SIGKILL)
            assert _is_gone(client)


def test_without_any_redis_it_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(local_redis.importlib.util, "find_spec", lambda _: None)
    with pytest.raises(NoRedisError, match="REDIS_URL"), LocalRedis(tmp_path):
        pass


def _is_gone(client: redis.Redis) -> bool:
    until = time.monotonic() + 10
    while time.monotonic() < until:
        try:
            client.ping()
        except redis.ConnectionError:
            return True
        time.sleep(0.05)
    return False
