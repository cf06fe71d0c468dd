"""What the kill harness stands on: a moved clock, an uneven provider, the rows from outside."""

import random
import time
from collections import Counter
from pathlib import Path

import requests
from sqlalchemy import select

from bot import clock
from bot.outbox import Message, queue
from bot.outbox.states import climb
from bot.store import Store
from bot.store.tables import Outbox
from tests import make
from tests.faults.scene import to_noon
from tests.house import House

LEASE_OVER = 75.0  # seconds; longer than any lease
_PHONES = tuple(f"+919999902{n:03}" for n in range(40))
_OURS = "रसीद"  # how each of our messages begins
_REPEATED = 0.3  # of all: the same words to the same phone again, which a look-up must tell apart
_LEFT = frozenset({"sent", "delivered", "read", "failed", "cancelled", "expired"})
_LISTENS_ON = frozenset({"01", "08"})  # ESTABLISHED, CLOSE_WAIT (<net/tcp_states.h>)


class Ground:
    """Nothing of it outlives a call: whoever is to be forked may hold no connection."""

    def __init__(self, house: House, chance: random.Random) -> None:
        self.house, self._chance = house, chance
        self._shift = to_noon()
        self._addresses: dict[str, int] = {}
        self._written: Counter[tuple[str, str]] = Counter()
        self._states: dict[int, str] = {}
        self.stepped_back = 0  # rows whose state went down the ladder

    def prepare(self) -> None:
        """Start simulator and web, write the addresses."""
        self._move(0)
        self.house.start("simulator", "web")
        self._tell("behaviour", reads=False, step=0.005)
        store = Store(self.house.env["DATABASE_URL"])
        for phone in _PHONES:
            self._addresses[phone] = store.write(
                lambda c, phone=phone: make.create_address(c, phone, heard_at=clock.now())
            )
        store.close()

    def greet(self) -> None:
        """They write: the 24 hours in which free text may go are open, here and at Twilio."""
        for phone in _PHONES:
            self.house.say(phone, "नमस्ते")

    def write(self) -> None:
        """A few messages to a few phones; some of them twice or more."""
        pairs: list[tuple[str, str]] = []
        for number in range(self._chance.randint(4, 12)):
            is_repeated = pairs and self._chance.random() < _REPEATED
            words = f"{_OURS} {self.messages + number}"
            pairs.append(pairs[-1] if is_repeated else (self._chance.choice(_PHONES), words))
        messages = [
            Message(self._addresses[phone], "answer", "hi", words, urgent=True)
            for phone, words in pairs
        ]
        store = Store(self.house.env["DATABASE_URL"])
        store.write(lambda c: queue(c, messages, clock.now()))
        store.close()
        self._written.update(pairs)

    def all_out(self) -> bool:
        """Look at every row: is none waiting or in hand, and has none gone back?"""
        store = Store(self.house.env["DATABASE_URL"])
        rows = select(Outbox.id, Outbox.state)
        states = store.read(lambda c: {row.id: row.state for row in c.execute(rows)})
        store.close()
        for row, state in self._states.items():
            now = states.get(row)
            if now is None or (now != state and state in _LEFT and climb(state, now) == state):
                self.stepped_back += 1
        self._states = states
        return _LEFT.issuperset(states.values())

    def step_on(self) -> None:
        """The lease of whoever died is over; by then the provider is through with his requests."""
        patience = time.monotonic() + 60
        while _is_spoken_to(self.house.simulator_port) or self._calls():
            assert time.monotonic() < patience, "the provider does not come to rest"
            time.sleep(0.002)
        self._move(LEASE_OVER)

    def _calls(self) -> int:
        """That the provider is still dealing with, though the caller may be gone."""
        answer = requests.get(f"{self.house.simulator_url}/simulator/health", timeout=10)
        calls: int = answer.json()["calls"]
        return calls

    def vary(self, *, reports: bool) -> None:
        """Each phone's line is of another speed, before the message is taken or after."""
        requests.delete(f"{self.house.simulator_url}/simulator/faults", timeout=10)
        for phone in _PHONES:
            late, delay = self._chance.random() < 0.5, self._chance.uniform(0, 0.04)
            self._tell("faults", on="create", to=phone, delay=delay, late=late, times=-1)
        if not reports:
            self._tell("faults", on="callback", lose=True, times=-1)

    def count(self) -> tuple[int, int]:
        """How many of ours are lost, and how many are there too often."""
        answer = requests.get(f"{self.house.simulator_url}/simulator/messages", timeout=60)
        there = Counter(
            (each["phone"], each["body"])
            for each in answer.json()["messages"]
            if each["direction"] == "out" and each["body"].startswith(_OURS)
        )
        return (self._written - there).total(), (there - self._written).total()

    @property
    def messages(self) -> int:
        """Written so far."""
        return self._written.total()

    def _move(self, seconds: float) -> None:
        self._shift += seconds
        self.house.move_clock(seconds=self._shift)
        clock.follow(self.house.clock_file)

    def _tell(self, what: str, **how: object) -> None:
        url = f"{self.house.simulator_url}/simulator/{what}"
        requests.post(url, json=how, timeout=10).raise_for_status()


def _is_spoken_to(port: int) -> bool:
    """Whether a connection to this port is open, at the other end or only at the server's."""
    lines = Path("/proc/net/tcp").read_text().splitlines()[1:]
    fields = (line.split() for line in lines)
    return any(
        local.endswith(f":{port:04X}") and state in _LISTENS_ON for _, local, _, state, *_ in fields
    )
