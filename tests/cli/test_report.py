"""`flask --app wsgi report …`: a paper as a file; its ending says what it is."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from bot.store import Store
from tests.reports.village import create_village

Run = Callable[..., Result]
_BEGINS = {".pdf": b"%PDF-", ".png": b"\x89PNG", ".csv": b"\xef\xbb\xbf", ".xlsx": b"PK"}


@pytest.mark.parametrize("ending", sorted(_BEGINS))
def test_a_paper_is_written(run: Run, store: Store, tmp_path: Path, ending: str) -> None:
    store.write(create_village)
    file = tmp_path / f"a{ending}"
    result = run("report", "passbook", "paper", "--member", 4, "-o", file)
    assert result.exit_code == 0, result.output
    assert file.read_bytes().startswith(_BEGINS[ending])


def test_of_a_month_in_english(run: Run, store: Store, tmp_path: Path) -> None:
    store.write(create_village)
    file = tmp_path / "a.csv"
    words = ("report", "receipts_payments", "PAPER", "--month", "2025-02", "--language", "en")
    assert run(*words, "-o", file).exit_code == 0
    assert "1 February 2025 to 28 February 2025" in file.read_text("utf-8-sig")


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("balance_sheet", "NONE", "-o", "a.pdf"), "There is no group NONE."),
        (("balance_sheet", "PAPER", "-o", "a.doc"), "must end in .png, .pdf, .csv, .xlsx"),
        (("passbook", "PAPER", "-o", "a.pdf"), "--member says whose"),
        (("passbook", "PAPER", "--member", "77", "-o", "a.pdf"), "PAPER has no such passbook."),
        (("year_statement", "PAPER", "--month", "May", "-o", "a.pdf"), "must be like 2026-11"),
        (("secrets", "PAPER", "-o", "a.pdf"), "is not one of"),
    ],
)
def test_what_cannot_be_is_said(
    run: Run, store: Store, tmp_path: Path, words: tuple[str, ...], why: str
) -> None:
    store.write(create_village)
    result = run("report", *words[:-1], tmp_path / words[-1])
    assert result.exit_code != 0
    assert why in result.output
    assert not (tmp_path / words[-1]).exists()
