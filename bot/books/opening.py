"""Opening balances: what the group had on the day it came to the bot (row 55)."""

from collections import Counter
from dataclasses import replace

from sqlalchemy import insert, select, update

from bot.books.case import Case
from bot.books.founding import opened
from bot.books.numbers import next_number
from bot.books.proposals import Agreed, Needs, Plan
from bot.domain.accounts import (
    BANK,
    CASH,
    CHART,
    IN_TRANSIT,
    LOANS,
    MEMBER_SAVINGS,
    OPENING,
    SAVING,
)
from bot.domain.commands import OpenBooks, Opening, OpeningLoan, OpeningOutside
from bot.domain.entries import Journal, Posting
from bot.domain.errors import Code, DomainError
from bot.domain.events import BooksOpened, Event
from bot.domain.money import Paise
from bot.domain.schedule import next_cycle
from bot.store.tables import Group, Loan, LoanTerms, Member, OutsideLoan

_SIGN_WITH_HER = 2  # three officers sign


def open_or_propose(case: Case, command: OpenBooks) -> tuple[Event, ...]:
    """An import writes at once; an officer's waits for two others."""
    if case.by.member is not None:
        return open_books(case, command)
    plan, _needs = _may_open(case, command)
    return _open(case, command, plan, 0)


def _may_open(case: Case, command: OpenBooks) -> tuple[Plan, Needs]:
    speaker = case.officer().number if case.by.member is not None else 0
    case.check_day(command.as_of)
    this = Group.id == case.group_id
    if case.connection.execute(select(Group.entries).where(this)).scalar_one():
        raise DomainError(Code.BOOKS_OPENED)
    _check(case, command)
    saved = sum(-b.paise for b in command.balances if b.account in MEMBER_SAVINGS)
    plan = Plan("cutoff", Paise(saved), speaker, speaker, what=_totals(command))
    return plan, Needs(officers=_SIGN_WITH_HER)


def _totals(command: OpenBooks) -> str:
    """Cash, bank, lent and owed in paise: what those who sign compare with their papers."""
    held = (_sum(command, CASH, IN_TRANSIT), _sum(command, BANK))
    lent = sum(loan.paise for loan in command.loans)
    owed = sum(loan.paise for loan in command.outside)
    return " ".join(str(paise) for paise in (*held, lent, owed))


def _sum(command: OpenBooks, *accounts: str) -> int:
    return sum(b.paise for b in command.balances if b.account in accounts)


def _open(case: Case, command: OpenBooks, _plan: Plan, proposed_by: int) -> tuple[Event, ...]:
    """One entry before all others; savings brought in are not what is due from now on."""
    _may_open(case, command)
    if not case.group.is_open:
        opened(case)
        case = replace(case, group=replace(case.group, is_open=True))
    legs = [
        *(Posting(b.account, b.party, b.paise) for b in command.balances if b.paise),
        *(_lent(case, command, loan) for loan in command.loans),
        *(_borrowed(case, loan) for loan in command.outside),
    ]
    if legs:
        journal = Journal("opening", command.as_of, _balanced(legs))
        case.post([journal], recorded_by=proposed_by or None)
    _brought_in(case, command.balances)
    if case.group.dues_from is None:
        first = next_cycle(case.group.cycle, command.as_of, command.as_of)
        of_group = Group.id == case.group_id
        case.connection.execute(update(Group).where(of_group).values(dues_from=first))
    return (BooksOpened(_saved(command)),) if proposed_by else ()


open_books = Agreed(_may_open, _open)


def _saved(command: OpenBooks) -> tuple[tuple[int, Paise], ...]:
    saved: Counter[int] = Counter()
    for balance in command.balances:
        if balance.account in MEMBER_SAVINGS:
            saved[int(balance.party)] -= balance.paise
    return tuple((number, Paise(paise)) for number, paise in sorted(saved.items()) if paise)


def _brought_in(case: Case, balances: tuple[Opening, ...]) -> None:
    for balance in balances:
        if balance.account == SAVING and balance.paise:
            case.connection.execute(
                update(Member)
                .where(Member.group_id == case.group_id, Member.number == int(balance.party))
                .values(opening=-balance.paise)
            )


def _check(case: Case, command: OpenBooks) -> None:
    for balance in command.balances:
        if balance.paise and CHART[balance.account].party == "member":
            case.member(int(balance.party))
    for loan in command.loans:
        case.member(loan.member)


def _balanced(legs: list[Posting]) -> tuple[Posting, ...]:
    difference = sum(leg.paise for leg in legs)
    return (*legs, Posting(OPENING, "", Paise(-difference))) if difference else tuple(legs)


def _lent(case: Case, command: OpenBooks, loan: OpeningLoan) -> Posting:
    """A running loan with the terms that hold for what is left of it."""
    number = next_number(case, Loan.number)
    of_loan = {"group_id": case.group_id}
    same = {"rate": loan.rate, "method": loan.method, "instalments": loan.instalments}
    case.connection.execute(
        insert(Loan).values(
            of_loan
            | same
            | {
                "number": number,
                "member": loan.member,
                "paise": loan.lent,
                "purpose": loan.purpose,
                "asked_at": case.at,
                "state": "paid",
                "decided_at": case.at,
                "paid_on": loan.taken_on,
                "source": f"{case.source}:loan:{number}",
            }
        )
    )
    terms = {"since": command.as_of, "paise": loan.paise, "first_due": loan.first_due}
    case.connection.execute(
        insert(LoanTerms).values(of_loan | same | terms | {"loan": number, "version": 1})
    )
    return Posting(LOANS, str(number), loan.paise)


def _borrowed(case: Case, loan: OpeningOutside) -> Posting:
    number = next_number(case, OutsideLoan.number)
    case.connection.execute(
        insert(OutsideLoan).values(
            group_id=case.group_id,
            number=number,
            account=loan.account,
            lender=loan.lender,
            reference=loan.reference,
            paise=loan.sanctioned,
            rate=loan.rate,
            instalments=loan.instalments,
            taken_on=loan.taken_on,
            source=f"{case.source}:outside:{number}",
        )
    )
    return Posting(loan.account, str(number), Paise(-loan.paise))
