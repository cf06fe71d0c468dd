"""Redis flushed or dead: it carried hints only; all messages go out, each once."""

import redis

from bot.cli.local_redis import LocalRedis
from bot.store.tables import Claim
from tests.faults.scene import CLAIM, MEMBERS, Scene, write


def test_flushed_in_the_middle(scene: Scene) -> None:
    """The worker goes on; a hint that is lost before anybody saw it is made good by the sweep."""
    scene.house.env["SEND_RATE"] = "8"
    scene.house.start()
    with redis.Redis.from_url(scene.house.env["REDIS_URL"]) as client:
        scene.collect(100)
        scene.house.until(lambda: scene.out() >= 3)
        client.flushall()
        scene.collect(50)
        scene.house.until(scene.all_out)
        scene.house.stop("worker", "clock")
        scene.say(MEMBERS[0], CLAIM)
        client.flushall()
        scene.house.start("worker", "clock")
        scene.house.until(scene.all_out)
    assert scene.out() == 25
    assert scene.not_once() == {}


def test_killed_in_the_middle(scene: Scene, local_redis: LocalRedis) -> None:
    """Women are answered all the same and the clock sends; then the worker takes up again."""
    scene.house.env["SEND_RATE"] = "8"
    scene.house.start()
    scene.collect(100)
    scene.house.until(lambda: scene.out() >= 3)
    local_redis.kill()
    answers = scene.at_once([write(member, CLAIM) for member in MEMBERS])
    assert {(answer["status"], answer["attempts"]) for answer in answers} == {(200, 1)}
    scene.house.until(scene.all_out)
    assert scene.out() == 12 + len(MEMBERS)
    scene.house.kill("clock")
    local_redis.start()
    with redis.Redis.from_url(local_redis.url) as client:
        client.flushall()  # an old hint would stand for the next one
    scene.say(MEMBERS[0], CLAIM)
    scene.house.until(scene.all_out)
    assert scene.count(Claim) == len(MEMBERS) + 2
    assert scene.not_once() == {}
