"""Cells of a workbook as values; what cannot be one raises `UnusableError` with the reason."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import TypeVar

import phonenumbers

from bot.domain.groups import Cycle
from bot.domain.money import Paise, rupees
from bot.imports import words

T = TypeVar("T")
Cell = str | int | float | bool | time | date | datetime | timedelta

_MOST_DIGITS = 9  # what is longer is no figure of a group, and Python refuses very long ones
_HIGHEST_NUMBER = 9999  # of a register
_MOST = 10_00_000  # rupees; more than a group ever holds for one member: a slip of the finger
_MOST_OF_GROUP = 10_00_00_000  # rupees
_MOBILE = (phonenumbers.PhoneNumberType.MOBILE, phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE)
_SHOWN_DIGITS = str.maketrans("०१२३४५६७८९", "0123456789")


class UnusableError(ValueError):
    """Why a cell cannot be taken."""


def text(cell: Cell) -> str:
    """What stands in the cell, with single spaces; a whole float loses its ".0"."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return " ".join(unicodedata.normalize("NFC", str(cell)).split())


def code(cell: Cell) -> str:
    """A group's code: letters and digits, for people to type in a message."""
    said = text(cell).upper()
    if not 2 <= len(said) <= 16 or any(unicodedata.category(sign)[0] not in "LMN" for sign in said):
        raise UnusableError(f"code must be 2 to 16 letters and digits, not “{said}”")
    return said


def of_group(cell: Cell) -> Paise:
    """An amount of the whole group's, whole rupees."""
    return whole_rupees(cell, _MOST_OF_GROUP, "a group has")


def day(cell: Cell) -> date:
    """A date of Excel, 2026-10-31, or 31/10/2026 and 31.10.2026 (the day first)."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    said = text(cell).translate(_SHOWN_DIGITS)
    found = re.fullmatch(r"(\d{1,2})[./\-](\d{1,2})[./\-](\d{4})", said)
    try:
        if found:
            return date(int(found[3]), int(found[2]), int(found[1]))
        return date.fromisoformat(said)
    except ValueError:
        raise UnusableError(f"date must look like 2026-10-31 or 31/10/2026, not “{said}”") from None


def percent(cell: Cell) -> int:
    """2, 2%, 1.5 % or Excel's own 2 % (0.02) as basis points: 200, 200, 150, 200."""
    said = text(cell).translate(_SHOWN_DIGITS).replace("%", "").replace("प्रतिशत", "").strip()
    if not re.fullmatch(r"\d{1,3}(\.\d{1,2})?", said):
        raise UnusableError(f"rate must be per cent such as 2 or 1.5, not “{text(cell)}”")
    whole, _, part = said.partition(".")
    points = int(whole) * 100 + int(part.ljust(2, "0") or 0)
    if isinstance(cell, float) and 0 < cell < 1 and points < 50:  # a cell formatted as per cent
        points *= 100
    return points


def count(cell: Cell) -> int:
    """A whole number from 0 to 999."""
    said = text(cell).translate(_SHOWN_DIGITS)
    if isinstance(cell, bool) or not said.isdecimal() or len(said) > 3:
        raise UnusableError(f"a whole number is needed, not “{_short(said)}”")
    return int(said)


def whole_rupees(cell: Cell, most: int = _MOST, whose: str = "any member saves") -> Paise:
    """₹1,000, 1000/-, १००० or the number 1000.0 as paise. Refuses paise and what is negative."""
    said = text(cell).translate(_SHOWN_DIGITS)
    said = re.sub(r"^(₹|rs\.?|रु\.?|रुपये)\s*|\s*(/-|रु\.?|रुपये|rupees)$", "", said, flags=re.I)
    said = said.replace(",", "").strip()
    if re.fullmatch(r"\d+\.0*", said):
        said = said.split(".")[0]
    if re.fullmatch(r"\d*\.\d+", said):
        raise UnusableError(f"whole rupees only, not “{text(cell)}”")
    if re.fullmatch(r"[-−(]\s*[\d.]+\)?", said):
        raise UnusableError(f"an amount cannot be negative: “{text(cell)}”")
    if isinstance(cell, bool | time | date | timedelta) or not said.isdecimal():
        raise UnusableError(f"“{text(cell)}” is not an amount")
    if len(said) > _MOST_DIGITS or int(said) > most:
        raise UnusableError(f"₹{_short(said)} is more than {whose}; please check")
    return rupees(int(said))


def number(cell: Cell) -> int:
    """A register number: whole, from 1 to 9999."""
    said = text(cell).translate(_SHOWN_DIGITS)
    is_whole = said.isdecimal() and not isinstance(cell, bool)
    if not is_whole or len(said) > _MOST_DIGITS or not 1 <= int(said) <= _HIGHEST_NUMBER:
        raise UnusableError(
            f"number must be a whole number from 1 to {_HIGHEST_NUMBER}, not “{_short(said)}”"
        )
    return int(said)


def _short(said: str) -> str:
    return said if len(said) <= _MOST_DIGITS else f"{said[:_MOST_DIGITS]}…"


def phone(cell: Cell) -> str:
    """An Indian mobile number as E.164; Excel likes to keep it as a float."""
    said = text(cell).translate(_SHOWN_DIGITS)
    try:
        parsed = phonenumbers.parse(said, "IN")
    except phonenumbers.NumberParseException:
        raise UnusableError(f"“{said}” is not a phone number") from None
    if not phonenumbers.is_valid_number_for_region(parsed, "IN"):
        raise UnusableError(f"“{said}” is not a valid Indian phone number")
    if phonenumbers.number_type(parsed) not in _MOBILE:
        raise UnusableError(f"“{said}” is not a mobile number")
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def one_of(table: Mapping[T, tuple[str, ...]], what: str, cell: Cell) -> T:
    """The meaning of a word that has to be one of a few."""
    try:
        return words.lookup(table, text(cell))
    except KeyError:
        known = ", ".join(spellings[0] or "(empty)" for spellings in table.values())
        raise UnusableError(f"unknown {what} “{text(cell)}”; known: {known}") from None


def clock_time(cell: Cell) -> time:
    """17:00, 5:30 PM, or a time of Excel (which may come as a part of a day)."""
    if isinstance(cell, datetime):
        return cell.time().replace(second=0, microsecond=0)
    if isinstance(cell, time):
        return cell.replace(second=0, microsecond=0)
    if isinstance(cell, float) and 0 <= cell < 1:
        return time(*divmod(round(cell * 24 * 60) % (24 * 60), 60))
    said = text(cell).translate(_SHOWN_DIGITS)
    found = re.fullmatch(r"(\d{1,2})[:.](\d{2})(?::00)?\s*([ap]\.?m\.?)?", said, re.I)
    if not found:
        raise UnusableError(f"time must look like 17:00 or 5:00 PM, not “{said}”")
    hour, minute, half = int(found[1]), int(found[2]), (found[3] or "").lower()
    if minute > 59 or hour > (12 if half else 23) or (half and hour == 0):
        raise UnusableError(f"there is no such time: “{said}”")
    return time(hour % 12 + (12 if half.startswith("p") else 0) if half else hour, minute)


def meeting_rule(cell: Cell, cycle: Cycle) -> str:
    """The day of a cycle as a rule of `bot.domain.schedule`."""
    reading = {Cycle.WEEKLY: _weekly, Cycle.FORTNIGHTLY: _fortnightly, Cycle.MONTHLY: _monthly}
    try:
        return reading[cycle](cell)
    except KeyError:
        examples = {
            Cycle.WEEKLY: "monday",
            Cycle.FORTNIGHTLY: "the date of one meeting, 2026-11-02",
            Cycle.MONTHLY: "10, or first monday",
        }
        raise UnusableError(
            f"meeting_day “{text(cell)}” does not fit a {cycle} cycle; write {examples[cycle]}"
        ) from None


def _weekly(cell: Cell) -> str:
    return f"weekly:{words.lookup(words.DAYS, text(cell))}"


def _fortnightly(cell: Cell) -> str:
    if isinstance(cell, datetime):
        cell = cell.date()
    try:
        return f"fortnightly:{date.fromisoformat(text(cell)).isoformat()}"
    except ValueError:
        raise KeyError(cell) from None


def _monthly(cell: Cell) -> str:
    said = words.key(text(cell).translate(_SHOWN_DIGITS).removesuffix("तारीख"))
    if said.isdecimal():
        if len(said) > _MOST_DIGITS or not 1 <= int(said) <= 31:
            raise KeyError(said)
        return f"monthly:{int(said)}"
    nth, _, day = said.partition(" ")
    return f"monthly:{words.lookup(words.NTH, nth)}-{words.lookup(words.DAYS, day)}"
