"""Our clock jumps, or runs twice: a notice is said once, and a send in doubt is not repeated."""

import pytest

from bot.store.tables import Outbox
from tests.faults.scene import WOMEN, Scene
from tests.faults.table import struck

_HOUR = 3600


def _busy(scene: Scene, *, reports: bool = True, **how: object) -> None:
    """Slow enough that whatever happens finds some messages waiting and some under way."""
    scene.house.env["SEND_RATE"] = "8"
    scene.house.start("simulator", "web")
    scene.tell_provider_the_time()
    if not reports:
        scene.order(on="callback", lose=True, times=-1)
    scene.order(on="create", delay=0.4, times=-1, **how)
    scene.house.start("worker", "clock")
    scene.house.start_another("worker")
    scene.collect(100)
    scene.collect(50)
    scene.house.until(lambda: scene.out() >= 3)


@pytest.mark.long
def test_an_hour_forward(scene: Scene) -> None:
    """While two workers send; the provider's clock goes right, and it is slow to take a message."""
    with struck(scene, "clock jumps an hour forward", moves=True) as strike:
        _busy(scene, late=True)
        scene.skew(_HOUR)
        strike.over()


@pytest.mark.long
def test_ten_minutes_back(scene: Scene) -> None:
    with struck(scene, "clock jumps ten minutes back", moves=True) as strike:
        _busy(scene)
        scene.skew(-_HOUR / 6)
        strike.over()


def test_an_hour_fast_and_the_workers_killed(scene: Scene) -> None:
    """What they had in hand has to be found at a provider whose clock shows another time."""
    scene.skew(_HOUR)
    with struck(scene, "clock an hour fast, workers killed", moves=True) as strike:
        _busy(scene, reports=False)
        scene.house.kill("worker")
        scene.house.kill("another worker")
        scene.house.start("worker")
        strike.over()


def test_two_clocks(scene: Scene) -> None:
    """Everybody is reminded of tomorrow's meeting once, though both clocks notice and both send."""
    scene.move_to_the_eve_of_a_meeting()
    del scene.house.env["REDIS_URL"]
    scene.house.start("simulator", "web")
    with struck(scene, "two clocks at work", moves=True) as strike:
        scene.house.start("clock")
        scene.house.start_another("clock")
        scene.house.until(lambda: scene.count(Outbox))
        strike.over()
    assert scene.count(Outbox, Outbox.kind == "meeting_evening") == len(WOMEN) == scene.out()
