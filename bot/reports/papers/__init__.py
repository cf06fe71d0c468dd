"""What each paper says: a function of a View and what was asked for, each in a file of its own."""

from collections.abc import Callable, Mapping

from bot.domain.papers import Name, Paper
from bot.reports.paper import Sheet
from bot.reports.papers.balance_sheet import balance_sheet
from bot.reports.papers.cash_book import cash_book
from bot.reports.papers.loan_register import loan_register
from bot.reports.papers.loan_schedule import loan_schedule
from bot.reports.papers.lokos import lokos
from bot.reports.papers.meeting_sheet import meeting_sheet
from bot.reports.papers.passbook import passbook
from bot.reports.papers.receipts_payments import receipts_payments
from bot.reports.papers.share_out import share_out
from bot.reports.papers.year_statement import year_statement
from bot.reports.view import View

PAPERS: Mapping[Name, Callable[[View, Paper], Sheet]] = {
    Name.PASSBOOK: passbook,
    Name.MEETING: meeting_sheet,
    Name.CASH_BOOK: cash_book,
    Name.LOANS: loan_register,
    Name.MONTH: receipts_payments,
    Name.BALANCE: balance_sheet,
    Name.YEAR: year_statement,
    Name.SHARE_OUT: share_out,
    Name.SCHEDULE: loan_schedule,
    Name.LOKOS: lokos,
}
