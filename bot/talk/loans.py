"""Which of several loans is meant."""

from collections.abc import Sequence

from bot.books.queries import LoanLine
from bot.domain.errors import Code, DomainError
from bot.domain.groups import Member
from bot.i18n import _
from bot.talk.ask import Talk, ask
from bot.talk.choosing import OneOf
from bot.wording.loans import loan_said
from bot.wording.phrases import called, find


def anothers_loan(
    loans: Sequence[LoanLine], members: Sequence[Member], me: int | None
) -> Talk[LoanLine]:
    """Asks for it; OWN_MONEY where it is that of the officer who speaks."""
    options = tuple(
        (line.number, f"{called(find(members, line.member))}, {loan_said(line)}") for line in loans
    )
    number = yield from ask("loan", _("Which loan?"), OneOf(options))
    loan = next(line for line in loans if line.number == number)
    if loan.member == me:
        raise DomainError(Code.OWN_MONEY, member=loan.member)
    return loan
