"""Papers for other programs: numbers are numbers, days are days, nothing is a formula."""

import csv
import io
from datetime import date, datetime

from python_calamine import CalamineWorkbook

from bot.domain.papers import Name, Paper
from bot.reports.make import make
from bot.reports.paper import Column, Kind, Sheet, Table
from bot.reports.render.tables import csv_file, xlsx_file
from bot.store import Store
from tests.reports.village import NOW, create_village

_COLUMNS = (Column("Day", Kind.DAY), Column("Name"), Column("Sum", Kind.MONEY))
_SHEET = Sheet(
    "x", "Paper", "आशा समूह", "today",
    (Table(_COLUMNS, ((date(2026, 11, 10), "=1+1", 1_11_130_50),), "Table",
           (None, "Total", 1_11_130_50)),),
)  # fmt: skip


def test_csv_has_plain_figures_and_opens_in_excel_as_utf_8() -> None:
    """With the byte order mark; a name that looks like a formula is none."""
    written = csv_file(_SHEET)
    assert written.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(written.decode("utf-8-sig"))))
    assert ["2026-11-10", "'=1+1", "111130.50"] in rows
    assert ["", "Total", "111130.50"] in rows


def test_excel_has_numbers_and_days() -> None:
    """As a bank's clerk adds them up."""
    page = CalamineWorkbook.from_filelike(io.BytesIO(xlsx_file(_SHEET))).get_sheet_by_index(0)
    rows = page.to_python()
    day, name, paise = next(row for row in rows if row[1] == "=1+1")
    assert day in (date(2026, 11, 10), datetime(2026, 11, 10))  # noqa: DTZ001
    assert (name, paise) == ("=1+1", 111130.5)


def test_the_meeting_in_the_shape_of_lokos(store: Store) -> None:
    """DOMAIN §4.1: a row for each member and head, with meeting, page and mode."""

    def work(connection):
        group = create_village(connection)
        return make(connection, group, Paper(Name.LOKOS, form="csv"), "hi", NOW).content

    rows = list(csv.DictReader(io.StringIO(store.write(work).decode("utf-8-sig"))))
    savings = [row for row in rows if row.get("Head") == "Savings, regular"]
    assert len(savings) == 17
    assert savings[0] == {
        "Group code": "PAPER", "Meeting no.": "24", "Meeting date": "2026-11-10",
        "Cash book page": "2026-11", "Member no.": "1", "Member name": "सुनीता",
        "Type": "Receipt", "Head": "Savings, regular", "Sub-head": "Compulsory savings",
        "Mode": "Cash", "Amount": "100.00",
    }  # fmt: skip
    given = [row for row in rows if row.get("Type") == "Payment" and row["Mode"] == "Bank"]
    assert [(row["Sub-head"], row["Amount"]) for row in given] == [("Raw material", "8000.00")]
