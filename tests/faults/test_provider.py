"""Twilio down, refusing, slow, or talking nonsense: every receipt reaches its phone once."""

import time

import pytest

from tests.faults.line import Line
from tests.faults.scene import Scene
from tests.faults.table import struck

AN_HOUR = 3600
_LOOKS = 4  # at which moments of the hour the processes find the clock
_NONSENSE = (
    {"status": 200, "answer": "<html><body>It works!</body></html>"},
    {"status": 201, "answer": "{}"},
    {"status": 201, "answer": '{"sid": "SM0123'},
)


def _an_hour_passes(scene: Scene) -> None:
    for _ in range(_LOOKS):
        time.sleep(1.5)  # the clock process beats once a second
        scene.move(seconds=AN_HOUR / _LOOKS)


def test_down_for_an_hour_with_an_error_page(running: Scene) -> None:
    """A 503 says nothing of what became of the message; and nobody can be asked."""
    with struck(running, "provider down 1 h: answers 503", moves=True) as strike:
        for what in ("create", "list", "fetch"):
            running.order(on=what, status=503, times=-1)
        running.collect(100)
        _an_hour_passes(running)
        assert not running.all_out()
        running.heal()
        strike.over()


def test_down_for_an_hour_and_not_to_be_reached(running: Scene, wire: Line) -> None:
    with struck(running, "provider down 1 h: connections refused", moves=True) as strike:
        wire.cut()
        running.collect(100)
        _an_hour_passes(running)
        assert not running.all_out()
        wire.mend()
        strike.over()


@pytest.mark.long
def test_too_many_requests(running: Scene) -> None:
    """One storm strikes each message about three times."""
    with struck(running, "429 storm: 36 refusals", moves=True) as strike:
        running.order(on="create", status=429, code=20429, times=36)
        running.collect(100)
        strike.over()


@pytest.mark.parametrize("taken", [True, False], ids=["taken", "not taken"])
def test_nonsense_for_an_answer(running: Scene, taken: bool) -> None:
    """A page with 200, a 201 without sid, JSON that is cut off; the look-up fails at first, too."""
    name = f"wrong answers, message {'taken' if taken else 'not taken'}"
    with struck(running, name, moves=True) as strike:
        for nonsense in _NONSENSE:
            running.order(on="create", accept=taken, times=3, **nonsense)
            running.order(on="list", times=2, **nonsense)
        running.order(on="create", accept=taken, times=3, hang_up=True)
        running.collect(100)
        running.collect(50)
        strike.over()


def test_an_error_for_what_was_taken(running: Scene) -> None:
    """Every second message answers 500 and is delivered all the same; no report comes."""
    with struck(running, "500 though taken, reports lost", moves=True) as strike:
        running.order(on="callback", lose=True, times=-1)
        for _ in range(6):
            running.order(on="create", status=500, accept=True)
            running.order(on="create", delay=0.05)
        running.collect(100)
        strike.over()


@pytest.mark.long
def test_slow_beyond_patience(running: Scene) -> None:
    """It takes the message half a minute after the request, when our side has long hung up."""
    with struck(running, "provider takes each message after 30 s") as strike:
        running.order(on="create", delay=30, late=True, times=12)
        running.collect(100)
        strike.over()
