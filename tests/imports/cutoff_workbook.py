"""A cut-off sheet as a group fills it in; tests change single cells of it."""

from collections.abc import Sequence
from pathlib import Path

from xlsxwriter import Workbook

from tests.imports.workbook import GROUP as PARTICULARS

GROUP: dict[str, object] = {
    **PARTICULARS,
    "cutoff_date": "2026-10-31",
    "formed_on": "12/05/2024",
    "meetings_held": 29,
    "cash_with": 2,
    "cash": 1400,
    "bank": 12_600,
    "fixed_deposit": 5000,
    "federation_saving": 1000,
    "share_capital": 500,
    "revolving_fund": 10_000,
    "grants": 0,
    "reserve": 660,
}
HEADINGS = (
    "number", "name", "relation", "phone", "role", "opening_saving", "optional_saving",
    "held_for_her",
)  # fmt: skip
MEMBERS = (
    (1, "सुनीता", "पति रमेश", "9999900001", "president", 2900, "", ""),
    (2, "मीरा", "पति दिनेश", "9999900002", "treasurer", 2900, 500, ""),
    (3, "क्षमा", "पति मोहन", "9999900003", "secretary", 2900, "", 100),
    (4, "रेखा", "पति सुरेश", "9999900004", "", 2800, "", ""),
)
LOAN_HEADINGS = (
    "kind", "number", "lender", "reference", "taken_on", "amount", "left", "rate", "method",
    "instalments_left", "next_due", "purpose",
)  # fmt: skip
LOANS = (
    ("member", 4, "", "", "2026-06-10", 5000, 3000, 2, "", 6, "2026-11-10", "बीमारी"),
    ("bank", "", "ग्रामीण बैंक", "TL778", "2026-02-01", 50_000, 40_000, 7, "", 20, "", ""),
)


def write_cutoff(
    folder: Path,
    group: dict[str, object] | None = None,
    members: Sequence[Sequence[object]] = MEMBERS,
    loans: Sequence[Sequence[object]] = LOANS,
    *,
    loan_headings: Sequence[str] = LOAN_HEADINGS,
) -> Path:
    """A workbook with these fields and lines; returns its path."""
    file = folder / "cutoff.xlsx"
    with Workbook(file) as workbook:
        sheet = workbook.add_worksheet("group")
        sheet.write_row(0, 0, ("field", "value"))
        for row, line in enumerate((group if group is not None else GROUP).items(), start=1):
            sheet.write_row(row, 0, line)
        for name, headings, lines in (
            ("members", HEADINGS, members),
            ("loans", loan_headings, loans),
        ):
            sheet = workbook.add_worksheet(name)
            sheet.write_row(0, 0, headings)
            for row, line in enumerate(lines, start=1):
                sheet.write_row(row, 0, line)
    return file
