"""A sheet for other programs: CSV and Excel, with rupees as numbers and days as days."""

import csv
import io
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import xlsxwriter

from bot.reports.paper import Cell, Kind, Sheet, Table

# Indian grouping: 1,11,13,425.00. Excel has room for two conditions beside the usual form.
_RUPEES = r"[>=10000000]##\,##\,##\,##0.00;[>=100000]##\,##\,##0.00;##,##0.00"
_SIGNS = ("=", "+", "-", "@", "\t", "\r")  # a name that begins so would be taken for a formula


def csv_file(sheet: Sheet) -> bytes:
    """With a mark at its beginning, by which Excel knows that it is UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out)
    if sheet.name != "lokos":  # that one is a table and nothing else
        writer.writerows(_head(sheet))
    for table in sheet.tables:
        if table.title:
            writer.writerow([table.title])
        writer.writerow([column.head for column in table.columns])
        for row in (*table.rows, *((table.total,) if table.total else ())):
            writer.writerow([_plain(v, c.kind) for v, c in zip(row, table.columns, strict=True)])
        writer.writerow([])
    return out.getvalue().encode("utf-8-sig")


def _head(sheet: Sheet) -> Iterator[list[str]]:
    for text in (sheet.title, sheet.group, sheet.about, sheet.period):
        if text:
            yield [_harmless(text)]
    for fact in sheet.facts:
        yield [fact.label, _plain(fact.value, fact.kind)]
    yield []


def _plain(value: Cell, kind: Kind) -> str:
    if value is None:
        return ""
    if kind is Kind.MONEY and isinstance(value, int):
        return f"{Decimal(value) / 100:.2f}"
    if isinstance(value, date):
        return value.isoformat()
    return _harmless(str(value))


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(_SIGNS) else text


def xlsx_file(sheet: Sheet) -> bytes:
    """A worksheet for each table; nothing in it is a formula."""
    out = io.BytesIO()
    # A fixed day: the same paper gives the same bytes.
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"title": sheet.title, "created": datetime(2026, 1, 1)})  # noqa: DTZ001
    forms = {
        "bold": book.add_format({"bold": True, "bottom": 1, "text_wrap": True}),
        Kind.MONEY: book.add_format({"num_format": _RUPEES}),
        Kind.DAY: book.add_format({"num_format": "dd/mm/yyyy"}),
    }
    for number, table in enumerate(sheet.tables, 1):
        page = book.add_worksheet(f"{number}")
        _write(page, sheet, table, forms)
    book.close()
    return out.getvalue()


def _write(page: Any, sheet: Sheet, table: Table, forms: dict[Any, Any]) -> None:
    titles = [sheet.title, sheet.group, sheet.about, sheet.period, table.title]
    line = 0
    for line, text in enumerate(filter(None, titles)):  # the last one counts
        page.write_string(line, 0, text)
    top = line + 2
    for n, column in enumerate(table.columns):
        page.write_string(top, n, column.head, forms["bold"])
        page.set_column(n, n, 28 if column.kind is Kind.TEXT else 14)
    for down, row in enumerate((*table.rows, *((table.total,) if table.total else ())), top + 1):
        for n, (value, column) in enumerate(zip(row, table.columns, strict=True)):
            _cell(page, down, n, value, column.kind, forms)
    page.freeze_panes(top + 1, 0)


def _cell(page: Any, row: int, column: int, value: Cell, kind: Kind, forms: dict[Any, Any]) -> None:
    if value is None:
        return
    if kind is Kind.MONEY and isinstance(value, int):
        page.write_number(row, column, value / 100, forms[Kind.MONEY])
    elif isinstance(value, date):
        moment = datetime(value.year, value.month, value.day)  # noqa: DTZ001  # Excel has no zones
        page.write_datetime(row, column, moment, forms[Kind.DAY])
    elif isinstance(value, int):
        page.write_number(row, column, value)
    else:
        page.write_string(row, column, value)
