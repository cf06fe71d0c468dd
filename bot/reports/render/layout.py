"""A sheet on pages: title, figures, tables with their heads repeated, signatures, page numbers."""

from collections.abc import Sequence

from bot.i18n import _, money
from bot.reports.paper import Fact, Kind, Sheet
from bot.reports.render.canvas import ROOM, Canvas
from bot.reports.render.cells import shown
from bot.reports.render.columns import LINE, PAD, SIZES, lines
from bot.reports.render.face import width
from bot.reports.render.grid import Grid
from bot.reports.render.marks import HEIGHT, INK, MARGIN, QUIET, WIDTH, Fill, Page, Words

_TITLE, _GROUP, _FACT, _NOTE, _SMALL = 15.0, 11.0, 10.5, 9.0, 8.0
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
    canvas = Canvas()
    _head(canvas, sheet)
    for fact in sheet.facts:
        _fact(canvas, fact)
    for table in sheet.tables:
        Grid(canvas, table, largest).draw()
    for note in sheet.notes:
        canvas.y += 3
        canvas.need(_NOTE * LINE)
        canvas.paragraph(note, _NOTE, grey=QUIET)
    if sheet.signatures:
        _signatures(canvas, sheet.signatures)
    _feet(canvas.pages, sheet)
    return canvas.pages


def _head(canvas: Canvas, sheet: Sheet) -> None:
    """Title, group, whose it is, and of when."""
    canvas.paragraph(sheet.title, _TITLE, bold=True)
    canvas.paragraph(sheet.group, _GROUP)
    if sheet.about:
        canvas.paragraph(sheet.about, _GROUP, bold=True)
    canvas.paragraph(sheet.period, _NOTE, grey=QUIET)
    canvas.y += 3
    canvas.rule(INK, 1.2)
    canvas.y += 5


def _fact(canvas: Canvas, fact: Fact) -> None:
    """A name on the left, its figure on the right."""
    value = shown(fact.value, fact.kind)
    if fact.kind is Kind.MONEY and isinstance(fact.value, int):
        value = money(fact.value)
    taken = width(value, _FACT, bold=True)
    room = ROOM - taken - 8
    canvas.need(len(lines(fact.label, room, _FACT, bold=False)) * _FACT * LINE)
    top = canvas.y
    canvas.paragraph(fact.label, _FACT, room=room)
    canvas.words(MARGIN + ROOM - PAD - taken, top, value, _FACT, bold=True)


def _signatures(canvas: Canvas, names: Sequence[str]) -> None:
    """A line for each who signs or puts her thumb."""
    canvas.need(_SIGN)
    canvas.y += _SIGN - 16
    part = ROOM / len(names)
    for place, name in enumerate(names):
        x = MARGIN + place * part
        canvas.page.fills.append(Fill(x + 6, canvas.y, part - 12, 0.6, INK))
        canvas.words(x + (part - width(name, _SMALL)) / 2, canvas.y + 2, name, _SMALL)
    canvas.y += 14


def _feet(drawn: Sequence[Page], sheet: Sheet) -> None:
    """Page 1 of 3, and from the second on whose page it is; nothing where there is only one."""
    many = len(drawn)
    y = HEIGHT - MARGIN + 8
    for number, page in enumerate(drawn if many > 1 else (), 1):
        text = _("page {number} of {many}", number=number, many=many)
        x = WIDTH - MARGIN - width(text, _SMALL)
        page.words.append(Words(x, y, text, _SMALL, grey=QUIET))
        if number > 1:
            whose = " · ".join(part for part in (sheet.group, sheet.title, sheet.about) if part)
            short = lines(whose, x - MARGIN, _SMALL, bold=False)[0]
            page.words.append(Words(MARGIN, y, short, _SMALL, grey=QUIET))
