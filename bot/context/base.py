"""Who speaks, for whom, in which group and language, today."""

from copy import copy
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Self
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot import nlu
from bot.books import queries
from bot.domain.errors import Code, DomainError
from bot.domain.groups import OFFICERS, Group, Member, Role


class Stranger(Exception):  # noqa: N818  # not an error: somebody who is in no register
    """This phone belongs to no member; she is told how to join."""


@dataclass
class Base:
    """One incoming message, seen from the group of the one who sent it."""

    _connection: Connection = field(repr=False)
    at: datetime
    zone: ZoneInfo
    language: str
    words: str
    group_id: int | None = None
    number: int | None = None  # her register number
    meaning: nlu.Meaning = field(default_factory=lambda: nlu.Meaning("out_of_scope"))
    heard_before: datetime | None = None  # when this phone wrote last, before this message
    address_id: int | None = None  # this phone
    photo: str = ""  # what a picture that came along is called as a proof
    asked: str = ""  # the flow whose question is open

    def taking(self, meaning: nlu.Meaning) -> Self:
        """The same message with this meaning; what was read from the books already is kept."""
        other = copy(self)
        other.meaning = meaning
        return other

    @property
    def today(self) -> date:
        """The calendar day at the group's place."""
        return self.at.astimezone(self.zone).date()

    @property
    def slots(self) -> nlu.Slots:
        """What her message said beside its intent."""
        return self.meaning.slots

    @cached_property
    def group(self) -> Group:
        """Her group. Raises Stranger."""
        return queries.group(self._connection, self._group)

    @cached_property
    def members(self) -> tuple[Member, ...]:
        """Everyone in the register today, with her offices."""
        return queries.members(self._connection, self._group, self.today)

    @cached_property
    def me(self) -> Member:
        """Who speaks. Raises Stranger."""
        found = next((m for m in self.members if m.number == self.number), None)
        if found is None:
            raise Stranger
        return found

    @cached_property
    def roster(self) -> nlu.Roster:
        """The women a name can mean."""
        return tuple(nlu.Person(m.number, m.name, m.relation) for m in self.members)

    @property
    def role(self) -> str:
        """What words mean depends on it: treasurer, president, secretary or member."""
        for role in (Role.TREASURER, Role.PRESIDENT, Role.SECRETARY):
            if role in self.me.roles:
                return role.value
        return "member"

    def officers(self) -> tuple[Member, ...]:
        """Treasurer first: she is asked first."""
        order = (Role.TREASURER, Role.PRESIDENT, Role.SECRETARY)
        rank = {role: place for place, role in enumerate(order)}
        some = [m for m in self.members if m.roles & OFFICERS]
        return tuple(sorted(some, key=lambda m: min(rank[r] for r in m.roles)))

    def must_be_officer(self) -> None:
        """Raises DomainError for a plain member."""
        if not self.me.is_officer:
            raise DomainError(Code.NOT_ALLOWED, needs="officer")

    def must_lead(self) -> None:
        """Raises DomainError unless she is president or secretary."""
        if not self.me.roles & {Role.PRESIDENT, Role.SECRETARY}:
            raise DomainError(Code.NOT_ALLOWED, needs="president")

    def whose(self) -> Member:
        """The member her question is about: herself, or for officers the one she names.

        Raises DomainError when a plain member asks for another's figures.
        """
        named = self.slots.members
        same = [u.options for u in self.slots.unclear if u.why == "same_name"]
        if same:
            self.must_be_officer()
            raise DomainError(Code.WHICH_ONE, members=same[0])
        if len(named) != 1 or named[0] == self.me.number:
            return self.me
        if not self.me.is_officer:
            raise DomainError(Code.NOT_YOURS, member=named[0])
        return next(member for member in self.members if member.number == named[0])

    def _allowed(self, of: Member | None) -> int:
        if of and of != self.me:
            self.must_be_officer()
        return (of or self.me).number

    @property
    def _group(self) -> int:
        if self.group_id is None:
            raise Stranger
        return self.group_id
