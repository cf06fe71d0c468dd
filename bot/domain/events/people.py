"""Phones, and who belongs to the group."""

from dataclasses import dataclass


@dataclass(frozen=True)
class JoinAsked:
    """A stranger asks; `ask` = the officers who are told."""

    group_id: int
    request: int
    name: str
    ask: tuple[int, ...]


@dataclass(frozen=True)
class PhoneChanged:
    """Language, stop or start of one phone."""

    what: str  # language | stop | start
    language: str = ""
