"""A group begins: its register, its offices, and the phones by which its women are reached."""

from dataclasses import dataclass

from bot.domain.groups import Cycle, Programme, Role
from bot.domain.money import Paise


@dataclass(frozen=True)
class NewMember:
    """A line of the register to be; `phone` in E.164, "" = none."""

    number: int
    name: str
    relation: str = ""
    phone: str = ""
    role: Role | None = None
    language: str = ""


@dataclass(frozen=True)
class FoundGroup:
    """A phone that is in no group founds one; the founder is member 1 and holds an office.

    `rule` as in `bot.domain.schedule`; `hour` and `minute` in India.
    """

    name: str
    place: str
    programme: Programme
    cycle: Cycle
    saving: Paise
    rule: str
    hour: int
    minute: int
    members: tuple[NewMember, ...]


@dataclass(frozen=True)
class BeginGroup:
    """The group's officers agree to their offices: from then on money can be written."""


@dataclass(frozen=True)
class AddMember:
    """An officer writes another woman into the register."""

    name: str
    relation: str = ""
    phone: str = ""


@dataclass(frozen=True)
class AnswerJoin:
    """An officer takes a woman who asked to join into the register, or does not."""

    request: int
    yes: bool


@dataclass(frozen=True)
class AskPhone:
    """A member has another number: a second officer agrees, then the new phone says yes."""

    member: int
    phone: str


@dataclass(frozen=True)
class AnswerPhone:
    """Who holds this phone says whether it is that member's."""

    request: int
    yes: bool


@dataclass(frozen=True)
class ChangeOffice:
    """An office goes to another, with her yes and that of her who held it; None = to nobody."""

    role: Role
    member: int | None


@dataclass(frozen=True)
class DenyMembership:
    """Who holds this phone says that she is not that woman: it is taken out of the register."""
