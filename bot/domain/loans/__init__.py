"""Members' loans: instalments, how a loan stands on a day, and what a payment is taken for."""

from bot.domain.groups import Method
from bot.domain.loans.split import Split, split
from bot.domain.loans.standing import Paid, Standing, standing
from bot.domain.loans.terms import Instalment, Terms, due_day, first_due, most_instalments, schedule

__all__ = [
    "Instalment",
    "Method",
    "Paid",
    "Split",
    "Standing",
    "Terms",
    "due_day",
    "first_due",
    "most_instalments",
    "schedule",
    "split",
    "standing",
]
