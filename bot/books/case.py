"""One command on the table: in which group, who wants it, and the checks commands share."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property

from sqlalchemy import Connection

from bot.books import ledger, references
from bot.books.actor import Actor
from bot.books.queries.register import has_left, locked_group, register
from bot.clock import INDIA
from bot.domain.accounts import CASH, IN_TRANSIT
from bot.domain.entries import Journal
from bot.domain.errors import Code, DomainError
from bot.domain.groups import Group, Member, Role
from bot.domain.money import Paise

_OLDEST_DAYS = 366
_LEADERS = frozenset({Role.PRESIDENT, Role.SECRETARY})
_BY_OFFICE = (Role.PRESIDENT, Role.SECRETARY, Role.TREASURER)
_MONEY_FIRST = (Role.TREASURER, Role.PRESIDENT, Role.SECRETARY)


@dataclass(frozen=True)
class Case:
    """`register` holds everyone who was ever in the group; `keeper` is its chosen cash holder.

    `deciding` = number of the proposal whose last yes this is.
    """

    connection: Connection
    group: Group
    keeper: int | None
    register: dict[int, Member]
    by: Actor
    source: str
    at: datetime
    deciding: int = 0

    @property
    def group_id(self) -> int:
        """Of the group."""
        return self.group.id

    @cached_property
    def today(self) -> date:
        """The day in India."""
        return self.at.astimezone(INDIA).date()

    @cached_property
    def present(self) -> tuple[Member, ...]:
        """Those who have not left."""
        return tuple(m for m in self.register.values() if not has_left(m, self.today))

    def member(self, number: int | None) -> Member:
        """Her; NOT_A_MEMBER or HAS_LEFT."""
        if number is None or number not in self.register:
            raise DomainError(Code.NOT_A_MEMBER, member=number)
        member = self.register[number]
        if has_left(member, self.today):
            raise DomainError(Code.HAS_LEFT, member=number)
        return member

    def speaker(self) -> Member:
        """The member who wants it."""
        return self.member(self.by.member)

    def officer(self) -> Member:
        """The member who wants it, an officer; NOT_ALLOWED otherwise."""
        if not (speaker := self.speaker()).is_officer:
            raise DomainError(Code.NOT_ALLOWED, needs="officer")
        return speaker

    def leader(self) -> Member:
        """President or secretary: they call meetings."""
        if not (speaker := self.speaker()).roles & _LEADERS:
            raise DomainError(Code.NOT_ALLOWED, needs="president")
        return speaker

    def only_clock(self) -> None:
        """Nobody asks for this by message."""
        if self.by.member is not None:
            raise DomainError(Code.NOT_ALLOWED, needs="clock")

    def officers(self, *but: int | None, money: bool = False) -> tuple[int, ...]:
        """Numbers of the officers without `but`, president first; `money` = treasurer first."""
        order = _MONEY_FIRST if money else _BY_OFFICE
        found = [
            (min(order.index(role) for role in member.roles), member.number)
            for member in self.present
            if member.is_officer and member.number not in but
        ]
        return tuple(number for _, number in sorted(found))

    @property
    def holder(self) -> int:
        """Who keeps the cash: the one agreed on, else the treasurer."""
        if self.keeper is not None:
            return self.keeper
        for member in self.present:
            if Role.TREASURER in member.roles:
                return member.number
        raise DomainError(Code.NOT_ALLOWED, needs="treasurer")

    def check_saving(self, paise: int) -> None:
        """An amount of one member's: whole rupees, above 0, within the group's limit."""
        check_amount(paise)
        limit = self.group.bylaws.limit
        if paise > limit:
            raise DomainError(Code.ABOVE_LIMIT, paise=paise, limit=limit)

    def check_day(self, day: date) -> None:
        """The day money moved on: not to come and not longer ago than a year."""
        if day > self.today:
            raise DomainError(Code.DATE_IN_FUTURE, day=day)
        if (self.today - day).days > _OLDEST_DAYS:
            raise DomainError(Code.DATE_TOO_OLD, day=day)

    def check_reference(self, reference: str, source: str = "", line_of: str = "") -> None:
        """SLIP_USED where the bank's reference stands for other money than that of `source`.

        `line_of` = it is a line of the passbook: of one day there may be one of each kind.
        """
        mine = source or self.source
        group = (self.connection, self.group_id)
        if reference and references.is_used(*group, reference, mine, line_of):
            raise DomainError(Code.SLIP_USED, slip=reference)

    @property
    def session(self) -> int | None:
        """The meeting that is going on today."""
        return self.group.session if self.group.session_on == self.today else None

    def post(self, journals: Iterable[Journal], recorded_by: int | None = None) -> ledger.Written:
        """Write journals in the name of the speaker, or of `recorded_by`.

        What is of today belongs to the meeting that is going on, and to none once that is closed: a
        woman who pays at home that evening, the slip of what was carried away. Raises
        MEETING_CLOSED for cash that is written afterwards for an earlier day, up to the last one
        whose cash was counted and agreed; taking back is always allowed, for it is of today.
        NOT_BEGUN while the officers of a new group have not agreed to their offices.
        """
        if not self.group.is_open:
            raise DomainError(Code.NOT_BEGUN)
        return ledger.post(
            self.connection,
            self.group_id,
            tuple(self._in_meeting(journal) for journal in journals),
            source=self.source,
            at=self.at,
            recorded_by=recorded_by or self.by.member,
        )

    def _in_meeting(self, journal: Journal) -> Journal:
        if journal.occurred_on == self.today:
            return replace(journal, meeting=self.session)
        closed = self.group.closed_on
        is_cash = any(leg.account in (CASH, IN_TRANSIT) for leg in journal.postings)
        if closed and journal.occurred_on <= closed and is_cash and journal.reverses is None:
            raise DomainError(Code.MEETING_CLOSED, day=closed)
        return journal


def open_case(connection: Connection, by: Actor, source: str, at: datetime) -> Case:
    """Lock the group and read who is in it; NOT_A_MEMBER where the actor has no group."""
    found = locked_group(connection, by.group_id) if by.group_id is not None else None
    if found is None:
        raise DomainError(Code.NOT_A_MEMBER, member=by.member)
    group, keeper = found
    today = at.astimezone(INDIA).date()
    case = Case(connection, group, keeper, register(connection, group.id, today), by, source, at)
    if by.member is not None:
        case.speaker()
    return case


def check_amount(paise: int) -> None:
    """Whole rupees above 0."""
    if paise == 0:
        raise DomainError(Code.AMOUNT_ZERO)
    if paise < 0:
        raise DomainError(Code.AMOUNT_NEGATIVE)
    if paise % 100:
        raise DomainError(Code.AMOUNT_NOT_WHOLE, paise=Paise(paise))
