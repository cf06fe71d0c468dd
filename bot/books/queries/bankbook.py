"""All that a conversation about the group's own money may look up, of one group."""

from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import Connection

from bot.books.queries import outside, trade, transit
from bot.books.queries.outside import OutsideLine
from bot.books.queries.trade import Result
from bot.books.queries.transit import MatchLine, OnTheWay
from bot.domain.money import Paise
from bot.domain.movements import LEDGER_OF, Party


@dataclass(frozen=True)
class BankBook:
    """Reads when it is asked."""

    _connection: Connection = field(repr=False)
    _group_id: int

    def parties(self, kind: Party) -> dict[str, Paise]:
        """Buyers and keepers with what each owes, shops with what is owed to each; zeros too."""
        found = trade.balances_of(self._connection, self._group_id, LEDGER_OF[kind])
        return {name: Paise(abs(paise)) for name, paise in found.items()}

    def standing(self, account: str) -> Paise:
        """Of a whole account, debit positive."""
        found = trade.balances_of(self._connection, self._group_id, account)
        return Paise(sum(found.values()))

    def like(self, name: str, kind: Party) -> tuple[str, tuple[str, ...]]:
        """The party written so in whatever script, and those that are written nearly so."""
        known = tuple(self.parties(kind))
        same = trade.same(name, known)
        return same, () if same in known else trade.near(name, known)

    def named(self, words: str, kind: Party) -> str:
        """The one party whose name is said in `words`, or ""."""
        return trade.named_in(words, self.parties(kind))

    def activities(self) -> tuple[str, ...]:
        """What the group or its members work at."""
        return trade.activities(self._connection, self._group_id)

    def activity_in(self, words: str) -> str:
        """The one activity that is said in `words`, or ""."""
        return trade.named_in(words, self.activities())

    def results(self, first: date, end: date) -> tuple[Result, ...]:
        """What each activity brought in and cost from `first` to the day before `end`."""
        return trade.results(self._connection, self._group_id, first, end)

    def outside_loans(self) -> tuple[OutsideLine, ...]:
        """All loans from outside."""
        return outside.outside_loans(self._connection, self._group_id)

    def on_the_way(self) -> tuple[OnTheWay, ...]:
        """Cash that is being carried to the bank."""
        return transit.on_the_way(self._connection, self._group_id)

    def last_match(self) -> MatchLine | None:
        """The newest match with the passbook."""
        return transit.last_match(self._connection, self._group_id)
