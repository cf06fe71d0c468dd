"""Money for a loan becomes an entry: split by the group's order, fines settled with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import bindparam, select

from bot.books import fines, queries
from bot.books.case import Case
from bot.books.loans.found import open_loan, standing
from bot.books.queries import FineLine, LoanLine
from bot.domain.accounts import BANK, CASH, HELD, LOAN_INTEREST, LOANS
from bot.domain.entries import Journal, Posting
from bot.domain.errors import Code, DomainError
from bot.domain.events import InstalmentPaid
from bot.domain.loans import Split, split
from bot.domain.money import Paise
from bot.store.tables import Entry


@dataclass(frozen=True)
class Money:
    """What came for a loan, when and by which way; `reference` "" = in cash."""

    paise: Paise
    occurred_on: date
    reference: str = ""
    to_principal: bool = False


def post(case: Case, loan: LoanLine, money: Money) -> InstalmentPaid:
    """Rows 16, 17, 18 and, with a fine, 7: one entry, one receipt."""
    due = queries.fines_due(case.connection, case.group_id, loan.member)
    before = standing(case, loan.number)
    if before.is_closed:
        raise DomainError(Code.LOAN_CLOSED, loan=loan.number, member=loan.member)
    amounts = [fine.paise for fine in due]
    parts = split(money.paise, amounts, before, to_principal=money.to_principal)
    paid = _covered(due, parts.fine)
    place = (BANK, "") if money.reference else (CASH, str(case.holder))
    legs = (Posting(*place, money.paise), *_credits(loan, parts, paid))
    day, reference = money.occurred_on, money.reference
    written = case.post([Journal("instalment", day, legs, loan.member, reference=reference)])
    entry = written.entries[0]
    fines.pay(case, ((fine.number, fine.paise) for fine in paid), entry.number)
    after = standing(case, loan.number)
    in_hand = None if reference else written.balance(CASH, case.holder)
    return InstalmentPaid(
        entry.code, entry.number, loan.number, loan.member, money.paise, parts,
        after.principal_left, after.overdue, after.instalment, after.next_due, day, in_hand,
    )  # fmt: skip


_SINCE = select(Entry.number).where(
    Entry.group_id == bindparam("group_id"),
    Entry.member == bindparam("whose"),
    Entry.kind == "instalment",
    Entry.recorded_at > bindparam("said"),
    Entry.recorded_at < bindparam("now"),
)


def check_not_booked(case: Case, claim: Any) -> None:
    """CLAIM_OVER where nothing is due any more, since an officer wrote that money down herself."""
    before = standing(case, open_loan(case, claim.loan).number)
    key = {
        "group_id": case.group_id, "whose": claim.member, "said": claim.made_at, "now": case.at,
    }  # fmt: skip
    if before.is_ahead and case.connection.execute(_SINCE, key).first():
        figures = {"claim": claim.number, "member": claim.member, "owed": Paise(0)}
        raise DomainError(Code.CLAIM_OVER, paise=Paise(claim.paise), **figures)


def _covered(due: Sequence[FineLine], paise: int) -> list[FineLine]:
    """The fines that the money was taken for, in turn."""
    paid: list[FineLine] = []
    while paise > 0:
        paid.append(due[len(paid)])
        paise -= paid[-1].paise
    return paid


def _credits(loan: LoanLine, parts: Split, paid: Sequence[FineLine]) -> list[Posting]:
    """Principal first: the second leg says what an entry was for."""
    of_loan, hers = str(loan.number), str(loan.member)
    credits = [
        (LOANS, of_loan, parts.all_principal),
        (LOAN_INTEREST, of_loan, parts.all_interest),
        (HELD, hers, parts.excess),
        *((fine.head, "", fine.paise) for fine in paid),
    ]
    return [Posting(account, party, Paise(-paise)) for account, party, paise in credits if paise]
