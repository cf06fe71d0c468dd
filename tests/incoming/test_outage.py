"""The database goes away under the running product: no message is lost, and each acts once."""

import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.books.check import check
from bot.books.queries.money import savings
from bot.cli.programs import ROOT
from bot.store import Store
from bot.store.tables import Entry, Inbox, Outbox
from tests.databases import Databases, SqliteDatabases
from tests.house import House
from tests.incoming.outage import Locked, Outage, Stopped
from tests.make import create_group
from tests.people import GEETA, MEERA, SITA, Person

KEPT = "संदेश मिल गया"


@dataclass
class Scene:
    """The house without Redis: the clock sends by itself."""

    house: House
    outage: Outage
    store: Store
    group: int

    def spooled(self) -> list[Path]:
        return list((self.house.folder / "spool").glob("*.json"))

    def count(self, column: object) -> int:
        return self.store.read(lambda c: c.execute(select(func.count(column))).scalar_one())

    def saved(self, who: Person) -> int:
        assert self.store.read(check) == []
        return self.store.read(lambda c: savings(c, self.group, who.number).total) // 100

    def heard(self, who: Person, words: str) -> int:
        """How often this has arrived on her phone."""
        messages = self.house.messages(who.phone)
        return sum(words in m["body"] for m in messages if m["direction"] == "out")


@pytest.fixture
def scene(tmp_path: Path, databases: Databases, redis_url: str) -> Iterator[Scene]:
    is_sqlite = isinstance(databases, SqliteDatabases)
    outage = Locked(databases.create()) if is_sqlite else Stopped()
    store = Store(outage.url)
    house = House(tmp_path, outage.url, redis_url)
    del house.env["REDIS_URL"]
    group = store.write(lambda c: create_group(c, phones=True, saving=10000))
    try:
        house.start("simulator", "web", "clock")
        yield Scene(house, outage, store, group)
    finally:
        house.stop()
        store.close()
        outage.close()
        if is_sqlite:
            databases.drop(outage.url)


def test_it_is_told_kept_and_done_when_the_database_is_back(scene: Scene) -> None:
    house = scene.house
    house.say(MEERA.phone, "सीता 100 जमा")
    scene.outage.begin()
    answers = [house.say(MEERA.phone, "हाँ"), house.say(GEETA.phone, "मेरी बचत")]
    assert [answer["status"] for answer in answers] == [200, 200]
    assert all(KEPT in answer["replies"][0] for answer in answers)
    assert len(scene.spooled()) == 2

    scene.outage.end()
    house.until(lambda: not scene.spooled() and scene.heard(MEERA, "✅"), 60)
    house.until(lambda: scene.heard(GEETA, "आपकी बचत"))
    assert (scene.count(Entry.number), scene.saved(SITA)) == (1, 100)
    assert scene.heard(MEERA, "✅") == 1


def test_killed_between_the_disk_and_the_answer(scene: Scene) -> None:
    """Twilio has no answer, and we have the message: it is done all the same, once."""
    house = scene.house
    house.say(MEERA.phone, "सीता 100 जमा")
    scene.outage.begin()
    with ThreadPoolExecutor(1) as pool:
        saying = pool.submit(house.say, MEERA.phone, "हाँ")
        while not scene.spooled():  # without a pause, to be there in time
            assert not saying.done(), house.log("web")
        house.kill("web")
        house.kill("clock")
        saying.result()
    house.start("web", "clock")
    scene.outage.end()
    house.until(lambda: not scene.spooled() and scene.heard(MEERA, "✅"), 60)
    assert (scene.count(Entry.number), scene.saved(SITA)) == (1, 100)
    assert scene.heard(MEERA, "✅") == 1


def test_the_clock_is_killed_while_it_works_the_spool_off(scene: Scene) -> None:
    house = scene.house
    house.kill("clock")
    scene.outage.begin()
    women = [person for person in (MEERA, GEETA, SITA) for _each in range(3)]
    with ThreadPoolExecutor(3) as pool:
        words = "मेरी बचत कितनी है"
        answers = list(pool.map(lambda who: house.say(who.phone, words), women))
    assert all(KEPT in answer["replies"][0] for answer in answers)
    scene.outage.end()
    house.start("clock")
    house.until(lambda: scene.count(Inbox.id) >= 2, 60)
    house.kill("clock")
    house.start("clock")
    house.until(lambda: scene.count(Inbox.id) == len(women) and not scene.spooled(), 60)
    house.until(lambda: scene.heard(SITA, "आपकी बचत") == 3, 60)
    assert scene.count(Outbox.id) == len(women)


def test_a_message_that_never_came_is_found_by_hand(scene: Scene) -> None:
    """`flask --app wsgi inbox reconcile`, then `inbox list` and `inbox show`."""
    house = scene.house
    house.order(on="webhook", lose=True)
    assert house.say(GEETA.phone, "मेरी बचत")["status"] == 0

    assert "1 messages had never reached us" in _flask(house, "inbox", "reconcile")
    assert "Nothing was missing" in _flask(house, "inbox", "reconcile", "--hours", "2")
    house.until(lambda: scene.heard(GEETA, "आपकी बचत"))
    listed = _flask(house, "inbox", "list", "--intent", "balance")
    assert "balance" in listed
    shown = _flask(house, "inbox", "show", listed.split()[0])
    assert "मेरी बचत" in shown
    assert "99999" not in listed + shown
    assert _flask(house, "inbox", "list", "--held") == ""
    assert "0 taken in, 0 wait" in _flask(house, "inbox", "replay", "--dead")


def _flask(house: House, *words: str) -> str:
    command = [sys.executable, "-m", "flask", "--app", "wsgi", *words]
    done = subprocess.run(
        command, env=house.env, cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    return done.stdout
