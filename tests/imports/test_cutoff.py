"""A cut-off sheet: opening balances to the rupee, every fault with its place, three officers."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.books import queries
from bot.books.carry_out import Actor, carry_out
from bot.books.check import check
from bot.books.queries.repaid import repaid
from bot.domain.commands import AnswerProposal, Head, Line, RecordCollection
from bot.domain.errors import Code, DomainError
from bot.domain.events import BooksOpened, YesTaken
from bot.domain.money import rupees
from bot.imports import balance_sheet, cutoff, cutoff_sheet, cutoff_writer
from bot.store import Store
from bot.store.tables import Balance, Entry, Loan, LoanTerms, Outbox, OutsideLoan
from tests.imports.cutoff_workbook import GROUP, LOANS, MEMBERS, write_cutoff
from tests.make import NOW, TODAY

GOLDEN = Path(__file__).parent / "cutoff_dry_run.txt"


def found(folder: Path, **parts: object) -> cutoff.CutOff:
    read = cutoff.read(write_cutoff(folder, **parts), TODAY)
    assert isinstance(read, cutoff.CutOff), read
    return read


def faults(folder: Path, **parts: object) -> list[tuple[str, int, str, str]]:
    read = cutoff.read(write_cutoff(folder, **parts), TODAY)
    assert isinstance(read, tuple)
    return [(fault.sheet, fault.row, fault.column, fault.reason) for fault in read]


def test_the_dry_run_shows_both_sides_and_the_difference(tmp_path: Path) -> None:
    assert "\n".join(balance_sheet.lines(found(tmp_path))) + "\n" == GOLDEN.read_text()


def test_a_young_group_is_told_of_the_other_door(tmp_path: Path) -> None:
    young = found(tmp_path, group={**GROUP, "meetings_held": 11})
    assert list(balance_sheet.lines(young))[-1].startswith("Note: only 11 meetings so far.")
    old = found(tmp_path, group={**GROUP, "meetings_held": 12})
    assert not list(balance_sheet.lines(old))[-1].startswith("Note")


def test_the_books_open_with_the_third_officers_yes(store: Store, tmp_path: Path) -> None:
    """Proposed by the treasurer; nothing is in the books before, and all of it afterwards."""
    it = found(tmp_path)
    asked = store.write(lambda c: cutoff_writer.write(c, it, 2, NOW))
    assert asked == (1, 3)
    assert _balances(store) == {}
    texts = store.read(lambda c: c.execute(select(Outbox.text)).scalars().all())
    assert (
        texts
        == [
            "पुराना हिसाब: बचत ₹12,000, नकद ₹1,400, बैंक ₹12,600, लोन ₹3,000, देना ₹40,000 है। "
            "सही? हाँ या नहीं"
        ]
        * 2
    )
    with pytest.raises(DomainError) as caught:
        _says(store, 2, RecordCollection((Line(4, rupees(100), Head.SAVING),), TODAY), "in:0")
    assert caught.value.code is Code.NOT_BEGUN
    assert _says(store, 1, AnswerProposal(1, yes=True), "in:1") == (YesTaken(1, 1),)
    opened = _says(store, 3, AnswerProposal(1, yes=True), "in:2")
    saved = ((1, 2900), (2, 3400), (3, 2900), (4, 2800))
    assert opened == (BooksOpened(tuple((n, rupees(paise)) for n, paise in saved)),)
    assert _balances(store) == {
        ("1010", "2"): 1400,
        ("1020", ""): 12_600,
        ("1030", ""): 5000,
        ("1100", "1"): 3000,
        ("1200", ""): 1000,
        ("1210", ""): 500,
        ("2010", "1"): -2900,
        ("2010", "2"): -2900,
        ("2010", "3"): -2900,
        ("2010", "4"): -2800,
        ("2020", "2"): -500,
        ("2070", "3"): -100,
        ("2310", "1"): -40_000,
        ("3010", ""): -10_000,
        ("3040", ""): -660,
        ("3090", ""): 39_260,
    }
    assert not store.read(lambda c: check(c, 1))


def test_running_loans_come_in_with_what_is_left_of_them(store: Store, tmp_path: Path) -> None:
    _open(store, tmp_path)
    lent = store.read(lambda c: c.execute(select(Loan)).one())
    assert (lent.number, lent.member, lent.paise, lent.state) == (1, 4, rupees(5000), "paid")
    assert (lent.rate, lent.method, lent.purpose) == (200, "falling", "बीमारी")
    assert lent.paid_on == date(2026, 6, 10)
    terms = store.read(lambda c: c.execute(select(LoanTerms)).one())
    assert (terms.paise, terms.instalments) == (rupees(3000), 6)
    assert (terms.since, terms.first_due) == (date(2026, 10, 31), date(2026, 11, 10))
    taken = store.read(lambda c: c.execute(select(OutsideLoan)).one())
    assert (taken.account, taken.lender, taken.reference) == ("2310", "ग्रामीण बैंक", "TL778")
    assert (taken.paise, taken.rate, taken.instalments) == (rupees(50_000), 700, 20)


def test_an_instalment_that_did_not_come_lowers_the_score(store: Store, tmp_path: Path) -> None:
    """₹560 was due on 10 November: 500 and 2 % of 3,000."""
    _open(store, tmp_path)
    group = store.read(lambda c: queries.group(c, 1))
    assert store.read(lambda c: repaid(c, group, date(2026, 10, 31), TODAY)) == (0, rupees(560))
    figures = store.read(lambda c: queries.figures(c, group, TODAY))
    assert figures["repaid"] == 0
    assert figures["age_months"] == 30


def test_savings_are_owed_from_the_cycle_after_the_cut_off(store: Store, tmp_path: Path) -> None:
    """What was brought in pays nothing of it, what is held for her does."""
    _open(store, tmp_path)
    group = store.read(lambda c: queries.group(c, 1))
    assert (group.dues_from, group.formed_on) == (date(2026, 11, 1), date(2024, 5, 12))
    owed = store.read(lambda c: queries.all_dues(c, group, TODAY))
    assert owed == {1: rupees(100), 2: rupees(100), 3: 0, 4: rupees(100)}


def test_after_a_refusal_the_same_sheet_is_proposed_again(store: Store, tmp_path: Path) -> None:
    it = found(tmp_path)
    store.write(lambda c: cutoff_writer.write(c, it, None, NOW))
    _says(store, 2, AnswerProposal(1, yes=False), "in:1")
    assert store.read(lambda c: cutoff_writer.against(c, it, None)) == ()
    assert store.write(lambda c: cutoff_writer.write(c, it, None, NOW.replace(hour=8))) == (3, 2)
    _says(store, 2, AnswerProposal(2, yes=True), "in:2")
    _says(store, 3, AnswerProposal(2, yes=True), "in:3")
    (fault,) = store.read(lambda c: cutoff_writer.against(c, it, None))
    assert "it is at work" in fault.reason
    assert store.read(lambda c: len(c.execute(select(Entry.number)).all())) == 1


def test_only_an_officer_proposes(store: Store, tmp_path: Path) -> None:
    (fault,) = store.read(lambda c: cutoff_writer.against(c, found(tmp_path), 4))
    assert fault.reason == "number 4 is no officer; --by takes the number of one"


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("cutoff_date", "", "cutoff_date is missing"),
        ("cutoff_date", "2026-12-01", "is still to come"),
        ("cutoff_date", "गुरुवार", "date must look like"),
        ("formed_on", "32/01/2024", "date must look like"),
        ("meetings_held", "बहुत", "a whole number is needed"),
        ("cash_with", 44, "there is no member 44; write her number of the register"),
        ("cash", -5, "cannot be negative"),
        ("bank", "12600.50", "whole rupees only"),
        ("bank", 99_99_99_999, "more than a group has"),
        ("bnk", 5, "unknown field “bnk”"),
    ],
)
def test_a_fault_in_the_group_is_told_with_its_cell(
    tmp_path: Path, field: str, value: object, reason: str
) -> None:
    group = {**GROUP, field: value}
    ((sheet, row, column, said),) = faults(tmp_path, group=group)
    assert (sheet, row) == ("group", list(group).index(field) + 2)
    assert column == ("" if field == "bnk" else "B")
    assert reason in said


@pytest.mark.parametrize(
    ("line", "column", "value", "reason"),
    [
        (0, 0, "sbi", "unknown kind “sbi”"),
        (0, 1, 9, "there is no member 9 in the sheet members"),
        (0, 4, "2026-11-05", "is after the day of these balances"),
        (0, 5, 1000, "₹3000 left is more than the loan of ₹1000"),
        (0, 6, 0, "nothing is left of this loan"),
        (0, 7, 24, "write per cent a month"),
        (0, 7, "दो", "rate must be per cent"),
        (0, 8, "किसी तरह", "unknown method"),
        (0, 9, 0, "write how many instalments are still to be paid"),
        (0, 10, "जल्दी", "date must look like"),
        (0, 10, "", "next_due is missing"),
        (1, 2, "", "lender is missing"),
        (1, 9, "x", "a whole number is needed"),
    ],
)
def test_a_fault_in_a_loan_is_told_with_its_cell(
    tmp_path: Path, line: int, column: int, value: object, reason: str
) -> None:
    loans = [list(its) for its in LOANS]
    loans[line][column] = value
    ((sheet, row, _letter, said),) = faults(tmp_path, loans=loans)
    assert (sheet, row) == ("loans", line + 2)
    assert reason in said


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    members = [*MEMBERS[:3], (4, "रेखा", "", "12345", "", 2800, "x", "")]
    group = {**GROUP, "bank": "?"}
    found_faults = faults(tmp_path, group=group, members=members, loans=[("?",), *LOANS])
    places = {(sheet, row, column) for sheet, row, column, _reason in found_faults}
    assert places == {
        ("group", 17, "B"),
        ("members", 5, "D"),
        ("members", 5, "G"),
        ("loans", 2, "A"),
    }


def test_three_officers_with_three_phones_are_needed(tmp_path: Path) -> None:
    without = [(*MEMBERS[0][:4], "", *MEMBERS[0][5:]), *MEMBERS[1:]]
    ((sheet, _row, _column, reason),) = faults(tmp_path, members=without)
    assert (sheet, "nobody is president" in reason) == ("members", True)
    shared = [(*MEMBERS[0][:3], "9999900002", *MEMBERS[0][4:]), *MEMBERS[1:]]
    ((_sheet, _row, _column, reason),) = faults(tmp_path, members=shared)
    assert "a phone of her own" in reason


def test_a_sheet_without_loans_is_whole(tmp_path: Path) -> None:
    assert found(tmp_path, loans=()).books.loans == ()


@pytest.mark.parametrize("language", ["hi", "en"])
def test_the_empty_sheet_has_every_field_known_to_the_reader(tmp_path: Path, language: str) -> None:
    """What is missing is told, nothing in it is unknown."""
    file = tmp_path / "empty.xlsx"
    cutoff_sheet.write_template(file, language)
    read = cutoff.read(file, TODAY)
    assert isinstance(read, tuple)
    assert all("missing" in f.reason or "no member" in f.reason for f in read)


def _open(store: Store, folder: Path) -> None:
    it = found(folder)
    store.write(lambda c: cutoff_writer.write(c, it, 2, NOW))
    _says(store, 1, AnswerProposal(1, yes=True), "in:1")
    _says(store, 3, AnswerProposal(1, yes=True), "in:2")


def _says(store: Store, member: int, command: object, source: str) -> tuple[object, ...]:
    by = Actor(1, member)
    return store.write(lambda c: carry_out(c, by, command, source, NOW)).events


def _balances(store: Store) -> dict[tuple[str, str], int]:
    rows = store.read(lambda c: c.execute(select(Balance.code, Balance.party, Balance.paise)).all())
    return {(code, party): paise // 100 for code, party, paise in rows}
