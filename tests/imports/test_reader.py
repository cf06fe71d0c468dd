"""What a workbook may hold, and how every fault in it is told with its place."""

from datetime import time
from pathlib import Path

import pytest

from bot.domain.groups import Cycle, Programme, Role
from bot.domain.money import rupees
from bot.imports import reader, sheet
from bot.imports.draft import Draft
from tests.imports.workbook import GROUP, HEADINGS, MEMBERS, write_workbook


def test_a_filled_workbook_becomes_a_draft(tmp_path: Path) -> None:
    draft = _draft(write_workbook(tmp_path))
    assert (draft.code, draft.programme, draft.cycle) == ("ASHA1", Programme.NRLM, Cycle.MONTHLY)
    assert (draft.saving, draft.meeting_rule) == (rupees(100), "monthly:10")
    assert draft.meeting_time == time(17)
    assert [m.number for m in draft.members] == [1, 2, 3, 4, 5]
    assert draft.with_office(Role.TREASURER).name == "मीरा"
    assert [m.opening for m in draft.members] == [60000, 60000, 50000, 0, 0]


def test_phones_that_excel_made_floats_are_whole_again_and_may_be_shared(tmp_path: Path) -> None:
    phones = [member.phone for member in _draft(write_workbook(tmp_path)).members]
    assert phones == ["+919999900001", "+919999900002", "+919999900003", "+919999900003", ""]


def test_hindi_sheets_headings_and_values(tmp_path: Path) -> None:
    group = {
        "कोड": "आशा1", "समूह का नाम": "आशा", "कार्यक्रम": "ग्रामीण", "बचत राशि": "₹१००",
        "चक्र": "मासिक", "बैठक का दिन": "१० तारीख", "बैठक का समय": "5:30 PM", "भाषा": "हिन्दी",
    }  # fmt: skip
    headings = ("क्रमांक", "नाम", "पति/पिता", "फोन", "पद", "भाषा", "शुरुआती बचत")
    members = [("१", "मीरा", "पति दिनेश", "९९९९९००००२", "कोषाध्यक्ष", "रोमन", "१,२००/-")]
    draft = _draft(write_workbook(tmp_path, group, members, headings, ("समूह", "सदस्य")))
    assert (draft.code, draft.programme, draft.meeting_time) == ("आशा1", "NRLM", time(17, 30))
    (meera,) = draft.members
    assert (meera.number, meera.phone, meera.role) == (1, "+919999900002", Role.TREASURER)
    assert (meera.language, meera.opening) == ("hi_Latn", rupees(1200))


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("code", "", "code is missing"),
        ("code", "a b", "code must be"),
        ("name", "", "name is missing"),
        ("programme", "XYZ", "unknown programme"),
        ("cycle", "yearly", "unknown cycle"),
        ("saving_amount", 100.5, "whole rupees only"),
        ("saving_amount", -100, "cannot be negative"),
        ("saving_amount", 0, "cannot be 0"),
        ("saving_amount", "सौ", "is not an amount"),
        ("meeting_day", "someday", "does not fit a monthly cycle"),
        ("meeting_day", 32, "does not fit a monthly cycle"),
        ("meeting_time", "", "beside meeting_day"),
        ("meeting_time", "25:00", "there is no such time"),
        ("meeting_time", "evening", "time must look like"),
        ("language", "tamil", "unknown language"),
        ("bank", "SBI", "unknown field “bank”"),
    ],
)
def test_a_fault_in_the_group_is_told_with_its_row(
    tmp_path: Path, field: str, value: object, reason: str
) -> None:
    group = {**GROUP, field: value}
    (fault,) = reader.read(write_workbook(tmp_path, group))
    row = list(group).index(field) + 2
    assert fault.sheet == "group"
    assert fault.row == row
    assert reason in fault.reason


@pytest.mark.parametrize(
    ("column", "value", "reason"),
    [
        ("number", "", "number is missing"),
        ("number", 1, "number 1 is in row 2 already"),
        ("number", 2.5, "whole number"),
        ("name", "", "name is missing"),
        ("phone", "12345", "not a valid Indian phone number"),
        ("phone", "+14155238886", "not a valid Indian phone number"),
        ("phone", "011 23456789", "not a mobile number"),
        ("role", "queen", "unknown role"),
        ("role", "कोषाध्यक्ष", "a second treasurer; the first is in row 3"),
        ("language", "xx", "unknown language"),
        ("opening_saving", 10.5, "whole rupees only"),
        ("opening_saving", -5, "cannot be negative"),
        ("opening_saving", 99_00_00_000, "please check"),
    ],
)
def test_a_fault_in_a_member_is_told_with_its_row(
    tmp_path: Path, column: str, value: object, reason: str
) -> None:
    line = list(MEMBERS[4])
    line[HEADINGS.index(column)] = value
    (fault,) = reader.read(write_workbook(tmp_path, members=[*MEMBERS[:4], line]))
    assert (fault.sheet, fault.row) == ("members", 6)
    assert reason in fault.reason


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    members = [(1, "", "", "123", "", "", "x"), ("a", "मीरा", "", "", "boss", "", "")]
    faults = reader.read(write_workbook(tmp_path, {**GROUP, "cycle": "x"}, members))
    assert [(f.sheet, f.row) for f in faults] == [
        ("group", 7), *[("members", 2)] * 3, *[("members", 3)] * 2,
    ]  # fmt: skip


def test_a_column_nobody_knows_is_not_passed_over(tmp_path: Path) -> None:
    headings = (*HEADINGS[:-1], "opning_saving")
    (fault,) = reader.read(write_workbook(tmp_path, headings=headings))
    assert (fault.row, fault.reason) == (1, "unknown column “opning_saving”")


def test_missing_sheets_and_files_that_are_no_workbooks(tmp_path: Path) -> None:
    faults = reader.read(write_workbook(tmp_path, sheets=("Sheet1", "Sheet2")))
    assert [f.reason for f in faults if "sheet" in f.reason] == [
        "the sheet “group” is missing", "the sheet “members” is missing",
    ]  # fmt: skip
    broken = tmp_path / "broken.xlsx"
    broken.write_text("not a workbook")
    (fault,) = reader.read(broken)
    assert "cannot be read" in fault.reason


@pytest.mark.parametrize(
    ("cycle", "day", "rule"),
    [
        ("monthly", "first monday", "monthly:1-mon"),
        ("monthly", "आख़िरी शनिवार", "monthly:last-sat"),
        ("monthly", 31, "monthly:31"),
        ("weekly", "सोमवार", "weekly:mon"),
        ("fortnightly", "2026-11-02", "fortnightly:2026-11-02"),
    ],
)
def test_days_become_meeting_rules(tmp_path: Path, cycle: str, day: object, rule: str) -> None:
    group = {**GROUP, "cycle": cycle, "meeting_day": day}
    assert _draft(write_workbook(tmp_path, group)).meeting_rule == rule


def test_the_empty_sheet_lacks_only_what_has_to_be_filled_in(tmp_path: Path) -> None:
    sheet.write_empty(tmp_path / "empty.xlsx")
    faults = reader.read(tmp_path / "empty.xlsx")
    assert {f.reason for f in faults} == {
        "code is missing", "name is missing", "programme is missing", "cycle is missing",
        "saving_amount is missing", "there is no member",
    }  # fmt: skip


def _draft(file: Path) -> Draft:
    draft = reader.read(file)
    assert isinstance(draft, Draft), draft
    return draft


def test_a_damaged_workbook_is_a_fault_not_a_crash(tmp_path: Path) -> None:
    """Cut off anywhere, or with wrong bytes anywhere: also in a sheet, which is unpacked late."""
    whole = write_workbook(tmp_path).read_bytes()
    damaged = tmp_path / "damaged.xlsx"
    reasons = set()
    for place in range(0, len(whole), 37):
        for broken in (whole[:place], whole[:place] + b"\xff\x00\xfe" + whole[place + 3 :]):
            damaged.write_bytes(broken)
            said = reader.read(damaged)
            if not isinstance(said, Draft):
                reasons.update(fault.reason.partition(" (")[0] for fault in said)
    assert "cannot be read as an Excel workbook" in reasons


@pytest.mark.parametrize("digits", ["9" * 10, "9" * 25, "9" * 5000])
def test_figures_of_any_length_are_a_fault(tmp_path: Path, digits: str) -> None:
    """No database holds them, and Python refuses to read the longest."""
    line = (digits, "मीरा", "", "", "", "", digits)
    file = write_workbook(tmp_path, {**GROUP, "meeting_day": digits}, [line])
    said = reader.read(file)
    assert not isinstance(said, Draft)
    reasons = " ".join(fault.reason for fault in said)
    assert "number must be a whole number from 1 to 9999" in reasons
    assert "more than any member saves" in reasons
    assert "does not fit a monthly cycle" in reasons
