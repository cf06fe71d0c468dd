"""What a woman who leaves gets: all that is hers, less what she owes (DOMAIN rows 19, 21, 22)."""

from dataclasses import dataclass

from bot.domain.accounts import LOAN_INTEREST, LOANS
from bot.domain.entries import Posting
from bot.domain.money import Paise


@dataclass(frozen=True)
class Settlement:
    """`hers`: (account, paise) that the group owes her; `loans`: (number, paise of principal)."""

    hers: tuple[tuple[str, Paise], ...] = ()
    loans: tuple[tuple[int, Paise], ...] = ()
    interest: Paise = Paise(0)

    @property
    def saved(self) -> Paise:
        """All that is hers."""
        return Paise(sum(paise for _account, paise in self.hers))

    @property
    def owed(self) -> Paise:
        """All that she owes."""
        return Paise(sum(paise for _number, paise in self.loans) + self.interest)

    @property
    def paid(self) -> Paise:
        """What is handed out; negative where she owes more than is hers."""
        return Paise(self.saved - self.owed)

    def legs(self, member: int, place: tuple[str, str]) -> tuple[Posting, ...]:
        """Row 19: `place` gives what is left. () where there is nothing to write."""
        out = [Posting(*place, Paise(-self.paid))] if self.paid else []
        out += [Posting(account, str(member), paise) for account, paise in self.hers]
        out += [Posting(LOANS, str(n), Paise(-paise)) for n, paise in self.loans]
        if self.interest:
            first = str(self.loans[0][0]) if self.loans else ""
            out.append(Posting(LOAN_INTEREST, first, Paise(-self.interest)))
        return tuple(out)
