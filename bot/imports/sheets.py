"""The sheets of a workbook as named values; what is wrong is noted with its place, and read on."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from python_calamine import CalamineWorkbook

from bot.imports import cells, words
from bot.imports.cells import Cell, UnusableError
from bot.imports.draft import Fault

Names = Mapping[str, tuple[str, ...]]
_Line = tuple[int, list[Cell]]
_TITLE_ROWS = 10  # the heading line may stand below a few lines of explanation


class Place(NamedTuple):
    """A value and where it stands, as Excel counts."""

    row: int
    cell: Cell
    column: str = ""


Found = dict[str, Place]


class Sheets:
    """A workbook and the faults found in it so far; nothing stops at the first."""

    def __init__(self, workbook: CalamineWorkbook) -> None:
        self._workbook = workbook
        self.faults: list[Fault] = []

    def fields(self, names: tuple[str, ...], known: Names) -> "Taker":
        """A sheet of two columns, the name of a field and its value."""
        sheet, rows = self._rows(names)
        fields: Found = {}
        for row, line in rows:
            name, value = (*line, "", "")[:2]
            if not cells.text(name) or words.key(name) in {words.key(w) for w in words.FIELD}:
                continue
            try:
                field = words.lookup(known, name)
            except KeyError:
                self._fault(sheet, row, f"unknown field “{cells.text(name)}”")
                continue
            if field in fields:
                self._fault(sheet, row, f"{field} stands here a second time")
            else:
                fields[field] = Place(row, value, "B")
        return Taker(sheet, self.faults, fields)

    def lines(
        self, names: tuple[str, ...], known: Names, heading: Sequence[str], *, needed: bool = True
    ) -> tuple[str, list[tuple[int, "Taker"]]]:
        """The lines below the heading line, each by column; wholly empty ones are left out.

        The heading line is the one that has the columns `heading`.
        """
        sheet, rows = self._rows(names, needed=needed)
        titles = rows[:_TITLE_ROWS]
        found = next(
            (n for n, (_, line) in enumerate(titles) if set(heading) <= _known(line, known)), None
        )
        if found is None:
            if rows:
                reason = f"no heading line with {' and '.join(heading)}"
                self._fault(sheet, rows[0][0], reason)
            return sheet, []
        headings = self._headings(sheet, *rows[found], known)
        return sheet, [
            (row, Taker(sheet, self.faults, _by_column(headings, row, line), row))
            for row, line in rows[found + 1 :]
        ]

    def _headings(self, sheet: str, row: int, line: list[Cell], known: Names) -> list[str | None]:
        """What each column is; a heading nobody knows may hide money, so it is not passed over."""
        headings = [_heading(cell, known) for cell in line]
        for place, (heading, cell) in enumerate(zip(headings, line, strict=True)):
            if heading is None and cells.text(cell):
                self._fault(sheet, row, f"unknown column “{cells.text(cell)}”", letter(place))
        for heading, times in Counter(headings).items():
            if heading and times > 1:
                self._fault(sheet, row, f"column {heading} stands here twice")
        return headings

    def _rows(self, names: tuple[str, ...], *, needed: bool = True) -> tuple[str, list[_Line]]:
        """The sheet under one of its names, and its rows that hold anything."""
        wanted = {words.key(name) for name in names}
        for sheet in self._workbook.sheet_names:
            if words.key(sheet) in wanted:
                rows = self._workbook.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
                numbered = list(enumerate(rows, start=1))
                return sheet, [(at, line) for at, line in numbered if any(map(cells.text, line))]
        if needed:
            self._fault(names[0], 0, f"the sheet “{names[0]}” is missing")
        return names[0], []

    def _fault(self, sheet: str, row: int, reason: str, column: str = "") -> None:
        self.faults.append(Fault(sheet, row, reason, column))


class Taker:
    """Takes one value after the other out of a line, and notes what is wrong with each."""

    def __init__(self, sheet: str, faults: list[Fault], found: Found, row: int = 0) -> None:
        self.sheet, self._faults, self._found, self._row = sheet, faults, found, row

    def __call__(self, name: str, reading: Callable[[Cell], Any], *without: Any) -> Any:
        """The value under `name`; where there is none `without`, if given, else a fault."""
        if not self.has(name):
            if not without:
                self.fault(name, f"{name} is missing")
            return without[0] if without else None
        try:
            return reading(self._found[name].cell)
        except UnusableError as reason:
            self.fault(name, str(reason))
            return None

    def has(self, name: str) -> bool:
        """Whether anything is written there."""
        return name in self._found and bool(cells.text(self._found[name].cell))

    def fault(self, name: str, reason: str) -> None:
        """Note what is wrong with the value under `name`."""
        place = self._found.get(name, Place(self._row, ""))
        self._faults.append(Fault(self.sheet, place.row, reason, place.column))


def letter(place: int) -> str:
    """A, B, … Z, AA: as Excel names its columns; from 0."""
    head, last = divmod(place, 26)
    return (letter(head - 1) if head else "") + chr(ord("A") + last)


def _by_column(headings: list[str | None], row: int, line: list[Cell]) -> Found:
    return {
        name: Place(row, cell, letter(place))
        for place, (name, cell) in enumerate(zip(headings, line, strict=True))
        if name
    }


def _known(line: list[Cell], known: Names) -> set[str]:
    return {name for name in (_heading(cell, known) for cell in line) if name}


def _heading(cell: Cell, known: Names) -> str | None:
    try:
        return words.lookup(known, cell)
    except KeyError:
        return None
