"""What a payment is taken for: fine, overdue interest, interest, overdue principal, principal."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.loans.standing import Standing
from bot.domain.money import Paise


@dataclass(frozen=True)
class Split:
    """The parts of a payment in DOMAIN §2.2's order; `excess` is held for her."""

    fine: Paise
    overdue_interest: Paise
    interest: Paise
    overdue_principal: Paise
    principal: Paise
    excess: Paise

    @property
    def all_interest(self) -> Paise:
        """Overdue or not."""
        return Paise(self.overdue_interest + self.interest)

    @property
    def all_principal(self) -> Paise:
        """Overdue or not."""
        return Paise(self.overdue_principal + self.principal)


def split(
    paise: Paise, fines: Sequence[Paise], standing: Standing, *, to_principal: bool = False
) -> Split:
    """Part `paise`: what is due first; the next instalment only where nothing is due.

    `fines`: those she owes, the oldest first; one that the money does not cover waits. What is
    above is held for her, unless it pays all (`to_close`), or is said to go to the principal.
    """
    rest: int = paise
    fine = covered(paise, fines)
    rest -= fine
    at, closes = standing, rest >= standing.to_close
    of_close = at.to_close - at.principal_left - at.overdue_interest  # due and begun interest
    interest = of_close if closes else at.interest
    principal = at.principal_left - at.overdue_principal if closes else at.principal
    taken = []
    for wanted in (at.overdue_interest, interest, at.overdue_principal, principal):
        taken.append(min(rest, wanted))
        rest -= taken[-1]
    if to_principal and rest and not closes:
        more = min(rest, max(0, of_close - taken[1]))  # the begun month is to be paid, too
        taken[1] += more
        taken[3] += rest - more
        rest = 0
    overdue_interest, interest, overdue_principal, principal = map(Paise, taken)
    return Split(Paise(fine), overdue_interest, interest, overdue_principal, principal, Paise(rest))


def covered(paise: Paise, fines: Sequence[Paise]) -> Paise:
    """What of the money goes to fines: whole ones, in turn."""
    taken = 0
    for fine in fines:
        if taken + fine > paise:
            break
        taken += fine
    return Paise(taken)
