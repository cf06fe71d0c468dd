"""An empty workbook to fill in, with every field explained beside it."""

from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

GROUP = (
    ("code", "Short code of letters and digits, which members type to join: ASHA1"),
    ("name", "समूह का नाम"),
    ("programme", "NRLM (ग्रामीण) or NULM (शहरी)"),
    ("place", "गाँव या मोहल्ला; may stay empty"),
    ("saving_amount", "Rupees that each member saves a cycle: 100"),
    ("cycle", "monthly, fortnightly or weekly (मासिक, पाक्षिक, साप्ताहिक)"),
    ("meeting_day", "monthly: 10, or first monday; weekly: monday; fortnightly: a date"),
    ("meeting_time", "17:00 or 5:00 PM; needed beside meeting_day"),
    ("meeting_place", "बैठक कहाँ होती है; may stay empty"),
    ("language", "hi, hi_Latn (Hindi in Roman letters) or en; empty = hi"),
)
_MEMBERS = (
    ("number", "Register number; never given to another woman"),
    ("name", "सदस्य का नाम"),
    ("relation", "पति रमेश, or पिता हरि: tells women of one name apart"),
    ("phone", "Mobile; may stay empty, several members may share one"),
    ("role", "president, secretary, treasurer (अध्यक्ष, सचिव, कोषाध्यक्ष); empty = member"),
    ("language", "Only where hers is another than the group's"),
    ("opening_saving", "Whole rupees she has saved up to today"),
)
_CHOICES = {
    "programme": ["NRLM", "NULM"],
    "cycle": ["monthly", "fortnightly", "weekly"],
    "language": ["hi", "hi_Latn", "en"],
    "role": ["member", "president", "secretary", "treasurer"],
}
_LINES = 40  # more than any group has members


def write_empty(file: Path) -> None:
    """Write the workbook to `file`."""
    with Workbook(file) as workbook:
        head = workbook.add_format({"bold": True, "bottom": 1})
        note = workbook.add_format({"italic": True, "font_color": "#666666"})
        as_text = workbook.add_format({"num_format": "@"})
        group = workbook.add_worksheet("group")
        group.write_row(0, 0, ("field", "value"), head)
        for row, (field, meaning) in enumerate(GROUP, start=1):
            group.write(row, 0, field)
            group.write_blank(row, 1, None, as_text)
            group.write(row, 2, meaning, note)
            _offer(group, field, row, 1, row)
        members = workbook.add_worksheet("members")
        for column, (name, meaning) in enumerate(_MEMBERS):
            members.write(0, column, name, head)
            members.write_comment(0, column, meaning)
            _offer(members, name, 1, column, _LINES)
        group.set_column(0, 1, 22)
        group.set_column(2, 2, 70)
        members.set_column(0, len(_MEMBERS) - 1, 18)
        members.set_column(3, 3, 18, as_text)
        members.freeze_panes(1, 0)


def _offer(sheet: Worksheet, name: str, row: int, column: int, last: int) -> None:
    if name in _CHOICES:
        rule = {"validate": "list", "source": _CHOICES[name], "error_type": "information"}
        sheet.data_validation(row, column, last, column, rule)
