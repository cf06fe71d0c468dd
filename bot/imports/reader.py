"""A workbook with the sheets `group` and `members` becomes a draft, or the list of its faults."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from bot.domain.groups import Cycle, Role
from bot.domain.money import Paise
from bot.imports import cells, words
from bot.imports.cells import Cell, UnusableError
from bot.imports.draft import Draft, Fault, MemberDraft

_Found = dict[str, tuple[int, Cell]]  # by name: the row, as Excel counts it, and the value
_Line = tuple[int, list[Cell]]
_Row = tuple[int, _Found]
_TITLE_ROWS = 10  # the heading line may stand below a few lines of explanation


def read(file: Path, default_language: str = "hi") -> Draft | tuple[Fault, ...]:
    """Read `file`; never a half: the whole draft, or every fault that can be told at once."""
    try:
        workbook = CalamineWorkbook.from_path(file)
        return _Reading(workbook, default_language).result()  # sheets are unpacked when asked for
    except (CalamineError, OSError) as error:
        return (Fault(file.name, 0, f"cannot be read as an Excel workbook ({error})"),)


class _Reading:
    """One pass over a workbook; faults pile up, nothing stops at the first."""

    def __init__(self, workbook: CalamineWorkbook, default_language: str) -> None:
        self._workbook = workbook
        self._language = default_language
        self._faults: list[Fault] = []

    def result(self) -> Draft | tuple[Fault, ...]:
        group = self._group()
        members = self._members()
        if self._faults:
            return tuple(self._faults)
        return Draft(**group, members=members)

    def _group(self) -> dict[str, Any]:
        sheet, fields = self._fields()
        take = _Taker(sheet, self._faults, fields)
        cycle = take("cycle", lambda c: cells.one_of(words.CYCLES, "cycle", c))
        found = {
            "code": take("code", cells.code),
            "name": take("name", cells.text),
            "programme": take(
                "programme", lambda c: cells.one_of(words.PROGRAMMES, "programme", c)
            ),
            "cycle": cycle,
            "saving": take("saving_amount", _more_than_nothing),
            "place": take("place", cells.text, ""),
            "language": take("language", _language, self._language),
            "meeting_rule": take("meeting_day", lambda c: _rule(c, cycle), ""),
            "meeting_time": take("meeting_time", cells.clock_time, None),
            "meeting_place": take("meeting_place", cells.text, ""),
        }
        if take.has("meeting_day") and not take.has("meeting_time"):
            take.fault("meeting_time", "meeting_time is missing beside meeting_day")
        return found

    def _fields(self) -> tuple[str, dict[str, tuple[int, Cell]]]:
        """Of each field of the sheet `group`, its row and its value."""
        sheet, rows = self._rows(words.GROUP_SHEET)
        fields: _Found = {}
        for row, line in rows:
            name, value = (*line, "", "")[:2]
            if not cells.text(name) or words.key(name) in {words.key(w) for w in words.FIELD}:
                continue
            try:
                field = words.lookup(words.GROUP_FIELDS, name)
            except KeyError:
                self._faults.append(Fault(sheet, row, f"unknown field “{cells.text(name)}”"))
                continue
            if field in fields:
                self._faults.append(Fault(sheet, row, f"{field} stands here a second time"))
            else:
                fields[field] = (row, value)
        return sheet, fields

    def _members(self) -> tuple[MemberDraft, ...]:
        sheet, rows = self._rows(words.MEMBERS_SHEET)
        members = [
            (row, self._member(_Taker(sheet, self._faults, line, row)))
            for row, line in self._under_headings(sheet, rows)
        ]
        if not members and not any(fault.sheet == sheet for fault in self._faults):
            self._faults.append(Fault(sheet, 0, "there is no member"))
        self._told_apart(sheet, members)
        return tuple(member for _, member in members)

    def _under_headings(self, sheet: str, rows: list[_Line]) -> list[_Row]:
        """The lines below the heading line, by column; wholly empty ones are left out."""
        found = next(
            (place for place, (_, line) in enumerate(rows[:_TITLE_ROWS]) if _is_heading(line)), None
        )
        if found is None:
            if rows:
                reason = "no heading line with number and name"
                self._faults.append(Fault(sheet, rows[0][0], reason))
            return []
        headings = self._headings(sheet, *rows[found])
        return [(row, _by_column(headings, row, line)) for row, line in rows[found + 1 :]]

    def _headings(self, sheet: str, row: int, line: list[Cell]) -> list[str | None]:
        """What each column is; a heading nobody knows may hide money, so it is not passed over."""
        headings = [_heading(cell) for cell in line]
        for heading, cell in zip(headings, line, strict=True):
            if heading is None and cells.text(cell):
                self._faults.append(Fault(sheet, row, f"unknown column “{cells.text(cell)}”"))
        for heading, times in Counter(headings).items():
            if heading and times > 1:
                self._faults.append(Fault(sheet, row, f"column {heading} stands here twice"))
        return headings

    def _member(self, take: "_Taker") -> MemberDraft:
        return MemberDraft(
            number=take("number", cells.number),
            name=take("name", cells.text),
            relation=take("relation", cells.text, ""),
            phone=take("phone", cells.phone, ""),
            role=take("role", lambda c: cells.one_of(words.ROLES, "role", c), None),
            language=take("language", _language, ""),
            opening=take("opening_saving", cells.whole_rupees, Paise(0)),
        )

    def _told_apart(self, sheet: str, lines: list[tuple[int, MemberDraft]]) -> None:
        """No register number twice, no office twice."""
        numbers: dict[int, int] = {}
        offices: dict[Role, int] = {}
        for row, member in lines:
            if member.number and numbers.setdefault(member.number, row) != row:
                first = numbers[member.number]
                self._faults.append(
                    Fault(sheet, row, f"number {member.number} is in row {first} already")
                )
            if member.role and offices.setdefault(member.role, row) != row:
                first = offices[member.role]
                self._faults.append(
                    Fault(sheet, row, f"a second {member.role}; the first is in row {first}")
                )

    def _rows(self, names: tuple[str, ...]) -> tuple[str, list[_Line]]:
        """The sheet under one of its names, and its rows that hold anything."""
        wanted = {words.key(name) for name in names}
        for sheet in self._workbook.sheet_names:
            if words.key(sheet) in wanted:
                rows = self._workbook.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
                numbered = list(enumerate(rows, start=1))
                return sheet, [(at, line) for at, line in numbered if any(map(cells.text, line))]
        self._faults.append(Fault(names[0], 0, f"the sheet “{names[0]}” is missing"))
        return names[0], []


class _Taker:
    """Takes one value after the other out of a line, and notes what is wrong with each."""

    def __init__(
        self,
        sheet: str,
        faults: list[Fault],
        found: _Found,
        row: int = 0,
    ) -> None:
        self._sheet, self._faults, self._found, self._row = sheet, faults, found, row

    def __call__(self, name: str, reading: Callable[[Cell], Any], *without: Any) -> Any:
        """The value under `name`; where there is none `without`, if given, else a fault."""
        if not self.has(name):
            if not without:
                self.fault(name, f"{name} is missing")
            return without[0] if without else None
        try:
            return reading(self._found[name][1])
        except UnusableError as reason:
            self.fault(name, str(reason))
            return None

    def has(self, name: str) -> bool:
        """Whether anything is written there."""
        return name in self._found and bool(cells.text(self._found[name][1]))

    def fault(self, name: str, reason: str) -> None:
        """Note what is wrong with the value under `name`."""
        row = self._found[name][0] if name in self._found else self._row
        self._faults.append(Fault(self._sheet, row, reason))


def _by_column(headings: list[str | None], row: int, line: list[Cell]) -> _Found:
    return {name: (row, cell) for name, cell in zip(headings, line, strict=True) if name}


def _is_heading(line: list[Cell]) -> bool:
    return {"number", "name"} <= {_heading(cell) for cell in line}


def _heading(cell: Cell) -> str | None:
    try:
        return words.lookup(words.MEMBER_COLUMNS, cell)
    except KeyError:
        return None


def _language(cell: Cell) -> str:
    return cells.one_of(words.LANGUAGES, "language", cell)


def _more_than_nothing(cell: Cell) -> Paise:
    paise = cells.whole_rupees(cell)
    if not paise:
        raise UnusableError("saving_amount cannot be 0")
    return paise


def _rule(cell: Cell, cycle: Cycle | None) -> str:
    return cells.meeting_rule(cell, cycle) if cycle else ""  # without a cycle that is the fault
