"""A group of twelve on the whole product as processes, to write to while things are killed."""

from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from threading import Barrier
from typing import Any

import requests
from sqlalchemy import Connection, func, insert, select

from bot.books.check import check
from bot.books.queries.money import savings
from bot.clock import INDIA
from bot.domain.groups import Role
from bot.store import Store
from bot.store.tables import Address, Base, Entry, Inbox, Meeting, Outbox
from tests import make
from tests.house import House
from tests.people import Person

_NAMES = (
    "सुनीता", "क्षमा", "मीरा", "रेखा", "गीता", "सीता",
    "कमला", "राधा", "फूलो", "लता", "शांति", "ममता",
)  # fmt: skip
_OFFICES = {1: Role.PRESIDENT, 2: Role.SECRETARY, 3: Role.TREASURER}
WOMEN = tuple(
    Person(number, name, "पति रमेश", f"+9199999{number:05}", _OFFICES.get(number))
    for number, name in enumerate(_NAMES, 1)
)
SUNITA, KSHAMA, MEERA, REKHA, GEETA, SITA, KAMLA = WOMEN[:7]
OFFICERS, MEMBERS = WOMEN[:3], WOMEN[3:]

BALANCE, CLAIM, YES = "मेरी बचत कितनी है", "मैंने 100 जमा किए", "हाँ"
_OPEN = Outbox.state.in_(["waiting", "sending"])
LEASE_OVER = 45  # seconds; longer than a worker's lease of a row


def to_noon() -> float:
    """Seconds by which a clock is moved so that it is noon in India."""
    now = datetime.now(INDIA)
    return (now.replace(hour=12, minute=0, second=0) - now).total_seconds()


Said = dict[str, Any]  # what the simulator's /say takes


def write(who: Person, words: str, **more: Any) -> Said:
    """A message for `Scene.at_once`."""
    return {"from": who.phone, "body": words, **more}


@dataclass
class Scene:
    """The house, its database seen from outside, and the group's id."""

    house: House
    store: Store
    group: int
    _shift: timedelta
    _wrong: float = 0.0  # seconds by which our clock is ahead of the provider's

    # -- the time ---------------------------------------------------------------------------

    @classmethod
    def at_noon(cls, house: House, store: Store) -> "Scene":
        """It is noon in India, whenever the test runs: nothing is held back for the night."""
        shift = timedelta(seconds=to_noon())
        group = store.write(lambda c: make.create_group(c, WOMEN, phones=True, dues_from=None))
        scene = cls(house, store, group, shift)
        scene.move()
        return scene

    def move(self, **by: float) -> None:
        """All processes see the clock go on at once."""
        self._shift += timedelta(**by)
        self.house.move_clock(seconds=self._shift.total_seconds())

    def skew(self, seconds: float) -> None:
        """Our clock goes wrong; the provider's goes on as it did."""
        self._wrong += seconds
        self.move(seconds=seconds)
        self.tell_provider_the_time()

    def tell_provider_the_time(self) -> None:
        """It reads our clock, and takes off by how much that is wrong."""
        url = f"{self.house.simulator_url}/simulator/clock"
        if self.house.runs("simulator"):
            requests.post(url, json={"offset": -self._wrong}, timeout=10).raise_for_status()

    def move_to_next(self) -> None:
        """To when the next row is due or the next lease ends."""
        when = func.coalesce(Outbox.leased_until, Outbox.due_at)
        rows = select(func.min(when)).where(_OPEN, when > self.now())
        if due := self.store.read(lambda c: c.execute(rows).scalar()):
            self.move(seconds=(due - self.now()).total_seconds())

    def move_to_the_eve_of_a_meeting(self) -> None:
        """Just after 18:00 in India, when everybody is to be reminded of tomorrow's."""
        at = self.now()
        eve = at.replace(hour=12, minute=31)
        meeting = {
            "group_id": self.group,
            "number": 1,
            "starts_at": eve + timedelta(hours=20),
            "place": "आँगनवाड़ी",
            "created_at": at - timedelta(days=7),
        }
        self.store.write(lambda c: c.execute(insert(Meeting).values(meeting)))
        self.move(seconds=(eve - at).total_seconds())

    def now(self) -> datetime:
        """As the house sees it."""
        return datetime.now(UTC) + self._shift

    # -- writing ----------------------------------------------------------------------------

    def say(self, who: Person, words: str, **more: Any) -> dict[str, Any]:
        """One message; what the simulator tells of its delivery."""
        return self._say(write(who, words, **more))

    def at_once(self, messages: Sequence[Said]) -> list[dict[str, Any]]:
        """All at the same moment, each by a thread of its own."""
        barrier = Barrier(len(messages))

        def one(said: Said) -> dict[str, Any]:
            barrier.wait()
            return self._say(said)

        with ThreadPoolExecutor(len(messages)) as pool:
            return list(pool.map(one, messages))

    @contextmanager
    def burst(self, messages: Sequence[Said]) -> Iterator[list[Future[dict[str, Any]]]]:
        """Eight at a time, while the test does harm; all are through when it ends."""
        with ThreadPoolExecutor(8) as pool:
            yield [pool.submit(self._say, said) for said in messages]

    def collect(self, rupees: int) -> None:
        """The treasurer writes down what everybody paid: eleven receipts and a question."""
        self.say(MEERA, f"सबका {rupees} जमा")
        assert self.say(MEERA, YES)["status"] == 200

    def _say(self, said: Said) -> dict[str, Any]:
        url = f"{self.house.simulator_url}/simulator/say"
        answer = requests.post(url, json=said, timeout=60)
        answer.raise_for_status()
        return answer.json()

    def order(self, **fault: Any) -> None:
        """A fault of the provider."""
        url = f"{self.house.simulator_url}/simulator/faults"
        requests.post(url, json=fault, timeout=10).raise_for_status()

    def heal(self) -> None:
        """The provider is in good health again."""
        url = f"{self.house.simulator_url}/simulator/faults"
        requests.delete(url, timeout=10).raise_for_status()

    def behave(self, **how: Any) -> None:
        """Change the provider's ways."""
        url = f"{self.house.simulator_url}/simulator/behaviour"
        requests.post(url, json=how, timeout=10).raise_for_status()

    # -- looking ----------------------------------------------------------------------------

    def count(self, table: type[Base], *where: Any) -> int:
        """Rows of `table`."""
        query = select(func.count()).select_from(table).where(*where)
        return self.store.read(lambda c: c.execute(query).scalar_one())

    def intents(self, who: Person) -> Counter[str]:
        """What her messages were taken for."""
        query = select(Inbox.intent).join(Address).where(Address.phone == who.phone)
        return Counter(self.store.read(lambda c: list(c.execute(query).scalars())))

    def saved(self, who: Person) -> int:
        """Rupees."""
        total = self.store.read(lambda c: savings(c, self.group, who.number).total)
        return total // 100

    def entries(self) -> int:
        """Entries in the books, which must agree with themselves."""
        assert self.store.read(check) == []
        return self.count(Entry)

    def out(self) -> int:
        """Messages that the provider has taken."""
        return sum(self._at_provider().values())

    def all_out(self) -> bool:
        """Whether nothing waits or is in hand."""
        return not self.waiting()

    def waiting(self) -> dict[int, list[Any]]:
        """State and attempts of each row that is not out."""
        rows = select(Outbox.id, Outbox.state, Outbox.attempts).where(_OPEN)
        return self.store.read(lambda c: {row: rest for row, *rest in c.execute(rows)})

    def not_once(self) -> dict[tuple[str, str], tuple[int, int]]:
        """Messages that are not on their phone as often as they were written: (written, there)."""

        def work(c: Connection) -> Counter[tuple[str, str]]:
            query = select(Address.phone, Outbox.text).join(Address)
            rows = c.execute(query.where(Outbox.state != "cancelled"))
            return Counter((phone, _plain(text)) for phone, text in rows)

        written, there = self.store.read(work), self._at_provider()
        return {
            key: (written[key], there[key]) for key in written | there if written[key] != there[key]
        }

    def _at_provider(self) -> Counter[tuple[str, str]]:
        """What came through its REST interface; answers inside the webhook's response are apart."""
        answer = requests.get(f"{self.house.simulator_url}/simulator/messages", timeout=10)
        answer.raise_for_status()
        sent = [m for m in answer.json()["messages"] if m["direction"] == "out"]
        given = self._answers()
        return Counter(
            (m["phone"], _plain(m["body"])) for m in sent if _plain(m["body"]) not in given
        )

    def _answers(self) -> set[str]:
        query = select(Inbox.answer)
        rows = self.store.read(lambda c: list(c.execute(query).scalars()))
        return {_plain(text) for answer in rows for text in answer.split("\x1e")}


def _plain(text: str) -> str:
    return " ".join(text.split())
