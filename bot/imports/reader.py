"""A workbook with the sheets `group` and `members` becomes a draft, or the list of its faults."""

from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from bot.domain.groups import Cycle, Role
from bot.domain.money import Paise
from bot.imports import cells, words
from bot.imports.cells import Cell, UnusableError
from bot.imports.draft import Draft, Fault, MemberDraft
from bot.imports.sheets import Sheets, Taker


def read(file: Path, default_language: str = "hi") -> Draft | tuple[Fault, ...]:
    """Read `file`; never a half: the whole draft, or every fault that can be told at once."""
    try:
        sheets = Sheets(CalamineWorkbook.from_path(file))
        take = sheets.fields(words.GROUP_SHEET, words.GROUP_FIELDS)
        group = particulars(take, default_language)  # sheets are unpacked when asked for
        found = members(sheets, words.MEMBER_COLUMNS)
    except (CalamineError, OSError) as error:
        return (unreadable(file, error),)
    if sheets.faults:
        return tuple(sheets.faults)
    return Draft(**group, members=tuple(member for member, _take in found))


def unreadable(file: Path, error: Exception) -> Fault:
    """What is said of a file that is no workbook."""
    return Fault(file.name, 0, f"cannot be read as an Excel workbook ({error})")


def particulars(take: Taker, default_language: str) -> dict[str, Any]:
    """What the sheet `group` says of the group itself, as a draft's fields."""
    cycle = take("cycle", lambda c: cells.one_of(words.CYCLES, "cycle", c))
    found = {
        "code": take("code", cells.code),
        "name": take("name", cells.text),
        "programme": take("programme", lambda c: cells.one_of(words.PROGRAMMES, "programme", c)),
        "cycle": cycle,
        "saving": take("saving_amount", _more_than_nothing),
        "place": take("place", cells.text, ""),
        "language": take("language", _language, default_language),
        "meeting_rule": take("meeting_day", lambda c: _rule(c, cycle), ""),
        "meeting_time": take("meeting_time", cells.clock_time, None),
        "meeting_place": take("meeting_place", cells.text, ""),
    }
    if take.has("meeting_day") and not take.has("meeting_time"):
        take.fault("meeting_time", "meeting_time is missing beside meeting_day")
    return found


def members(sheets: Sheets, columns: dict[str, tuple[str, ...]]) -> list[tuple[MemberDraft, Taker]]:
    """The register's lines, each with the rest of its columns."""
    sheet, lines = sheets.lines(words.MEMBERS_SHEET, columns, ("number", "name"))
    found = [(row, _member(take), take) for row, take in lines]
    if not found and not any(fault.sheet == sheet for fault in sheets.faults):
        sheets.faults.append(Fault(sheet, 0, "there is no member"))
    _told_apart(sheets, sheet, [(row, member) for row, member, _take in found])
    return [(member, take) for _row, member, take in found]


def _member(take: Taker) -> MemberDraft:
    return MemberDraft(
        number=take("number", cells.number),
        name=take("name", cells.text),
        relation=take("relation", cells.text, ""),
        phone=take("phone", cells.phone, ""),
        role=take("role", lambda c: cells.one_of(words.ROLES, "role", c), None),
        language=take("language", _language, ""),
        opening=take("opening_saving", cells.whole_rupees, Paise(0)),
    )


def _told_apart(sheets: Sheets, sheet: str, lines: list[tuple[int, MemberDraft]]) -> None:
    """No register number twice, no office twice."""
    numbers: dict[int, int] = {}
    offices: dict[Role, int] = {}
    for row, member in lines:
        if member.number and numbers.setdefault(member.number, row) != row:
            first = numbers[member.number]
            reason = f"number {member.number} is in row {first} already"
            sheets.faults.append(Fault(sheet, row, reason))
        if member.role and offices.setdefault(member.role, row) != row:
            first = offices[member.role]
            reason = f"a second {member.role}; the first is in row {first}"
            sheets.faults.append(Fault(sheet, row, reason))


def _language(cell: Cell) -> str:
    return cells.one_of(words.LANGUAGES, "language", cell)


def _more_than_nothing(cell: Cell) -> Paise:
    paise = cells.whole_rupees(cell)
    if not paise:
        raise UnusableError("saving_amount cannot be 0")
    return paise


def _rule(cell: Cell, cycle: Cycle | None) -> str:
    return cells.meeting_rule(cell, cycle) if cycle else ""  # without a cycle that is the fault
