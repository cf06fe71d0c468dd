"""The women a name can mean."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Person:
    """One of them: register number, name, and husband's or father's name ("पति रमेश")."""

    number: int
    name: str
    relation: str = ""


Roster = tuple[Person, ...]


def last_number(roster: Roster) -> int:
    """The highest number in the register; 0 where nobody is in it."""
    return max((person.number for person in roster), default=0)
