"""The women a name can mean."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Person:
    """One of them: register number, name, and husband's or father's name ("पति रमेश")."""

    number: int
    name: str
    relation: str = ""


Roster = tuple[Person, ...]
