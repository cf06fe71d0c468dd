"""Workbooks as people fill them in, written by the same library as our own empty one."""

from collections.abc import Sequence
from pathlib import Path

from xlsxwriter import Workbook

GROUP = {
    "code": "ASHA1",
    "name": "आशा समूह",
    "programme": "NRLM",
    "place": "रामपुर",
    "saving_amount": 100,
    "cycle": "monthly",
    "meeting_day": 10,
    "meeting_time": "17:00",
    "meeting_place": "पंचायत भवन",
    "language": "hi",
}
HEADINGS = ("number", "name", "relation", "phone", "role", "language", "opening_saving")
MEMBERS = (
    (1, "सुनीता", "पति रमेश", "9999900001", "president", "", 600),
    (2, "मीरा", "पति दिनेश", "+91 99999 00002", "treasurer", "", 600),
    (3, "रेखा", "पति सुरेश", 9999900003, "", "hi_Latn", 500),
    (4, "राधा", "पति भोला", 9999900003.0, "member", "", ""),
    (5, "फूलो", "पति बुधराम", "", "", "", 0),
)


def write_workbook(
    folder: Path,
    group: dict[str, object] | None = None,
    members: Sequence[Sequence[object]] = MEMBERS,
    headings: Sequence[str] = HEADINGS,
    sheets: tuple[str, str] = ("group", "members"),
) -> Path:
    """A workbook with these fields and lines; returns its path."""
    file = folder / "group.xlsx"
    with Workbook(file) as workbook:
        sheet = workbook.add_worksheet(sheets[0])
        sheet.write_row(0, 0, ("field", "value"))
        for row, line in enumerate((group if group is not None else GROUP).items(), start=1):
            sheet.write_row(row, 0, line)
        sheet = workbook.add_worksheet(sheets[1])
        sheet.write_row(0, 0, headings)
        for row, line in enumerate(members, start=1):
            sheet.write_row(row, 0, line)
    return file
