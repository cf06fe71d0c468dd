"""The scene every fault strikes."""

import os
from collections.abc import Iterator

import pytest
import redis

from bot.cli.local_redis import LocalRedis
from bot.store import Store
from tests.databases import Databases
from tests.faults.line import Line, line
from tests.faults.scene import Scene
from tests.house import House

WHOLE = "FAULTS"  # the environment of `make faults`: the long ones, too


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "long: takes half a minute or more; only in `make faults`")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """`make test` leaves out the long ones."""
    if os.environ.get(WHOLE) == "all":
        return
    left_out = [item for item in items if item.get_closest_marker("long")]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in left_out]


@pytest.fixture
def scene(house: House, store: Store) -> Scene:
    """A group in the database, at noon; nothing is started yet."""
    return Scene.at_noon(house, store)


@pytest.fixture(scope="module")
def provider_line(
    databases: Databases, local_redis: LocalRedis, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Scene, Line]]:
    """The whole product, running for all tests of a file, and the line between it and Twilio."""
    with redis.Redis.from_url(local_redis.url) as client:
        client.flushall()
    house = House(tmp_path_factory.mktemp("house"), databases.create(), local_redis.url)
    store = Store(house.env["DATABASE_URL"])
    with line(house.simulator_port) as wire:
        house.env["TWILIO_API_URL"] = wire.url
        scene = Scene.at_noon(house, store)
        house.start()
        yield scene, wire
    house.stop()
    store.close()
    databases.drop(house.env["DATABASE_URL"])


@pytest.fixture
def wire(provider_line: tuple[Scene, Line]) -> Line:
    """What lies between us and the provider."""
    return provider_line[1]


@pytest.fixture
def running(provider_line: tuple[Scene, Line]) -> Scene:
    """The product at work, the provider in good health."""
    scene = provider_line[0]
    scene.heal()
    return scene
