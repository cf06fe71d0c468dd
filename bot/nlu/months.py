"""Days of the calendar by day and month: the next, the last, or none."""

from calendar import monthrange
from datetime import date

from bot.nlu.meaning import Unclear


def on_day(
    today: date, is_past: bool, day: int, month: int, year: int | None, words: str
) -> date | Unclear:
    """That day; without a year the next or, of what is past, the last one."""
    try:
        if year is not None:
            return date(year, month, day)
        date(2024, month, day)  # a leap year: 29 February may come
    except ValueError:
        return Unclear("impossible", words=words)
    years = range(today.year - 4, today.year + 5)
    days = [date(y, month, day) for y in years if day <= monthrange(y, month)[1]]
    return max(d for d in days if d <= today) if is_past else min(d for d in days if d >= today)


def nearest(today: date, is_past: bool, day: int, words: str) -> date | Unclear:
    """The next such day of a month, or the last one."""
    if not 1 <= day <= 31:
        return Unclear("impossible", words=words)
    step = -1 if is_past else 1
    for shift in range(0, 4 * step, step):
        year, month = shifted(today, shift)
        if day <= monthrange(year, month)[1]:
            found = date(year, month, day)
            if (found - today).days * step >= 0:
                return found
    return Unclear("impossible", words=words)


def in_month(today: date, day: int, shift: int, words: str) -> date | Unclear:
    """That day of the month `shift` months from now; day 0 = its last one."""
    year, month = shifted(today, shift)
    length = monthrange(year, month)[1]
    if not 0 <= day <= length:
        return Unclear("impossible", words=words)
    return date(year, month, day or length)


def shifted(today: date, months: int) -> tuple[int, int]:
    """(year, month) that many months from now."""
    count = today.year * 12 + today.month - 1 + months
    return count // 12, count % 12 + 1
