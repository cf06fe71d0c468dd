"""The groups of the founding documents, as chats are played in them: `group srishti`."""

import tomllib
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from bot.domain.groups import Programme, Role
from bot.domain.money import rupees
from tests.make import create_group
from tests.people import Person

_SAMPLES = Path(__file__).parent.parent / "bot/imports/samples"
_CALLED = {  # who speaks in a chat, in the order of the register
    "srishti": "SAVITRI MEENA KAMLA SITA GEETA RADHA SUNITA PARVATI SITA_KURRE LAKSHMI POOJA "
    "DULARI PHOOLMATI",
    "parmeshwari": "URMILA SHANTI REKHA ANITA ANITA_SAHU BABITA KIRAN MAMTA SARASWATI KAUSHALYA "
    "CHAMPA INDIRA",
}


def people(name: str) -> dict[str, Person]:
    """Her name in a chat → her line of the register."""
    women = [_person(line) for line in _sample(name)["members"]]
    return dict(zip(_CALLED[name].split(), women, strict=True))


def create(connection: Connection, name: str) -> int:
    """The group with its register, without any entry."""
    sample = _sample(name)
    return create_group(
        connection,
        people(name).values(),
        code=sample["code"],
        name=sample["name"],
        saving=rupees(sample["saving"]),
        programme=Programme(sample["programme"]),
        phones=True,
    )


def _sample(name: str) -> dict[str, Any]:
    return tomllib.loads((_SAMPLES / f"{name}.toml").read_text("utf-8"))


def _person(line: dict[str, Any]) -> Person:
    role = Role(line["role"]) if "role" in line else None
    return Person(line["number"], line["name"], line["relation"], line.get("phone", ""), role)
