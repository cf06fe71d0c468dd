"""`flask --app wsgi group cutoff …`: a dry run, a proposal, the faults, an empty sheet."""

from collections.abc import Callable
from pathlib import Path

from click.testing import Result
from sqlalchemy import func, select

from bot.store import Store
from bot.store.tables import Entry, Group
from tests.imports.cutoff_workbook import GROUP, write_cutoff
from tests.imports.test_cutoff import GOLDEN

Run = Callable[..., Result]


def test_a_dry_run_prints_the_opening_balance_sheet(run: Run, store: Store, tmp_path: Path) -> None:
    dry = run("group", "cutoff", write_cutoff(tmp_path), "--dry-run")
    assert dry.exit_code == 0, dry.output
    assert dry.output == GOLDEN.read_text() + "Dry run: nothing was written.\n"
    assert _count(store, Group.id) == 0


def test_the_named_officer_proposes_and_the_others_are_asked(
    run: Run, store: Store, tmp_path: Path
) -> None:
    done = run("group", "cutoff", write_cutoff(tmp_path), "--by", "2")
    assert done.exit_code == 0, done.output
    assert done.output.endswith("The books open when these have said yes too: सुनीता, क्षमा.\n")
    assert (_count(store, Group.id), _count(store, Entry.number)) == (1, 0)


def test_faults_are_printed_with_sheet_row_and_column(run: Run, tmp_path: Path) -> None:
    bad = run("group", "cutoff", write_cutoff(tmp_path, group={**GROUP, "bank": "?"}))
    assert bad.exit_code == 1
    assert "sheet group, row 17, column B: “?” is not an amount" in bad.output


def test_an_empty_sheet_is_written_once(run: Run, tmp_path: Path) -> None:
    empty = tmp_path / "new.xlsx"
    assert run("group", "cutoff", "--template", "-o", empty).exit_code == 0
    assert empty.exists()
    assert run("group", "cutoff", "--template", "-o", empty).exit_code == 2
    assert run("group", "cutoff").exit_code == 2


def _count(store: Store, column: object) -> int:
    return store.read(lambda c: c.execute(select(func.count(column))).scalar_one())
