"""What a woman who leaves gets: all that is hers, less what she owes (DOMAIN rows 19, 21, 22)."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.domain.accounts import ADVANCES, LOAN_INTEREST, LOANS, RESERVE
from bot.domain.entries import Posting
from bot.domain.errors import Code, DomainError
from bot.domain.money import Paise

_RUPEE = 100


def check_hands_free(member: int, holds: int, *, keeps_box: bool) -> None:
    """HOLDS_CASH where she who goes `holds` cash of the group, in her hand or on its way."""
    if holds or keeps_box:
        raise DomainError(Code.HOLDS_CASH, member=member, paise=Paise(holds))


@dataclass(frozen=True)
class LoanOwed:
    """One loan of hers: its principal, and the interest that closes it by the book."""

    number: int
    principal: Paise
    interest: Paise


@dataclass(frozen=True)
class Settlement:
    """`hers`: (account, paise) that the group owes her; `interest` = what is taken of it.

    `missing`: cash of the group that she owes since it was in her keeping.
    """

    hers: tuple[tuple[str, Paise], ...] = ()
    loans: tuple[LoanOwed, ...] = ()
    interest: Paise = Paise(0)
    missing: Paise = Paise(0)

    @property
    def saved(self) -> Paise:
        """All that is hers."""
        return Paise(sum(paise for _account, paise in self.hers))

    @property
    def lent(self) -> Paise:
        """Principal of all her loans."""
        return Paise(sum(loan.principal for loan in self.loans))

    @property
    def owed(self) -> Paise:
        """All that she owes."""
        return Paise(self.lent + self.interest + self.missing)

    @property
    def paid(self) -> Paise:
        """What is handed out, in whole rupees; negative where she owes more than is hers."""
        return Paise((self.saved - self.owed) // _RUPEE * _RUPEE)

    def legs(self, member: int, place: tuple[str, str]) -> tuple[Posting, ...]:
        """Row 19: `place` gives what is left, the paise that nobody can pay stay in the reserve.

        () where there is nothing to write.
        """
        her = str(member)
        legs = [
            Posting(*place, Paise(-self.paid)),
            *(Posting(account, her, paise) for account, paise in self.hers),
            *self._of_loans(),
            Posting(ADVANCES, her, Paise(-self.missing)),
            Posting(RESERVE, "", Paise(self.paid + self.owed - self.saved)),
        ]
        return tuple(leg for leg in legs if leg.paise)

    def _of_loans(self) -> Iterator[Posting]:
        """Interest goes to the loan it is of; what is above the book's stands with the first."""
        by_book = sum(loan.interest for loan in self.loans)
        above: int = max(0, self.interest - by_book)
        left: int = min(self.interest, by_book)
        for loan in self.loans:
            part = min(left, loan.interest)
            left -= part
            yield Posting(LOANS, str(loan.number), Paise(-loan.principal))
            yield Posting(LOAN_INTEREST, str(loan.number), Paise(-part - above))
            above = 0
        yield Posting(LOAN_INTEREST, "", Paise(-above))  # of a loan that is paid already
