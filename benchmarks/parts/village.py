"""Invented groups to write to, and what their women write."""

import random
from collections.abc import Iterator
from datetime import date
from functools import partial

from sqlalchemy import Connection

from benchmarks.parts.load import Talk
from bot import clock
from bot.channels.base import Inbound
from bot.dispatch import inbox
from bot.domain.groups import Cycle, Role
from bot.domain.money import rupees
from bot.store import Store
from tests.make import create_group
from tests.people import Person

GROUPS = 200
_NAMES = (
    "सुनीता", "क्षमा", "मीरा", "रेखा", "गीता", "सीता",
    "कमला", "राधा", "फूलो", "लता", "शांति", "ममता",
)  # fmt: skip
_OFFICES = {1: Role.PRESIDENT, 2: Role.SECRETARY, 3: Role.TREASURER}
_TREASURER = 3
_BALANCE = ("मेरी बचत कितनी है", "mera pesa kitna h")
_CLAIM = "मैंने 100 जमा किए"
MIXES = {"mixed": (60, 20, 20), "balance": (100, 0, 0), "deposit": (0, 0, 100)}


def phone(group: int, number: int) -> str:
    """+91 99999 0xxxx: nobody's."""
    return f"+91999990{group * len(_NAMES) + number - 1:04}"


def phones() -> list[str]:
    """Everybody's."""
    numbers = range(1, len(_NAMES) + 1)
    return [phone(group, number) for group in range(GROUPS) for number in numbers]


def settle(store: Store) -> None:
    """Write the groups down: weekly savers who owe for a year, with phones that have written."""
    for group in range(GROUPS):
        store.write(partial(_settle, group=group))


def _settle(connection: Connection, group: int) -> None:
    people = [
        Person(number, name, "पति रमेश", phone(group, number), _OFFICES.get(number))
        for number, name in enumerate(_NAMES, 1)
    ]
    begun = date(clock.today().year - 1, 1, 1)
    create_group(
        connection, people, code=f"BENCH{group}", saving=rupees(100), cycle=Cycle.WEEKLY,
        dues_from=begun, phones=True,
    )  # fmt: skip
    for person in people:
        inbox.caller(connection, Inbound("whatsapp", "", "", person.phone), clock.now())


def talks(mix: str, messages: int, seed: int) -> list[Talk]:
    """At least so many messages; the shares of `MIXES` are of messages, a deposit being two."""
    chance = random.Random(seed)
    balance, claim, deposit = MIXES[mix]
    kinds = [_balance, _claim, _deposit]
    found: list[Talk] = []
    count = 0
    while count < messages:
        (kind,) = chance.choices(kinds, (balance, claim, deposit / 2))
        found.append(tuple(kind(chance)))
        count += len(found[-1])
    return found


def _balance(chance: random.Random) -> Iterator[tuple[str, str]]:
    yield phone(chance.randrange(GROUPS), chance.randint(1, len(_NAMES))), chance.choice(_BALANCE)


def _claim(chance: random.Random) -> Iterator[tuple[str, str]]:
    yield phone(chance.randrange(GROUPS), chance.randint(4, len(_NAMES))), _CLAIM


def _deposit(chance: random.Random) -> Iterator[tuple[str, str]]:
    treasurer = phone(chance.randrange(GROUPS), _TREASURER)
    yield treasurer, f"{chance.choice(_NAMES[3:])} 100 जमा"
    yield treasurer, "हाँ"
