"""`kill -9` of who sends, worker or clock: each receipt reaches its phone exactly once."""

import pytest

from bot.store.tables import Outbox
from tests.faults.scene import LEASE_OVER, WOMEN, Scene
from tests.faults.table import struck

ALL = 24  # two collections: eleven receipts each, and the treasurer's own money is asked of another


@pytest.fixture(autouse=True)
def running(scene: Scene) -> None:
    """A provider that takes a message at once and answers late: a kill finds some in between."""
    scene.house.env["SEND_RATE"] = "8"
    scene.house.start("simulator", "web")
    scene.order(on="create", delay=0.4, times=-1)


@pytest.mark.parametrize("reports", ["arrive", "are lost"])
def test_the_worker(scene: Scene, reports: str) -> None:
    """Twice; what the provider had taken is known by its report, or asked for."""
    if reports == "are lost":
        scene.order(on="callback", lose=True, times=-1)
    scene.house.start("worker", "clock")
    with struck(scene, f"worker killed twice, reports {reports}") as strike:
        scene.collect(100)
        scene.collect(50)
        for at_least in (3, 12):
            scene.house.until(lambda least=at_least: scene.out() >= least)
            scene.house.kill("worker")
            scene.move(seconds=LEASE_OVER)
            scene.house.start("worker")
            strike.over()
    assert scene.out() == ALL


def test_the_clock_while_it_reminds(scene: Scene) -> None:
    """Everybody is reminded of tomorrow's meeting, once."""
    scene.move_to_the_eve_of_a_meeting()
    del scene.house.env["REDIS_URL"]  # so that the clock has to send, too
    scene.house.start("clock")
    with struck(scene, "clock killed while it reminds") as strike:
        scene.house.until(lambda: scene.out() >= 3)
        scene.house.kill("clock")
        scene.move(seconds=LEASE_OVER)
        scene.house.start("clock")
        strike.over()
    assert scene.count(Outbox, Outbox.kind == "meeting_evening") == len(WOMEN) == scene.out()


def test_the_clock_beside_a_worker(scene: Scene) -> None:
    """The worker goes on; the clock that is started again repeats nothing."""
    scene.house.start("worker", "clock")
    with struck(scene, "clock killed beside a worker") as strike:
        scene.collect(100)
        scene.house.until(lambda: scene.out() >= 2)
        scene.house.kill("clock")
        scene.collect(50)
        scene.house.start("clock")
        strike.over()
    assert scene.out() == ALL
