"""The peers that install light, and the floors, each asked for an amount, a day or a time.

Every one is read as its friend would read it: of what a peer writes, its rupees count first, else
the one number there is; several numbers count as none, and so does what can be no amount. A peer
that is not installed is `absent`. None of them asks: to give nothing counts as asking.
"""

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache
from importlib import import_module
from typing import Any, NamedTuple

Amount = Callable[[str], Decimal | None]
Moment = tuple[date | None, time | None]
MomentOf = Callable[[str, date], Moment]

FLOOR = "digits only"
_MOST = 999_999_999  # rupees; more is no amount
_LONGEST = 10  # words of a number for ICU
_RUPEES = re.compile(r"₹\s?(\d[\d,]*(?:\.\d+)?)")
_NUMBER = re.compile(r"(?<![\d:.,])-?\d[\d,]*(?:\.\d+)?(?![\d:%])")
_DAY = re.compile(r"(?<!\d)(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}))?(?!\d)")
_CLOCK = re.compile(r"(?<!\d)(\d{1,2}):(\d{2})(?!\d)")
_SIGNS = re.compile(r"[,.;:!?()।|₹]+")
_NOTHING: Moment = (None, None)


class Peer(NamedTuple):
    """What can be asked of it; `modulo` = it gives no half of the day: 5:30 may be 17:30."""

    name: str
    amount: Amount | None = None
    moment: MomentOf | None = None
    modulo: bool = False
    absent: bool = False


def peers() -> list[Peer]:
    """All four, installed or not, and what they can do."""
    parser = _dateparser()
    return [
        _indic_itn(parser),
        Peer("dateparser", moment=parser, absent=parser is None),
        _icu(),
        Peer(FLOOR, amount=one_number, moment=_digits_moment),
    ]


def one_number(text: str) -> Decimal | None:
    """The rupees of a text in digits, or its one number."""
    found = {_decimal(part) for part in _RUPEES.findall(text) or _NUMBER.findall(text)}
    return _amount(found)


def _amount(found: set[Decimal]) -> Decimal | None:
    only = next(iter(found)) if len(found) == 1 else Decimal(-1)
    return only if 0 <= only <= _MOST else None


def _decimal(digits: str) -> Decimal:
    return Decimal(digits.replace(",", ""))


def _digits_moment(text: str, today: date) -> Moment:
    return _digits_day(text, today), _clock(text)


def _digits_day(text: str, today: date) -> date | None:
    found = set(_DAY.findall(text))
    if len(found) != 1:
        return None
    day, month, year = next(iter(found))
    for each in [int(year)] if year else [today.year, today.year + 1]:
        with suppress(ValueError):
            if year or date(each, int(month), int(day)) >= today:
                return date(each, int(month), int(day))
    return None


def _clock(text: str) -> time | None:
    found = set(_CLOCK.findall(text))
    if len(found) == 1:
        with suppress(ValueError):
            hour, minute = next(iter(found))
            return time(int(hour), int(minute))
    return None


def _indic_itn(parser: MomentOf | None) -> Peer:
    """Its written form; a day of it is read by dateparser, for it only writes the digits."""
    normalize = _from("indic_itn", "auto_normalize_text")
    if normalize is None:
        return Peer("indic-itn", absent=True)

    def moment(text: str, today: date) -> Moment:
        written = normalize(text)
        return (parser(written, today)[0] if parser else None), _clock(written)

    return Peer("indic-itn", lambda text: one_number(normalize(text)), moment, modulo=True)


def _dateparser() -> MomentOf | None:
    """Its parser for the whole text, else its search for a part of it."""
    parser, search = (
        _from("dateparser.date", "DateDataParser"), _from("dateparser.search", "search_dates"),
    )  # fmt: skip
    if parser is None or search is None:
        return None
    languages = ["hi", "en"]

    @cache
    def parsers(today: date) -> tuple[Any, dict[str, Any]]:
        settings = {
            "PREFER_DATES_FROM": "future", "DATE_ORDER": "DMY", "RETURN_TIME_AS_PERIOD": True,
            "RELATIVE_BASE": datetime.combine(today, time()),
        }  # fmt: skip
        return parser(languages=languages, settings=settings), settings

    def moment(text: str, today: date) -> Moment:
        whole, settings = parsers(today)
        found = whole.get_date_data(text)
        if found.date_obj is None:
            parts = search(text, languages=languages, settings=settings) or []
            if len(parts) != 1:
                return _NOTHING
            found = whole.get_date_data(parts[0][0])
            if found.date_obj is None:
                return parts[0][1].date(), None
        at: datetime = found.date_obj
        return at.date(), at.time() if found.period == "time" else None

    return moment


def _icu() -> Peer:
    """The longest runs of words that its rules for spelled numbers read back."""
    icu = _from("icu")
    if icu is None:
        return Peer("ICU RBNF", absent=True)
    rules = [
        icu.RuleBasedNumberFormat(icu.URBNFRuleSetTag.SPELLOUT, icu.Locale(locale))
        for locale in ("hi_IN", "en_IN")
    ]

    def value(words: str) -> Decimal | None:
        for rule in rules:
            at = icu.ParsePosition(0)
            found = rule.parse(words, at)
            if found is not None and at.getIndex() == len(words):
                return Decimal(str(found.getDouble()))
        return None

    def amount(text: str) -> Decimal | None:
        words = _SIGNS.sub(" ", text.lower()).split() if not _NUMBER.search(text) else []
        found, start = set[Decimal](), 0
        while start < len(words):
            ends = range(min(len(words), start + _LONGEST), start, -1)
            runs = ((end, value(" ".join(words[start:end]))) for end in ends)
            end, number = next(((e, n) for e, n in runs if n is not None), (start + 1, None))
            found |= {number} if number is not None else set()
            start = end
        return _amount(found) if found else one_number(text)

    return Peer("ICU RBNF", amount)


def _from(module: str, name: str = "") -> Any:
    """None where it is not installed."""
    try:
        loaded = import_module(module)
    except ImportError:
        return None
    return getattr(loaded, name) if name else loaded
