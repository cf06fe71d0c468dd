"""Members' loans and fines, as she may see them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from bot.books import queries
from bot.context.base import Base
from bot.domain.groups import Member
from bot.domain.loans import Standing, Terms, check_limit
from bot.domain.money import Paise


@dataclass
class LoansView(Base):
    """Her own to a member, everybody's to officers."""

    def loans(
        self, of: Member | None = None, states: Collection[str] | None = None
    ) -> tuple[queries.LoanLine, ...]:
        """Her loans, or those of `of`, the oldest first."""
        return queries.loans(self._connection, self._group, self._allowed(of), states)

    def all_loans(self, states: Collection[str] | None = None) -> tuple[queries.LoanLine, ...]:
        """Everybody's loans, for officers."""
        self.must_be_officer()
        return queries.loans(self._connection, self._group, None, states)

    def check_loan(self, of: Member, paise: Paise) -> None:
        """LOAN_LIMIT where she would owe more than the by-laws allow."""
        check_limit(self.group.bylaws, of.number, paise, self.owed_of_loans(of))

    def owed_of_loans(self, of: Member) -> Paise:
        """Principal that is out."""
        return Paise(sum(line.left for line in self.loans(of, queries.OPEN)))

    def standing(self, loan: queries.LoanLine) -> Standing:
        """How a loan that was paid out stands today: her own, or any for an officer."""
        if loan.member != self.me.number:
            self.must_be_officer()
        return queries.standing(self._connection, self.group, loan.number, self.today)

    def standings(self) -> Mapping[int, Standing]:
        """Of all loans whose money is still out, for officers."""
        self.must_be_officer()
        return queries.standings(self._connection, self.group, self.today)

    def terms(self, loan: queries.LoanLine) -> tuple[Terms, ...]:
        """How it is paid back, every version of it."""
        if loan.member != self.me.number:
            self.must_be_officer()
        return queries.terms(self._connection, self._group, loan.number)

    def loan_rate(self, fund: int | None = None) -> int:
        """Basis points a month of a loan that is given now."""
        return queries.loan_rate(self._connection, self.group, fund)

    def fines(self, of: Member | None = None) -> tuple[queries.FineLine, ...]:
        """What she was fined and has not paid."""
        return queries.fines_due(self._connection, self._group, self._allowed(of))

    def all_fines(self) -> tuple[queries.FineLine, ...]:
        """What anybody was fined and has not paid, for officers."""
        self.must_be_officer()
        return queries.fines_due(self._connection, self._group)
