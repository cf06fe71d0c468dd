"""`kill -9` in real time, under the supervisor of `make run`: work goes on by itself, how soon?

No clock is moved here. "Goes on" means: what is written after the kill is out. What was in hand at
that moment is out when its lease has ended and the provider has been asked.
"""

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import insert

from bot.cli import programs
from bot.cli.household import Household
from bot.cli.local_redis import LocalRedis
from bot.store import Store
from bot.store.tables import Outbox
from tests.faults.scene import BALANCE, CLAIM, GEETA, REKHA, Scene
from tests.faults.table import PATIENCE, struck
from tests.house import House

pytestmark = pytest.mark.long


class Tended:
    """The programs of `make run`, started again when they die; tended by the waiting test."""

    def __init__(self, scene: Scene, household: Household, folder: Path) -> None:
        self.scene, self.household, self._folder = scene, household, folder

    def until(self, what: Callable[[], object]) -> None:
        """As the loop of `make run`: look after them twice a second."""
        patience = time.monotonic() + PATIENCE
        while not what():
            assert time.monotonic() < patience, "it does not go on"
            self.household.tend()
            time.sleep(0.1)


@pytest.fixture
def tended(house: House, store: Store, tmp_path: Path) -> Iterator[Tended]:
    """Web, worker and clock in a household; the simulator stays outside."""
    scene = Scene.at_noon(house, store)
    house.env["SEND_RATE"] = "8"
    house.start("simulator")
    with LocalRedis(tmp_path / "redis") as redis:
        house.env["REDIS_URL"] = redis.url
        household = Household(redis, house.env, tmp_path / "logs", lambda _: None)
        household.start("web", programs.web(house.web_port))
        household.start("worker", programs.worker())
        household.start("clock", programs.clock())
        household.wait_for(f"{house.web_url}/health/ready")
        yield Tended(scene, household, tmp_path)
        household.stop()
