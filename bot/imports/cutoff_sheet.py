"""An empty cut-off sheet to fill in, with every field explained in Hindi or English."""

from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from bot.imports import sheet, words
from bot.imports.cutoff_words import BALANCES, LOAN_COLUMNS, LOANS_SHEET, PARTICULARS
from bot.imports.cutoff_words import SAVING_COLUMNS as MORE_SAVINGS

_LOAN_HELP = {
    "kind": ("member, bank, ccl, cif, vrf, other", "member, bank, ccl, cif, vrf, other"),
    "number": ("सदस्य का क्रमांक (सदस्य के लोन में)", "Register number (of a member's loan)"),
    "lender": ("बैंक या संगठन का नाम (बाहर के लोन में)", "Bank or federation (of a loan from outside)"),
    "reference": ("बैंक का लोन खाता नंबर", "The bank's number of the loan"),
    "taken_on": ("2026-03-05", "2026-03-05"),
    "amount": ("शुरू में कितना लोन था", "How much it was at first"),
    "left": ("आज कितना मूल बाकी है", "Principal that is left today"),
    "rate": (
        "सदस्य: महीने का % (2); बैंक: साल का % (7)",
        "Members: % a month (2); banks: % a year (7)",
    ),
    "method": (
        "falling, flat, emi, bullet; खाली = falling",
        "falling, flat, emi, bullet; empty = falling",
    ),
    "instalments_left": ("कितनी किस्तें बाकी हैं", "Instalments still to be paid"),
    "next_due": ("अगली किस्त की तारीख (सदस्य के लोन में)", "Day of the next one (of a member's loan)"),
    "purpose": ("बीमारी, पढ़ाई, खेती …; खाली चलेगा", "illness, school, farming …; may stay empty"),
}
_WIDTH = 20


def write_template(file: Path, language: str) -> None:
    """Write the workbook to `file`; `language` hi or en."""
    hindi = language == "hi"
    with Workbook(file) as workbook:
        head = workbook.add_format({"bold": True, "bottom": 1})
        note = workbook.add_format({"italic": True, "font_color": "#666666"})
        _group(workbook, head, note, hindi=hindi)
        register = workbook.add_worksheet(words.MEMBERS_SHEET[hindi])
        columns = words.MEMBER_COLUMNS | MORE_SAVINGS
        register.write_row(0, 0, [names[hindi] for names in columns.values()], head)
        register.set_column(0, len(columns) - 1, _WIDTH)
        register.freeze_panes(1, 0)
        loans = workbook.add_worksheet(LOANS_SHEET[hindi])
        for column, (name, names) in enumerate(LOAN_COLUMNS.items()):
            loans.write(0, column, names[hindi], head)
            loans.write_comment(0, column, _LOAN_HELP[name][not hindi])
        loans.set_column(0, len(LOAN_COLUMNS) - 1, _WIDTH)
        loans.freeze_panes(1, 0)


def _group(workbook: Workbook, head: Format, note: Format, *, hindi: bool) -> None:
    page = workbook.add_worksheet(words.GROUP_SHEET[hindi])
    page.write_row(0, 0, (words.FIELD[2 if hindi else 0], words.FIELD[4 if hindi else 1]), head)
    about = dict(sheet.GROUP)
    rows = [(names[hindi], about.get(n, "")) for n, names in words.GROUP_FIELDS.items()]
    rows += [
        (field.names[hindi], field.about_hi if hindi else field.about_en)
        for field in (PARTICULARS | BALANCES).values()
    ]
    for row, (name, meaning) in enumerate(rows, start=1):
        page.write(row, 0, name)
        page.write(row, 2, meaning, note)
    page.set_column(0, 1, _WIDTH)
    page.set_column(2, 2, 60)
