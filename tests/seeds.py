"""The groups of the founding documents, as chats are played in them: `group srishti`.

`group cutoff` is one with a past: an officer has brought its sheet in, and the others are asked.
"""

import tempfile
import tomllib
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from bot.domain.groups import Programme, Role
from bot.domain.money import rupees
from bot.imports import cutoff, cutoff_writer
from tests.imports.cutoff_workbook import MEMBERS, write_cutoff
from tests.make import NOW, TODAY, create_group
from tests.people import Person

_SAMPLES = Path(__file__).parent.parent / "bot/imports/samples"
_CALLED = {  # who speaks in a chat, in the order of the register
    "srishti": "SAVITRI MEENA KAMLA SITA GEETA RADHA SUNITA PARVATI SITA_KURRE LAKSHMI POOJA "
    "DULARI PHOOLMATI",
    "parmeshwari": "URMILA SHANTI REKHA ANITA ANITA_SAHU BABITA KIRAN MAMTA SARASWATI KAUSHALYA "
    "CHAMPA INDIRA",
    "cutoff": "SUNITA MEERA KSHAMA REKHA",
}
_TREASURER = 2  # of the cut-off sheet: she proposes it


def people(name: str) -> dict[str, Person]:
    """Her name in a chat → her line of the register."""
    women = (
        [Person(number, called, relation, f"+91{phone}")
         for number, called, relation, phone, *_ in MEMBERS]
        if name == "cutoff"
        else [_person(line) for line in _sample(name)["members"]]
    )  # fmt: skip
    return dict(zip(_CALLED[name].split(), women, strict=True))


def create(connection: Connection, name: str) -> None:
    """The group with its register, without any entry."""
    if name == "cutoff":
        _cut_off(connection)
        return
    sample = _sample(name)
    create_group(
        connection,
        people(name).values(),
        code=sample["code"],
        name=sample["name"],
        saving=rupees(sample["saving"]),
        programme=Programme(sample["programme"]),
        phones=True,
    )


def _cut_off(connection: Connection) -> None:
    with tempfile.TemporaryDirectory() as folder:
        found = cutoff.read(write_cutoff(Path(folder)), TODAY)
    assert isinstance(found, cutoff.CutOff)
    cutoff_writer.write(connection, found, _TREASURER, NOW)


def _sample(name: str) -> dict[str, Any]:
    return tomllib.loads((_SAMPLES / f"{name}.toml").read_text("utf-8"))


def _person(line: dict[str, Any]) -> Person:
    role = Role(line["role"]) if "role" in line else None
    return Person(line["number"], line["name"], line["relation"], line.get("phone", ""), role)
