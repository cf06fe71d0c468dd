"""Plays whole chats: who writes, what the bot answers, and what others receive.

A chat file is read by people first:

    # A treasurer writes down what Geeta paid
    MEERA: गीता 100 जमा
    > 5 गीता ₹100
    > …
    GEETA << रसीद 2K7P: …

`NAME:` is a message of one of tests/people.py, `>` a line of the answer, `NAME <<` what another
phone is sent in the same turn (all of it is listed). `@ 2026-12-09 18:00` sets the wall clock in
India, `@ +25h` moves it on, `tick` lets the clock process look round, `via sms` changes the
channel, and `repeat` delivers the last message again.
`python -m tests.talker FILE …` writes what the bot says now into the files, for review.
"""

import re
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import select

from bot import dispatch
from bot.channels.base import Inbound
from bot.clock import INDIA
from bot.dispatch import House
from bot.notices import NOTICES, run
from bot.store import Store, migrate
from bot.store.tables import Address, Outbox
from flows import FLOWS
from handlers import HANDLERS
from tests import people
from tests.make import create_group

HOUSE = House(HANDLERS, FLOWS)
NOON = datetime(2026, 11, 21, 12, 0, tzinfo=INDIA)  # a Saturday
_PHONES = {
    name: person.phone for name, person in vars(people).items() if isinstance(person, people.Person)
} | {"STRANGER": people.STRANGER_PHONE}
_NAMES = {phone: name for name, phone in reversed(_PHONES.items()) if phone}


@dataclass
class Talker:
    """Phones on one store; every message goes through `dispatch.handle`."""

    store: Store
    at: datetime = NOON
    channel: str = "whatsapp"
    _count: int = 0
    _seen: int = 0
    _last: Inbound | None = field(default=None)

    def say(self, name: str, words: str, **more: str) -> list[str]:
        """What the bot answers, as lines."""
        self._count += 1
        self._last = Inbound(self.channel, f"SM{self._count:032}", words, _PHONES[name], **more)
        return self._deliver(self._last)

    def repeat(self) -> list[str]:
        """The last message is delivered once more."""
        assert self._last
        return self._deliver(self._last)

    def _deliver(self, inbound: Inbound) -> list[str]:
        self.at += timedelta(seconds=1)
        at = self.at.astimezone(UTC)
        answer = self.store.write(lambda c: dispatch.handle(c, inbound, HOUSE, at))
        return [line for text in answer.texts for line in text.split("\n")]

    def tick(self) -> None:
        """The clock process looks round."""
        for notice in NOTICES:
            run(self.store, notice, self.at.astimezone(UTC))

    def told(self) -> list[str]:
        """What was put into the outbox since this was asked last: "NAME << text"."""
        which = (
            select(Outbox.id, Outbox.text, Address.phone)
            .join(Address, Address.id == Outbox.address_id)
            .where(Outbox.id > self._seen)
            .order_by(Outbox.id)
        )
        rows = self.store.read(lambda c: c.execute(which).all())
        self._seen = max([self._seen, *(row.id for row in rows)])
        return [f"{_NAMES[row.phone]} << {row.text}" for row in rows]


def play(lines: list[str], store: Store) -> Iterator[str]:
    """The chat as it goes now: her lines from `lines`, everything else from the bot."""
    store.write(lambda c: create_group(c, phones=True, saving=10000))
    talker = Talker(store)
    for line in lines:
        if re.match(r"> |>$|\w+ << ", line):
            continue
        yield line
        if line.startswith("@ "):
            talker.at = _moment(line[2:], talker.at)
            continue
        if line.startswith("via "):
            talker.channel = line[4:].strip()
            continue
        if line.strip() == "tick":
            talker.tick()
        elif line.strip() == "repeat":
            yield from (f"> {said}" for said in talker.repeat())
        elif spoken := re.match(r"(\w+): ?(.*)", line):
            words = spoken[2].replace(" / ", "\n")
            yield from (f"> {said}" for said in talker.say(spoken[1], words))
        yield from talker.told()


def _moment(text: str, now: datetime) -> datetime:
    if text.startswith("+"):
        return now + timedelta(hours=float(text[1:].rstrip("h")))
    return datetime.strptime(text.strip(), "%Y-%m-%d %H:%M").replace(tzinfo=INDIA)


def _rewrite(file: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = Store(f"sqlite:///{folder}/chat.db")
        migrate.upgrade(store)
        file.write_text("\n".join(play(file.read_text().splitlines(), store)) + "\n")
        store.close()


if __name__ == "__main__":
    for name in sys.argv[1:]:
        _rewrite(Path(name))
