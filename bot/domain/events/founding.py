"""A group begins: its register, its offices, its phones."""

from dataclasses import dataclass

from bot.domain.groups import Role
from bot.domain.money import Paise


@dataclass(frozen=True)
class GroupFounded:
    """It has a register and a code; it begins when its officers have said yes.

    `asked`: members whose phone is another group's and has to agree first.
    """

    group_id: int
    code: str
    name: str
    founder: int
    members: tuple[int, ...]
    asked: tuple[int, ...] = ()


@dataclass(frozen=True)
class GroupBegun:
    """All officers who were asked have said yes: money can be written."""


@dataclass(frozen=True)
class BooksOpened:
    """The balances of the cut-off day are in the books; (member, savings) of those who have any."""

    saved: tuple[tuple[int, Paise], ...]


@dataclass(frozen=True)
class MemberAdded:
    """A woman is in the register now, by `by`; `phone_asked`: her phone has to agree first."""

    member: int
    by: int
    has_phone: bool
    phone_asked: bool = False


@dataclass(frozen=True)
class JoinRefused:
    """Who asked to join is told at `address`."""

    name: str
    address: int


@dataclass(frozen=True)
class PhoneAsked:
    """The phone at `address` is asked whether it is that member's."""

    request: int
    member: int
    by: int
    address: int
    group: str


@dataclass(frozen=True)
class PhoneAnswered:
    """It is hers (or not); `before` = the addresses that reached her until now."""

    group_id: int
    member: int
    yes: bool
    replaces: bool = False
    before: tuple[int, ...] = ()


@dataclass(frozen=True)
class OfficeChanged:
    """Who holds the office now, and who did."""

    role: Role
    member: int | None
    before: int | None


@dataclass(frozen=True)
class MembershipDenied:
    """Who holds this phone is not that woman; it reaches her no more."""

    member: int
