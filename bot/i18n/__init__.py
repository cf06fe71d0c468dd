"""The languages: texts from `locales/*/LC_MESSAGES/messages.po`, figures and dates as spoken.

The language spoken is set around a piece of work (`with speaking("hi"):`), because one message
may have to be answered in one language and told to others in theirs.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, time
from functools import cache, lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date
from babel.messages.pofile import read_po

LOCALES = Path(__file__).parent.parent.parent / "locales"
LANGUAGES = tuple(sorted(folder.name for folder in LOCALES.iterdir() if folder.is_dir()))
SOURCE = "en"  # the language that texts in the code are written in

_language: ContextVar[str] = ContextVar("language", default="hi")


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Make texts in `language` inside the block."""
    token = _language.set(language)
    try:
        yield
    finally:
        _language.reset(token)


def language() -> str:
    """The language being spoken."""
    return _language.get()


def _(message: str, /, **figures: object) -> str:
    """`message` in the spoken language, with its {placeholders} filled."""
    text = catalogue(_language.get()).get(message, message)
    return text.format(**figures) if figures else text


def N_(message: str) -> str:  # noqa: N802  # gettext's usual name for "translate later"
    """Mark `message` for translation where it is only named, not yet spoken."""
    return message


@cache
def catalogue(language: str) -> dict[str, str]:
    """All texts of a language by their English original."""
    path = LOCALES / language / "LC_MESSAGES" / "messages.po"
    if not path.exists():
        return {}
    with path.open("rb") as file:
        messages = read_po(file, locale=language)
    return {str(m.id): str(m.string) for m in messages if m.id and m.string and not m.fuzzy}


def money(paise: int) -> str:
    """₹1,11,13,425: Indian grouping, paise only where there are some."""
    sign = "-" if paise < 0 else ""
    whole, rest = divmod(abs(paise), 100)
    return f"{sign}₹{grouped(whole)}" + (f".{rest:02}" if rest else "")


def grouped(number: int) -> str:
    """12,34,567: the last three digits, then pairs."""
    text = str(number)
    head, tail = text[:-3], text[-3:]
    pairs = []
    while head:
        pairs.append(head[-2:])
        head = head[:-2]
    return ",".join([*reversed(pairs), tail])


def long_day(day: date) -> str:
    """गुरुवार 10 दिसंबर, with the year only where it is not the obvious one."""
    return _formatted(day, "EEEE d MMMM", _language.get())


def plain_day(day: date) -> str:
    """10 दिसंबर."""
    return _formatted(day, "d MMMM", _language.get())


def month_name(day: date) -> str:
    """दिसंबर."""
    return _formatted(day, "LLLL", _language.get())


def weekday(day: date) -> str:
    """सोमवार."""
    return _formatted(day, "EEEE", _language.get())


def short_month(day: date) -> str:
    """दिस॰, under a chart."""
    return _formatted(day, "LLL", _language.get())


def short_day(day: date) -> str:
    """10/12: day first, for receipts that have to fit one SMS."""
    return f"{day:%d/%m}"


@lru_cache(maxsize=4096)
def _formatted(day: date, pattern: str, language: str) -> str:
    return format_date(day, pattern, locale=Locale.parse(language))


def local(moment: datetime, zone: ZoneInfo) -> datetime:
    """`moment` on the wall clock of `zone`."""
    return moment.astimezone(zone)


def clock_time(at: time) -> str:
    """शाम 5 बजे, शाम 5:30 बजे: part of the day and the twelve-hour clock, as it is spoken."""
    hour = at.hour % 12 or 12
    said = f"{hour}:{at.minute:02}" if at.minute else str(hour)
    return _(_part_of_day(at.hour), time=said)


def _part_of_day(hour: int) -> str:
    if 4 <= hour < 12:
        return N_("{time} in the morning")
    if 12 <= hour < 16:
        return N_("{time} in the afternoon")
    if 16 <= hour < 20:
        return N_("{time} in the evening")
    return N_("{time} at night")
