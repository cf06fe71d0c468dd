"""Values as they are read: ₹1,11,130 and 10/12/2026."""

from datetime import date

from bot.i18n import grouped
from bot.reports.paper import Cell, Kind

RIGHT = frozenset({Kind.MONEY, Kind.COUNT})


def shown(value: Cell, kind: Kind) -> str:
    """One cell. Nothing is left empty that is 0: a dash says that there was nothing."""
    if value is None:
        return ""
    if kind is Kind.MONEY and isinstance(value, int):
        return amount(value)
    if isinstance(value, date):
        return f"{value:%d/%m/%y}"
    return str(value)


def amount(paise: int) -> str:
    """1,11,130 or 45.50; a column's head says that it is rupees."""
    if not paise:
        return "–"
    whole, rest = divmod(abs(paise), 100)
    sign = "-" if paise < 0 else ""
    return sign + grouped(whole) + (f".{rest:02}" if rest else "")
