"""Fines: imposed is only noted (row 7, memo); the money that pays one is linked to it.

Whether a fine is paid is asked of the entries: one that was taken back leaves it due again.
"""

from collections.abc import Iterable, Sequence

from sqlalchemy import bindparam, insert, select, update

from bot.books import queries
from bot.books.case import Case
from bot.books.numbers import next_number
from bot.books.proposals import Agreed, Needs, Plan
from bot.books.queries import FineLine
from bot.domain.commands import Head, ImposeFine, WaiveFine
from bot.domain.errors import Code, DomainError
from bot.domain.events import Event, FineImposed, FineWaived, Receipt
from bot.store.tables import Fine, FinePayment

HEADS = (Head.FINE_ABSENT, Head.FINE_LATE)
_PARTS = select(FinePayment.fine, FinePayment.paise).where(
    FinePayment.group_id == bindparam("group_id"), FinePayment.entry == bindparam("entry")
)


def impose(case: Case, command: ImposeFine) -> tuple[Event, ...]:
    """She is told; it is paid with the first money for her loan, or alone."""
    case.officer()
    case.member(command.member)
    case.check_saving(command.paise)
    if command.head not in HEADS:
        raise DomainError(Code.NOTHING_TO_DO)
    number = next_number(case, Fine.number)
    case.connection.execute(
        insert(Fine).values(
            group_id=case.group_id,
            number=number,
            member=command.member,
            head=command.head,
            paise=command.paise,
            imposed_on=case.today,
            meeting=case.session,
            source=case.source,
        )
    )
    return (FineImposed(number, command.member, command.paise, command.head),)


def pay(case: Case, parts: Iterable[tuple[int, int]], entry: int) -> None:
    """What of this entry's money was for which fine: (its number, paise)."""
    rows = [
        {"group_id": case.group_id, "fine": number, "entry": entry, "paise": paise}
        for number, paise in parts
    ]
    if rows:
        case.connection.execute(insert(FinePayment), rows)


def settle(case: Case, receipts: Sequence[Receipt]) -> None:
    """Fines that are paid alone: the money of each receipt goes to the oldest, in parts too."""
    for receipt in receipts:
        if receipt.head not in HEADS:
            continue
        left: int = receipt.paise
        parts = []
        for fine in queries.fines_due(case.connection, case.group_id, receipt.member):
            if fine.head == receipt.head and left:
                parts.append((fine.number, min(left, fine.paise)))
                left -= parts[-1][1]
        pay(case, parts, receipt.entry)


def pay_again(case: Case, before: int, entry: int) -> None:
    """An entry is restored: what of it paid fines does so again, unless they are paid since."""
    due = {fine.number: fine.paise for fine in queries.fines_due(case.connection, case.group_id)}
    paid = case.connection.execute(_PARTS, {"group_id": case.group_id, "entry": before}).all()
    parts = [(number, min(paise, due[number])) for number, paise in paid if number in due]
    pay(case, parts, entry)


def _may_waive(case: Case, command: WaiveFine) -> tuple[Plan, Needs]:
    speaker = case.officer().number
    fine = _due(case, command.fine)
    if fine.member == speaker:
        raise DomainError(Code.OWN_MONEY, member=speaker)
    plan = Plan("waive_fine", fine.paise, speaker, fine.member)
    return plan, Needs(officers=1, not_by=(fine.member,))


def _waived(case: Case, command: WaiveFine, _plan: Plan, _by: int) -> tuple[Event, ...]:
    fine = _due(case, command.fine)
    this = (Fine.group_id == case.group_id, Fine.number == fine.number)
    case.connection.execute(update(Fine).where(*this).values(state="waived"))
    return (FineWaived(fine.number, fine.member, fine.paise),)


def _due(case: Case, number: int) -> FineLine:
    for fine in queries.fines_due(case.connection, case.group_id):
        if fine.number == number:
            return fine
    raise DomainError(Code.NOTHING_TO_DO)


waive = Agreed(_may_waive, _waived)
