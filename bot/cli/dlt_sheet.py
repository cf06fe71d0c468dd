"""The sheet of texts that the SMS operators' DLT portals ask for, as CSV or Excel.

Jio (TrueConnect), Airtel, Vodafone Idea (VILPower), BSNL and Tata ask for the same fields under
slightly different names: template name, communication type, content type, category, header,
template type (TEXT, or UNICODE for other letters than Latin ones), the text. Each variable is
tagged (TRAI's direction of 18 November 2025): in the text, at Tata and SmartPing beside it.
"""

import csv
from collections.abc import Sequence
from pathlib import Path

import xlsxwriter
from babel import Locale

from bot.config import Settings
from bot.i18n import dlt
from bot.outbox.texts import Text
from bot.sms import economical

CATEGORY = "Banking/Insurance/Financial products/credit cards"  # TRAI's first
_CONTENT_TYPE = "Service Implicit"  # about the member's own money and meetings, never offers
_COLUMNS = (
    "Template Name", "Communication Type", "Content Type", "Category", "Header", "Template Type",
    "Language", "Template Content", "Variable Tags", "Sample Message", "Template ID",
)  # fmt: skip
_WIDE = {"Template Content": 70, "Sample Message": 70}
_NARROW = 22


def write_sheet(
    file: Path,
    texts: Sequence[Text],
    settings: Settings,
    *,
    header: str,
    category: str,
    untagged: bool,
) -> None:
    """Write `file`; the last column is for the portal's answer, filled where it is recorded."""
    rows = [_row(text, settings, header, category, untagged) for text in texts]
    write = _csv if file.suffix.lower() == ".csv" else _xlsx
    write(file, [_COLUMNS, *rows])


def _row(
    text: Text, settings: Settings, header: str, category: str, untagged: bool
) -> tuple[str, ...]:
    template = text.template
    registered = dlt.registered(text.name, text.language, settings)
    tags = (f"#{dlt.tag(template, figure)}#" for figure in template.figures)
    return (
        f"{text.name}_{text.language}".lower(),
        "SMS",
        _CONTENT_TYPE,
        category,
        header,
        "TEXT" if template.dlt.isascii() else "UNICODE",
        Locale.parse(text.language).get_language_name("en") or text.language,
        economical(template.dlt if untagged else dlt.tagged(template)),  # as it is sent
        " ".join(tags),
        template.text.format_map(template.example(0)),
        registered.id if registered else "",
    )


def _csv(file: Path, rows: Sequence[Sequence[str]]) -> None:
    # Excel takes a CSV for Latin-1, and Hindi for rubbish, without the mark at its beginning.
    with file.open("w", newline="", encoding="utf-8-sig") as output:
        csv.writer(output).writerows(rows)


def _xlsx(file: Path, rows: Sequence[Sequence[str]]) -> None:
    with xlsxwriter.Workbook(str(file)) as book:
        sheet = book.add_worksheet("templates")
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                sheet.write_string(number, column, cell)  # an id of 19 digits is no number
        for column, title in enumerate(_COLUMNS):
            sheet.set_column(column, column, _WIDE.get(title, _NARROW))
