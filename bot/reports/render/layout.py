"""A sheet on pages: title, figures, tables with their heads repeated, signatures, page numbers."""

from collections.abc import Sequence

from bot.i18n import _
from bot.reports.paper import Column, Fact, Kind, Row, Sheet, Table
from bot.reports.render.cells import RIGHT, shown
from bot.reports.render.columns import PAD, SIZES, Fitted, fitted, lines
from bot.reports.render.face import UNITS, face, width
from bot.reports.render.marks import (
    HEIGHT,
    INK,
    MARGIN,
    QUIET,
    THIN,
    TINT,
    WIDTH,
    Fill,
    Page,
    Words,
)

_ROOM = WIDTH - 2 * MARGIN
_FOOT = HEIGHT - MARGIN
_TITLE, _GROUP, _FACT, _NOTE, _PAGE = 15.0, 11.0, 10.5, 9.0, 8.0
_LINE = 1.4  # of a letter's size
_SIZES = SIZES[:3]  # smaller letters are for tables with many columns alone
_SIGN = 40.0  # height of the place for signatures


def pages(sheet: Sheet) -> list[Page]:
    """The sheet, drawn; texts in the language being spoken. On one page, where that can be read."""
    first: list[Page] = []
    for largest in _SIZES:
        drawn = _drawn(sheet, largest)
        if len(drawn) == 1:
            return drawn
        first = first or drawn
    return first


def _drawn(sheet: Sheet, largest: float) -> list[Page]:
    drawing = _Drawing(sheet, largest)
    drawing.head()
    for fact in sheet.facts:
        drawing.fact(fact)
    for table in sheet.tables:
        drawing.table(table)
    for note in sheet.notes:
        drawing.note(note)
    if sheet.signatures:
        drawing.signatures(sheet.signatures)
    drawing.feet()
    return drawing.pages


class _Drawing:
    """Pages being filled from top to bottom; `y` is where the next thing begins."""

    def __init__(self, sheet: Sheet, largest: float) -> None:
        self._sheet = sheet
        self._largest = largest
        self.pages = [Page()]
        self._y = MARGIN

    @property
    def _page(self) -> Page:
        return self.pages[-1]

    def head(self) -> None:
        """Title, group, whose it is, and of when."""
        sheet = self._sheet
        self._paragraph(sheet.title, _TITLE, bold=True)
        self._paragraph(sheet.group, _GROUP)
        if sheet.about:
            self._paragraph(sheet.about, _GROUP, bold=True)
        self._paragraph(sheet.period, _NOTE, grey=QUIET)
        self._y += 3
        self._rule(INK, 1.2)
        self._y += 5

    def fact(self, fact: Fact) -> None:
        """A name on the left, its figure on the right."""
        value = shown(fact.value, fact.kind)
        if fact.kind is Kind.MONEY:
            value = f"₹{value}" if fact.value else "₹0"
        room = _ROOM - width(value, _FACT, bold=True) - 8
        parts = lines(fact.label, room, _FACT, bold=False)
        self._need(len(parts) * _FACT * _LINE)
        top = self._y
        self._paragraph(fact.label, _FACT, room=room)
        x = MARGIN + _ROOM - PAD - width(value, _FACT, bold=True)
        self._words(x, top, value, _FACT, bold=True)

    def table(self, table: Table) -> None:
        """Rows that do not fit go on the next page, under the same head."""
        fit = fitted(table, _ROOM, self._largest)
        self._y += 7
        self._need(fit.line * min(7, 4 + len(table.rows)))
        if table.title:
            self._paragraph(table.title, _GROUP, bold=True)
            self._y += 2
        self._table_head(table.columns, fit)
        rows = list(table.rows) or [_empty(table)]
        for n, row in enumerate(rows):
            is_strong = n in table.strong
            if self._y + self._height(row, table, fit, bold=is_strong) > _FOOT - 14:
                self._turn()
                self._table_head(table.columns, fit)
            self._row(row, table, fit, bold=is_strong, grey=TINT if n % 2 else None)
        if table.total:
            self._need(self._height(table.total, table, fit, bold=True))
            self._rule(INK, 0.9)
            self._row(table.total, table, fit, bold=True, grey=None)
        self._rule(INK, 0.9)

    def note(self, note: str) -> None:
        """A line of small words under the tables."""
        self._y += 3
        self._need(_NOTE * _LINE)
        self._paragraph(note, _NOTE, grey=QUIET)

    def signatures(self, names: Sequence[str]) -> None:
        """A line for each who signs or puts her thumb."""
        self._need(_SIGN)
        self._y += _SIGN - 16
        part = _ROOM / len(names)
        for place, name in enumerate(names):
            x = MARGIN + place * part
            self._page.fills.append(Fill(x + 6, self._y, part - 12, 0.6, INK))
            middle = x + (part - width(name, _PAGE)) / 2
            self._words(middle, self._y + 2, name, _PAGE)
        self._y += 14

    def feet(self) -> None:
        """Page 1 of 3, where there is more than one."""
        many = len(self.pages)
        for number, page in enumerate(self.pages, 1):
            text = _("page {number} of {many}", number=number, many=many) if many > 1 else ""
            y = HEIGHT - MARGIN + 8
            page.words.append(
                Words(WIDTH - MARGIN - width(text, _PAGE), y, text, _PAGE, grey=QUIET)
            )
            left = f"{self._sheet.group} · {self._sheet.title}" if number > 1 else ""
            page.words.append(Words(MARGIN, y, left, _PAGE, grey=QUIET))

    # -- tables -----------------------------------------------------------------------------

    def _table_head(self, columns: Sequence[Column], fit: Fitted) -> None:
        parts = [
            lines(column.head, room, fit.size, bold=True)
            for column, room in zip(columns, fit.widths, strict=True)
        ]
        height = max(map(len, parts)) * fit.line + 2
        self._rule(INK, 0.9)
        self._cells(parts, columns, fit, height, bold=True)
        self._y += height
        self._rule(INK, 0.6)

    def _height(self, row: Row, table: Table, fit: Fitted, *, bold: bool) -> float:
        parts = _parts(row, table, fit, bold=bold)
        return max(map(len, parts)) * fit.line + 1.5

    def _row(self, row: Row, table: Table, fit: Fitted, *, bold: bool, grey: float | None) -> None:
        parts = _parts(row, table, fit, bold=bold)
        height = max(map(len, parts)) * fit.line + 1.5
        if grey is not None:
            self._page.fills.append(Fill(MARGIN, self._y, _ROOM, height, grey))
        self._cells(parts, table.columns, fit, height, bold=bold)
        self._y += height
        self._rule(THIN, 0.3)

    def _cells(
        self, parts: list[list[str]], columns: Sequence[Column], fit: Fitted, height: float,
        *, bold: bool,
    ) -> None:  # fmt: skip
        x = MARGIN
        for part, column, room in zip(parts, columns, fit.widths, strict=True):
            self._page.boxes.append((Fill(x, self._y, room, height, INK), " ".join(part)))
            for place, text in enumerate(part):
                at = x + PAD
                if column.kind in RIGHT:
                    at = x + room - PAD - width(text, fit.size, bold=bold)
                self._words(at, self._y + 1 + place * fit.line, text, fit.size, bold=bold)
            x += room

    # -- the page ---------------------------------------------------------------------------

    def _paragraph(
        self, text: str, size: float, *, bold: bool = False, grey: float = INK, room: float = _ROOM
    ) -> None:
        for part in lines(text, room, size, bold=bold):
            self._words(MARGIN + PAD, self._y, part, size, bold=bold, grey=grey)
            self._y += size * _LINE

    def _words(
        self, x: float, top: float, text: str, size: float, *, bold: bool = False, grey: float = INK
    ) -> None:
        """Words in a line that begins at `top`."""
        letters = face(bold=bold)
        over = (_LINE * UNITS - (letters.ascent - letters.descent)) / 2
        base = top + (over + letters.ascent) * size / UNITS
        if text:
            self._page.words.append(Words(x, base, text, size, bold, grey))

    def _rule(self, grey: float, height: float) -> None:
        self._page.fills.append(Fill(MARGIN, self._y, _ROOM, height, grey))

    def _need(self, height: float) -> None:
        if self._y + height > _FOOT - 14:
            self._turn()

    def _turn(self) -> None:
        self.pages.append(Page())
        self._y = MARGIN


def _parts(row: Row, table: Table, fit: Fitted, *, bold: bool) -> list[list[str]]:
    cells = zip(row, table.columns, fit.widths, strict=True)
    return [
        lines(shown(value, column.kind), room, fit.size, bold=bold) for value, column, room in cells
    ]


def _empty(table: Table) -> Row:
    """One row that says that there is nothing."""
    words = next(n for n, column in enumerate(table.columns) if column.kind is Kind.TEXT)
    return tuple(_("nothing yet") if n == words else None for n in range(len(table.columns)))
