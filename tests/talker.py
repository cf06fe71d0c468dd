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
channel, `group srishti` as the first line that is no comment plays in a group of tests/seeds.py,
`bylaws fine_absent=1000 fine_late=500` (paise) is what the group has decided,
and `repeat` delivers the last message again. After `with buttons` answers carry them too: they come
by the outbox, and what can be tapped is listed behind a text, whose lines are parted by " / ".
`NAME [label]` taps the newest button with this label that reached her, `NAME (image/jpeg)` sends a
picture without words.
`python -m tests.talker FILE …` writes what the bot says now into the files, for review.
"""

import re
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select, update

from bot import dispatch
from bot.channels.base import Inbound, Media
from bot.clock import INDIA
from bot.dispatch import House
from bot.notices import NOTICES, run
from bot.notices.chores import CHORES
from bot.outbox import taps
from bot.store import Store, migrate
from bot.store.tables import Address, Group, Outbox
from flows import FLOWS
from handlers import HANDLERS
from tests import people, seeds
from tests.make import create_group

HOUSE = House(HANDLERS, FLOWS)
WITH_PAPERS = replace(HOUSE, has_papers=True)
WITH_PAGES = replace(HOUSE, page_link=lambda _connection, _it: "https://sakhi.example/p/…")
WITH_BUTTONS = replace(HOUSE, has_form=lambda _form, _language: True)
_LINES = {
    "with buttons": {"has_form": WITH_BUTTONS.has_form},
    "with papers": {"has_papers": True},
    "with pages": {"page_link": WITH_PAGES.page_link},
}
NOON = datetime(2026, 11, 21, 12, 0, tzinfo=INDIA)  # a Saturday
_PHONES = {
    name: person.phone for name, person in vars(people).items() if isinstance(person, people.Person)
} | {"STRANGER": people.STRANGER_PHONE}


@dataclass
class Talker:
    """Phones on one store; every message goes through `dispatch.handle`."""

    store: Store
    at: datetime = NOON
    channel: str = "whatsapp"
    house: House = HOUSE
    phones: dict[str, str] = field(default_factory=lambda: _PHONES)
    _count: int = 0
    _seen: int = 0
    _last: Inbound | None = field(default=None)

    def say(self, name: str, words: str, **more: Any) -> list[str]:
        """What the bot answers, as lines."""
        self._count += 1
        id_ = f"SM{self._count:032}"
        self._last = Inbound(self.channel, id_, words, self.phones[name], **more)
        return self._deliver(self._last)

    def tap(self, name: str, label: str, **more: str) -> list[str]:
        """She taps the newest button with this label; all that was told her has reached her."""
        row, id_ = self.button(name, label)
        known = {"button": taps.marked(id_, row), "replied_to": sid(row)}
        return self.say(name, label, **known | more)

    def button(self, name: str, label: str) -> tuple[int, str]:
        """The newest one: its row in the outbox, and its id as the row has it."""

        self.store.write(_arrive)
        hers = select(Outbox.id, Outbox.buttons).join(Address).order_by(Outbox.id.desc())
        which = hers.where(Address.phone == self.phones[name])
        rows = self.store.read(lambda c: c.execute(which).all())
        return next((row, id_) for row, found in rows for id_, its in found if its == label)

    def repeat(self) -> list[str]:
        """The last message is delivered once more."""
        assert self._last
        return self._deliver(self._last)

    @property
    def _goes_by_outbox(self) -> bool:
        """Whether answers carry more than text."""
        return self.house.has_papers or self.house.has_form is not HOUSE.has_form

    def _deliver(self, inbound: Inbound) -> list[str]:
        if self._goes_by_outbox:
            self.store.write(_arrive)
        self.at += timedelta(seconds=1)
        at = self.at.astimezone(UTC)
        answer = self.store.write(lambda c: dispatch.handle(c, inbound, self.house, at))
        return [line for text in answer.texts for line in text.split("\n")]

    def tick(self) -> None:
        """The clock process looks round, and does what is its own to do."""
        for chore in CHORES:
            chore.do(self.store, self.at.astimezone(UTC))
        for notice in NOTICES:
            run(self.store, notice, self.at.astimezone(UTC))

    def told(self) -> list[str]:
        """What was put into the outbox since this was asked last: "NAME << text"."""
        which = (
            select(Outbox.id, Outbox.text, Outbox.buttons, Outbox.media, Address.phone)
            .join(Address, Address.id == Outbox.address_id)
            .where(Outbox.id > self._seen)
            .order_by(Outbox.id)
        )
        rows = self.store.read(lambda c: c.execute(which).all())
        self._seen = max([self._seen, *(row.id for row in rows)])
        names = {phone: name for name, phone in reversed(self.phones.items()) if phone}
        return [f"{names[row.phone]} << {self._shown(row)}" for row in rows]

    def _shown(self, row: Any) -> str:
        if not self._goes_by_outbox:
            return row.text
        paper = [f"📄 {row.media}"] if row.media else []
        tapped = [f"[{its}]" for _, its in row.buttons]
        return " ".join([*paper, row.text.replace("\n", " / "), *tapped])


def _arrive(c: Connection) -> None:
    """All that is on its way reaches its phone."""
    for row in c.execute(select(Outbox.id).where(Outbox.state == "waiting")).scalars().all():
        there = update(Outbox).where(Outbox.id == row)
        c.execute(there.values(state="delivered", provider_id=sid(row)))


def sid(row: int) -> str:
    """What the provider calls the message of this row."""
    return f"MM{row:032}"


def play(lines: list[str], store: Store, house: House = HOUSE) -> Iterator[str]:
    """The chat as it goes now: her lines from `lines`, everything else from the bot."""
    talker = _began(lines, store)
    talker.house = house
    for line in lines:
        if re.match(r"> |>$|\w+ << ", line):
            continue
        yield line
        if _set(talker, line):
            continue
        if line.strip() == "tick":
            talker.tick()
        elif line.strip() == "repeat":
            yield from (f"> {said}" for said in talker.repeat())
        elif sent := re.match(r"(\w+) \((\w+/\w+)\)$", line):
            picture = (Media("https://api.twilio.com/picture", sent[2]),)
            yield from (f"> {said}" for said in talker.say(sent[1], "", media=picture))
        elif tapped := re.match(r"(\w+) \[(.+)\]$", line):
            yield from (f"> {said}" for said in talker.tap(tapped[1], tapped[2]) if said)
        elif spoken := re.match(r"(\w+): ?(.*)", line):
            words = spoken[2].replace(" / ", "\n")
            yield from (f"> {said}" for said in talker.say(spoken[1], words))
        yield from talker.told()


def _set(talker: Talker, line: str) -> bool:
    """Whether it is a line that says how the chat goes on, and no turn of it."""
    if line.startswith("@ "):
        talker.at = _moment(line[2:], talker.at)
    elif line.startswith("via "):
        talker.channel = line[4:].strip()
    elif line.startswith("bylaws "):
        decided = {name: int(paise) for name, paise in re.findall(r"(\w+)=(\d+)", line)}
        talker.store.write(lambda c: c.execute(update(Group).values(bylaws=decided)))
    elif more := _LINES.get(line.strip()):
        talker.house = replace(talker.house, **more)
    else:
        return line.startswith("group ")  # the play has begun in it
    return True


def _began(lines: list[str], store: Store) -> Talker:
    talker = Talker(store)
    seed = next((line[6:].strip() for line in lines if line.startswith("group ")), "")
    if not seed:
        store.write(lambda c: create_group(c, phones=True, saving=10000))
        return talker
    store.write(lambda c: seeds.create(c, seed))
    talker.phones = {name: person.phone for name, person in seeds.people(seed).items()}
    return talker


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
