"""A table on a canvas: zebra rows between thin rules, its head again on every page."""

from collections.abc import Sequence

from bot.i18n import _
from bot.reports.paper import Kind, Row, Table
from bot.reports.render.canvas import ROOM, Canvas
from bot.reports.render.cells import RIGHT, shown
from bot.reports.render.columns import PAD, Fitted, fitted, lines
from bot.reports.render.face import width
from bot.reports.render.marks import INK, MARGIN, THIN, TINT, Fill

_TITLE = 11.0
_TOGETHER = 7  # lines: a head does not stand alone at the foot of a page


class Grid:
    """One table, in letters no larger than `largest`."""

    def __init__(self, canvas: Canvas, table: Table, largest: float) -> None:
        self._canvas, self._table = canvas, table
        self._fit: Fitted = fitted(table, ROOM, largest)

    def draw(self) -> None:
        """All of it, from where the canvas is."""
        canvas, table = self._canvas, self._table
        canvas.y += 7
        canvas.need(self._fit.line * min(_TOGETHER, 4 + len(table.rows)))
        if table.title:
            canvas.paragraph(table.title, _TITLE, bold=True)
            canvas.y += 2
        self._head()
        for n, row in enumerate(table.rows or [_empty(table)]):
            is_strong = n in table.strong
            if not canvas.has_room(_height(self._parts(row, bold=is_strong), self._fit)):
                canvas.turn()
                self._head()
            self._row(row, bold=is_strong, grey=TINT if n % 2 else None)
        if table.total:
            canvas.need(_height(self._parts(table.total, bold=True), self._fit))
            canvas.rule(INK, 0.9)
            self._row(table.total, bold=True, grey=None)
        canvas.rule(INK, 0.9)

    def _head(self) -> None:
        columns = zip(self._table.columns, self._fit.widths, strict=True)
        parts = [lines(c.head, room, self._fit.size, bold=True) for c, room in columns]
        height = max(map(len, parts)) * self._fit.line + 2
        self._canvas.rule(INK, 0.9)
        self._cells(parts, height, bold=True)
        self._canvas.y += height
        self._canvas.rule(INK, 0.6)

    def _row(self, row: Row, *, bold: bool, grey: float | None) -> None:
        canvas, parts = self._canvas, self._parts(row, bold=bold)
        height = _height(parts, self._fit)
        if grey is not None:
            canvas.page.fills.append(Fill(MARGIN, canvas.y, ROOM, height, grey))
        self._cells(parts, height, bold=bold)
        canvas.y += height
        canvas.rule(THIN, 0.3)

    def _parts(self, row: Row, *, bold: bool) -> list[list[str]]:
        cells = zip(row, self._table.columns, self._fit.widths, strict=True)
        return [
            lines(shown(value, column.kind), room, self._fit.size, bold=bold)
            for value, column, room in cells
        ]

    def _cells(self, parts: Sequence[list[str]], height: float, *, bold: bool) -> None:
        canvas, size, x = self._canvas, self._fit.size, MARGIN
        for part, column, room in zip(parts, self._table.columns, self._fit.widths, strict=True):
            canvas.page.boxes.append((Fill(x, canvas.y, room, height, INK), " ".join(part)))
            for place, text in enumerate(part):
                at = x + PAD
                if column.kind in RIGHT:
                    at = x + room - PAD - width(text, size, bold=bold)
                top = canvas.y + 1 + place * self._fit.line
                canvas.words(at, top, text, size, bold=bold)
            x += room


def _height(parts: Sequence[list[str]], fit: Fitted) -> float:
    return max(map(len, parts)) * fit.line + 1.5


def _empty(table: Table) -> Row:
    """One row that says that there is nothing."""
    words = next((n for n, c in enumerate(table.columns) if c.kind is Kind.TEXT), 0)
    return tuple(_("nothing yet") if n == words else None for n in range(len(table.columns)))
