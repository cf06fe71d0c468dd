"""`flask --app wsgi group …`: import whole or not at all, list, empty sheet, samples."""

from collections.abc import Callable
from pathlib import Path

from click.testing import Result
from python_calamine import CalamineWorkbook
from sqlalchemy import func, select

from bot.store import Store
from bot.store.tables import Address, Entry, Group, Member
from tests.imports.workbook import GROUP, MEMBERS, write_workbook

Run = Callable[..., Result]


def test_import_writes_the_group(run: Run, store: Store, tmp_path: Path) -> None:
    result = run("group", "import", write_workbook(tmp_path))
    assert result.exit_code == 0, result.output
    assert "आशा समूह (ASHA1, NRLM): 5 members, 3 phones, opening savings ₹1,700." in result.output
    assert _count(store, Member.number) == 5


def test_a_dry_run_checks_and_writes_nothing(run: Run, store: Store, tmp_path: Path) -> None:
    result = run("group", "import", write_workbook(tmp_path), "--dry-run")
    assert result.exit_code == 0
    assert "nothing was written" in result.output
    assert _count(store, Group.id) == _count(store, Address.id) == _count(store, Entry.number) == 0


def test_every_fault_is_listed_with_sheet_row_and_reason(
    run: Run, store: Store, tmp_path: Path
) -> None:
    members = [*MEMBERS, (5, "गीता", "", "12", "", "", 1.5)]
    result = run("group", "import", write_workbook(tmp_path, {**GROUP, "cycle": "?"}, members))
    assert result.exit_code == 1
    assert "sheet group, row 7, column B: unknown cycle" in result.output
    assert "sheet members, row 7: number 5 is in row 6 already" in result.output
    assert "row 7, column D: “12” is not a valid Indian phone number" in result.output
    assert "sheet members, row 7, column G: whole rupees only" in result.output
    assert "4 fault(s): nothing was written." in result.output
    assert _count(store, Group.id) == 0


def test_the_same_group_is_not_imported_twice(run: Run, store: Store, tmp_path: Path) -> None:
    file = write_workbook(tmp_path)
    run("group", "import", file)
    again = run("group", "import", file)
    assert again.exit_code == 1
    assert "there is a group with the code ASHA1 already" in again.output
    assert _count(store, Member.number) == 5


def test_samples_load_once_and_are_listed(run: Run) -> None:
    assert run("group", "samples").output.count("Loaded") == 4
    assert run("group", "samples").output == ""
    listed = run("group", "list").output.splitlines()
    assert len(listed) == 4
    assert any(line.split()[:3] == ["SRISHTI", "13", "members"] for line in listed)


def test_the_empty_sheet_has_both_sheets_and_is_not_overwritten(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "new.xlsx"
    assert run("group", "sheet", file).exit_code == 0
    assert CalamineWorkbook.from_path(file).sheet_names == ["group", "members"]
    assert run("group", "sheet", file).exit_code == 2


def _count(store: Store, column: object) -> int:
    return store.read(lambda c: c.scalar(select(func.count(column))))
