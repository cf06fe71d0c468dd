"""What every test may ask for: a database, a Redis, a clock, and the whole house as processes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import redis

from bot import clock
from bot.cli.local_redis import LocalRedis
from bot.store import Store
from tests.databases import KINDS, Databases
from tests.house import House
from tests.moment import Moment

_BROWSER = Path(__file__).parent / "browser"
_DATABASES = pytest.StashKey[Databases]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--database", choices=sorted(KINDS), default="sqlite", help="on which to run")


def pytest_configure(config: pytest.Config) -> None:
    """The first process prepares the template (and the server); xdist's workers share it."""
    if config.option.collectonly:
        return
    handle = getattr(config, "workerinput", {}).get("databases", "")
    config.stash[_DATABASES] = KINDS[config.option.database](handle)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On another database only what touches one: the rest was run on the first, to no other end.

    A page is drawn from what the queries gave; these are tried on both without a browser.
    """
    if config.option.database == "sqlite":
        return
    kept = [
        item
        for item in items
        if "databases" in getattr(item, "fixturenames", ()) and _BROWSER not in item.path.parents
    ]
    if len(kept) < len(items):
        config.hook.pytest_deselected(items=[item for item in items if item not in set(kept)])
        items[:] = kept


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node) -> None:
    node.workerinput["databases"] = node.config.stash[_DATABASES].handle


def pytest_unconfigure(config: pytest.Config) -> None:
    if _DATABASES in config.stash and not hasattr(config, "workerinput"):
        config.stash[_DATABASES].close()


@pytest.fixture(scope="session")
def databases(pytestconfig: pytest.Config) -> Databases:
    """For tests that need more than one database."""
    return pytestconfig.stash[_DATABASES]


@pytest.fixture
def database_url(databases: Databases) -> Iterator[str]:
    """The URL of an empty, migrated database of this test alone."""
    url = databases.create()
    yield url
    databases.drop(url)


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    """An empty, migrated Store."""
    store = Store(database_url)
    yield store
    store.close()


@pytest.fixture(scope="session")
def local_redis(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalRedis]:
    """A real Redis of this process of the test run."""
    with LocalRedis(tmp_path_factory.mktemp("redis")) as server:
        yield server


@pytest.fixture
def redis_url(local_redis: LocalRedis) -> str:
    """The URL of an empty Redis."""
    if local_redis.is_down:  # a test before this one killed it
        local_redis.start()
    with redis.Redis.from_url(local_redis.url) as client:
        client.flushall()
    return local_redis.url


@pytest.fixture
def moment(monkeypatch: pytest.MonkeyPatch) -> Moment:
    """The clock stands at 2026-12-09 10:00 UTC (15:30 in India) until the test moves it."""
    moment = Moment()
    monkeypatch.setattr(clock, "_source", moment)
    return moment


@pytest.fixture
def house(tmp_path: Path, database_url: str, redis_url: str) -> Iterator[House]:
    """The product as it runs, in processes; nothing is started yet."""
    house = House(tmp_path, database_url, redis_url)
    yield house
    house.stop()
