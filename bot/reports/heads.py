"""Heads of receipts and payments in the order of a state's format (DOMAIN §2.4, Meghalaya)."""

from typing import NamedTuple

from bot.i18n import N_


class Head(NamedTuple):
    """A line of the format, and the accounts whose money it takes."""

    label: str
    accounts: frozenset[str]


def _head(label: str, accounts: str) -> Head:
    return Head(label, frozenset(accounts.split()))


_LENDERS = "2310 2315 2320 2330 2335 2340"
RECEIPTS = (
    _head(N_("Savings, regular"), "2010"),
    _head(N_("Savings, extra"), "2020 2030 2040"),
    _head(N_("Loans returned, principal"), "1100"),
    _head(N_("Loans returned, interest"), "4010 1110"),
    _head(N_("Bank loan taken"), _LENDERS),
    _head(N_("Membership fees"), "4030"),
    _head(N_("Fines"), "4020 4025"),
    _head(N_("Income from group work"), "4110 4070"),
    _head(N_("Income from the enterprise"), "4100 1410"),
    _head(N_("Grants"), "3010 3020"),
)
PAYMENTS = (
    _head(N_("Loans to members"), "1100"),
    _head(N_("Savings given back"), "2010 2020 2030 2040"),
    _head(N_("Dividends paid"), "2050"),
    _head(N_("Bank loan returned, principal"), _LENDERS),
    _head(N_("Bank loan returned, interest"), "5010 5020 2350"),
    _head(N_("Training fees"), "5080"),
    _head(N_("Expenses of the enterprise"), "5100 5110 5120 1400 1500 2060 2360"),
    _head(N_("Meetings"), "5050"),
    _head(N_("Stationery"), "5040"),
    _head(N_("Travel"), "5060"),
)
MISC = N_("Other: {account}")
