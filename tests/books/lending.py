"""A loan of the tests: given, paid on, looked at."""

from bot.books import queries
from bot.books.queries import LoanLine
from bot.domain.commands import AnswerProposal, PayLoan, RecordInstalment
from bot.domain.events import InstalmentPaid, LoanPaid
from bot.domain.groups import Method
from bot.domain.loans import Standing
from bot.domain.money import rupees
from tests.books.desk import Desk
from tests.make import NOW
from tests.people import GEETA, MEERA, SUNITA, Person

FIVE = PayLoan(GEETA.number, rupees(5000), 10, 200, Method.FALLING)


def lent(desk: Desk, given: PayLoan = FIVE, to: Person = GEETA) -> LoanPaid:
    """Proposed by the treasurer, agreed to by the president, received."""
    number = desk.event(MEERA, given).proposal
    desk.says(SUNITA, AnswerProposal(number, yes=True))
    paid = desk.event(to, AnswerProposal(number, yes=True))
    assert isinstance(paid, LoanPaid)
    return paid


def stands(desk: Desk, loan: int = 1) -> Standing:
    """On the day of the desk."""
    day = desk.at.date()
    return desk.store.read(lambda c: queries.standing(c, queries.group(c, desk.group), loan, day))


def line(desk: Desk, loan: int = 1) -> LoanLine:
    return next(one for one in desk.read(queries.loans) if one.number == loan)


def in_months(desk: Desk, months: int) -> None:
    """The 21st of a later month."""
    month = NOW.month - 1 + months
    desk.at = NOW.replace(year=NOW.year + month // 12, month=month % 12 + 1)


def pays(desk: Desk, amount: int, loan: int = 1, **more: object) -> InstalmentPaid:
    paid = desk.event(MEERA, RecordInstalment(loan, rupees(amount), desk.at.date(), **more))
    assert isinstance(paid, InstalmentPaid)
    return paid
