"""Redis flushed or dead: it carried hints only; all messages go out, each once."""

import shutil

import pytest
import redis

from bot.cli.local_redis import LocalRedis
from bot.store.tables import Claim
from tests.faults.scene import CLAIM, MEMBERS, Scene, write
from tests.faults.table import struck


def test_flushed_in_the_middle(scene: Scene) -> None:
    """The worker goes on; a hint that is lost before anybody saw it is made good by the sweep."""
    scene.house.env["SEND_RATE"] = "8"
    scene.house.start()
    with (
        redis.Redis.from_url(scene.house.env["REDIS_URL"]) as client,
        struck(scene, "Redis flushed") as strike,
    ):
        scene.collect(100)
        scene.house.until(lambda: scene.out() >= 3)
        client.flushall()
        strike.over()
        scene.collect(50)
        scene.house.until(scene.all_out)
        scene.house.stop("worker", "clock")
        scene.say(MEMBERS[0], CLAIM)
        client.flushall()
        scene.house.start("worker", "clock")
        scene.house.until(scene.all_out)
    assert scene.out() == 25


def test_killed_in_the_middle(scene: Scene, local_redis: LocalRedis) -> None:
    """Women are answered all the same and the clock sends; then the worker takes up again."""
    scene.house.env["SEND_RATE"] = "8"
    scene.house.start()
    with struck(scene, "Redis killed, then started again") as strike:
        scene.collect(100)
        scene.house.until(lambda: scene.out() >= 3)
        local_redis.kill()
        strike.over()
        answers = scene.at_once([write(member, CLAIM) for member in MEMBERS])
        assert {(answer["status"], answer["attempts"]) for answer in answers} == {(200, 1)}
        scene.house.until(scene.all_out)
        strike.recovered()
        assert scene.out() == 12 + len(MEMBERS)
        scene.house.kill("clock")
        local_redis.start()
        with redis.Redis.from_url(local_redis.url) as client:
            client.flushall()  # an old hint would stand for the next one
        scene.say(MEMBERS[0], CLAIM)
    assert scene.count(Claim) == len(MEMBERS) + 2


@pytest.mark.long
def test_started_again_empty(scene: Scene, local_redis: LocalRedis) -> None:
    """Its disk is gone, too: no queue, no hint, no worker's name is left."""
    scene.house.env["SEND_RATE"] = "8"
    scene.house.start()
    with struck(scene, "Redis killed, comes back empty") as strike:
        scene.collect(100)
        scene.house.until(lambda: scene.out() >= 3)
        local_redis.kill()
        shutil.rmtree(local_redis._folder / "appendonlydir", ignore_errors=True)
        (local_redis._folder / "appendonly.aof").unlink(missing_ok=True)
        scene.collect(50)
        local_redis.start()
        strike.over()


def test_out_of_memory(scene: Scene) -> None:
    """Every command that writes is refused; women are answered, and the clock sends."""
    scene.house.env["SEND_RATE"] = "8"
    scene.house.start()
    with (
        redis.Redis.from_url(scene.house.env["REDIS_URL"]) as client,
        struck(scene, "Redis out of memory") as strike,
    ):
        scene.collect(100)
        scene.house.until(lambda: scene.out() >= 3)
        client.config_set("maxmemory-policy", "noeviction")
        client.config_set("maxmemory", 1)
        with pytest.raises(redis.OutOfMemoryError):
            client.set("more", "1")
        strike.over()
        answers = scene.at_once([write(member, CLAIM) for member in MEMBERS])
        assert {(answer["status"], answer["attempts"]) for answer in answers} == {(200, 1)}
        scene.house.until(scene.all_out)
        strike.recovered()
        client.config_set("maxmemory", 0)
        scene.house.kill("clock")
        client.flushall()
        scene.say(MEMBERS[0], CLAIM)  # the worker is at work again
    assert scene.count(Claim) == len(MEMBERS) + 2
