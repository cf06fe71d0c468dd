"""Days of the calendar by day and month: the next, the last, or none."""

from calendar import monthrange
from datetime import date, timedelta

from bot.domain.schedule import DAYS
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


def nth_weekday(year: int, month: int, nth: str, name: str) -> date | None:
    """The first, second … or "last" such weekday of a month; None where it has none."""
    first = date(year, month, 1)
    ahead = (DAYS.index(name) - first.weekday()) % 7
    days = range(1 + ahead, monthrange(year, month)[1] + 1, 7)
    if nth == "last":
        return date(year, month, days[-1])
    return date(year, month, days[int(nth) - 1]) if int(nth) <= len(days) else None


def weekday(today: date, is_past: bool, name: str) -> date:
    """The coming one, or the last one; never today."""
    ahead = (DAYS.index(name) - today.weekday()) % 7
    return today - timedelta((7 - ahead) % 7 or 7) if is_past else today + timedelta(ahead or 7)


def months_on(day: date, months: int) -> date:
    """The same day of the month, that many months later, or the month's last."""
    year, month = shifted(day, months)
    return date(year, month, min(day.day, monthrange(year, month)[1]))
