"""`kill -9` in real time, under the supervisor of `make run`: work goes on by itself, how soon?

No clock is moved here. "Goes on" means: what is written after the kill is out. What was in hand at
that moment is out when its lease has ended and the provider has been asked; the note says when.
"""

import os
import signal
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import Connection, select

from bot.cli import programs
from bot.cli.household import Household
from bot.cli.local_redis import LocalRedis
from bot.outbox import Message, queue
from bot.store import Store
from bot.store.tables import Address
from tests.faults.scene import BALANCE, CLAIM, GEETA, Scene
from tests.faults.table import PATIENCE, Strike, struck
from tests.house import House

pytestmark = pytest.mark.long


@dataclass
class Tended:
    """The programs of `make run`; whoever waits looks after them."""

    scene: Scene
    household: Household
    redis: LocalRedis

    def until(self, what: Callable[[], object]) -> None:
        """Looking after them twice a second, as `make run` does."""
        patience = time.monotonic() + PATIENCE
        while not what():
            assert time.monotonic() < patience, "it does not go on"
            self.household.tend()
            time.sleep(0.5)

    def kill(self, name: str) -> None:
        """`kill -9`, with its children."""
        (program,) = (each for each in self.household._programs if each.name == name)
        os.killpg(program.process.pid, signal.SIGKILL)
        program.process.wait()

    def until_out(self, strike: Strike, written: int) -> None:
        """The row `written` is out: work goes on; then all that was in hand."""
        since = time.monotonic()
        self.until(lambda: written not in self.scene.waiting())
        strike.recovered()
        self.until(self.scene.all_out)
        strike.note = f"what was in hand: {time.monotonic() - since:.0f} s"

    def write(self) -> int:
        """A message with no hint to any worker."""
        scene = self.scene

        def work(c: Connection) -> int:
            hers = select(Address.id).where(Address.phone == GEETA.phone)
            address = c.execute(hers).scalar_one()
            message = Message(address, "answer", "hi", "नमस्ते दीदी, सब ठीक है?", urgent=True)
            return queue(c, [message], scene.now())[0]

        return scene.store.write(work)


@pytest.fixture
def tended(house: House, store: Store, tmp_path: Path) -> Iterator[Tended]:
    """Redis, web, worker and clock in a household; the simulator stands outside."""
    scene = Scene.at_noon(house, store)
    house.env["SEND_RATE"] = "8"
    house.start("simulator")
    scene.order(on="create", delay=0.4, times=-1)
    with LocalRedis(tmp_path / "redis") as redis:
        house.env["REDIS_URL"] = redis.url
        household = Household(redis, house.env, tmp_path / "logs", lambda _: None)
        household.start("web", programs.web(house.web_port))
        household.start("worker", programs.worker())
        household.start("clock", programs.clock())
        household.wait_for(f"{house.web_url}/health/ready")
        yield Tended(scene, household, redis)
        household.stop()


def test_by_itself(tended: Tended) -> None:
    """One after the other, each while receipts go out."""
    scene = tended.scene
    with struck(scene, "kill -9 web, in real time") as strike:
        tended.kill("web")
        strike.over()
        tended.until(lambda: scene.say(GEETA, BALANCE)["status"] == 200)
        strike.recovered()
    with struck(scene, "kill -9 worker, in real time") as strike:
        _collect(scene, 100)
        tended.kill("worker")
        strike.over()
        tended.until_out(strike, _claimed(scene))
    with struck(scene, "kill -9 clock, in real time") as strike:
        tended.kill("clock")
        strike.over()
        tended.until_out(strike, tended.write())
    with struck(scene, "kill -9 Redis, in real time") as strike:
        _collect(scene, 50)
        tended.redis.kill()
        strike.over()
        tended.until_out(strike, _claimed(scene))


def _collect(scene: Scene, rupees: int) -> None:
    before = scene.out()
    scene.collect(rupees)
    scene.house.until(lambda: scene.out() >= before + 3)


def _claimed(scene: Scene) -> int:
    """She claims; the row that asks an officer."""
    assert scene.say(GEETA, CLAIM)["status"] == 200
    return max(scene.waiting())
