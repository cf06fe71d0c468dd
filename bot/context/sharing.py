"""What the group owes its members, and what can be shared."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bot.books import queries
from bot.context.loans import LoansView
from bot.domain.commands import ShareSurplus
from bot.domain.groups import Member
from bot.domain.money import Paise
from bot.domain.settlement import Settlement, check_hands_free
from bot.domain.sharing import Division, Estate, Surplus, Way, divide


@dataclass
class SharingView(LoansView):
    """Each her own; everybody's to officers."""

    def surplus(self) -> Surplus:
        """What can be shared out, for officers."""
        return queries.surplus(self._connection, self._group)

    def estate(self) -> Estate:
        """What of the group's money is not its members', and what was lost, for officers."""
        return queries.estate(self._connection, self._group)

    def division(self, paise: Paise, percent: int, way: Way) -> Division:
        """What each would get of it, for officers; raises DomainError where nobody would."""
        weights = queries.weights(self._connection, self._group, way, self.today)
        if not any(weights.values()):
            return Division((), paise)
        return divide(paise, percent, weights)

    def proposed_division(self) -> ShareSurplus | None:
        """The one that waits for a yes, for officers."""
        return queries.proposed(self._connection, self._group)

    def full_return(self) -> Mapping[int, Mapping[str, Paise]]:
        """What each would get if all were returned, beside the surplus, for officers."""
        return queries.full_return(self._connection, self._group)

    def payable(self, account: str) -> Mapping[int, Paise]:
        """Wages or shares that are due to whom: to an officer all, to a member her own."""
        due = queries.payable(self._connection, self._group, account)
        if self.me.is_officer:
            return due
        return {number: paise for number, paise in due.items() if number == self.me.number}

    def resolutions(self) -> tuple[tuple[int, date], ...]:
        """The meetings in which something can have been decided, and their days; newest first."""
        held = queries.resolutions(self._connection, self._group)
        return tuple((m.number, m.starts_at.astimezone(self.zone).date()) for m in held)

    def settlement(self, of: Member, interest: Paise) -> Settlement:
        """What she would get if she left today."""
        who = self._allowed(of)
        return queries.settlement(self._connection, self.group, who, interest, self.today)

    def check_hands_free(self, of: Member) -> None:
        """HOLDS_CASH where she keeps the box or carries cash; for officers."""
        self.must_be_officer()
        holds = queries.cash(self._connection, self._group).with_her(of.number)
        keeper = queries.holder(self._connection, self._group)
        check_hands_free(of.number, holds, keeps_box=keeper == of.number)

    def nominee(self, of: Member) -> str:
        """Who gets her money when she dies; "" = she has named nobody."""
        return queries.nominee(self._connection, self._group, self._allowed(of))
