"""What the papers say of one woman: her savings and loan, and nobody else's."""

from datetime import date

import pytest
from sqlalchemy import Connection

from bot.domain.money import rupees
from bot.domain.papers import Name, Paper
from bot.i18n import speaking
from bot.reports.make import language_of, sheet
from bot.reports.paper import Sheet
from bot.reports.papers.share_out import Share, share_sheet
from bot.reports.view import view
from bot.store import Store
from tests.reports.ties import sheet_of
from tests.reports.village import NOW, create_village


@pytest.fixture
def village(store: Store) -> tuple[Store, int]:
    """Twenty women, two years."""
    return store, store.write(create_village)


def test_her_loan_is_in_it_with_what_was_left_each_time(village: tuple[Store, int]) -> None:
    """DOMAIN §2.2: ₹5,000 at 2 % in ten instalments cost ₹550; the first is 600, the last 510."""
    store, group = village
    said = store.read(lambda c: sheet_of(view(c, group, NOW), Name.PASSBOOK, member=4, form="pdf"))
    savings, loan = said.tables
    assert len(loan.rows) == 11
    assert loan.rows[0][2:6] == (rupees(5000), 0, 0, rupees(5000))
    assert loan.rows[1][2:6] == (0, rupees(500), rupees(100), rupees(4500))
    assert loan.rows[-1][2:6] == (0, rupees(500), rupees(10), 0)
    assert sum(row[4] for row in loan.rows) == rupees(550)
    assert savings.rows[-1][4] == rupees(2000)


def test_a_picture_has_the_last_lines_and_says_so(village: tuple[Store, int]) -> None:
    """A PDF has all of them."""
    store, group = village
    short, whole = (
        store.read(lambda c, f=form: sheet_of(view(c, group, NOW), Name.PASSBOOK, member=1, form=f))
        for form in ("png", "pdf")
    )
    assert len(short.tables[0].rows) == 12
    assert short.tables[0].title == "Savings (last 12 lines)"
    assert whole.tables[0].rows[-12:] == short.tables[0].rows
    assert whole.tables[0].title == "Savings"


def test_nothing_of_anybody_else_stands_in_it(village: tuple[Store, int]) -> None:
    """Not even a name."""
    store, group = village
    said = repr(store.read(lambda c: sheet_of(view(c, group, NOW), Name.PASSBOOK, member=5)))
    assert "गीता" in said
    assert not [name for name in ("क्षमा", "सुनीता", "चंद्राकर") if name in said]


def test_what_is_due_and_when(village: tuple[Store, int]) -> None:
    """Saving that is open, the loan's rest and its next instalment."""
    store, group = village
    said = store.read(lambda c: sheet_of(view(c, group, NOW), Name.PASSBOOK, member=7))
    facts = {fact.label: fact.value for fact in said.facts}
    assert facts["Loan 2: principal left"] == rupees(3000)
    assert facts["Saving that is due"] == rupees(300)
    assert facts["Loan 2: late by now"] > rupees(3000)  # type: ignore[operator]


def test_no_such_woman(village: tuple[Store, int]) -> None:
    """Nothing is made up."""
    store, group = village
    with pytest.raises(LookupError):
        store.read(lambda c: sheet(c, group, Paper(Name.PASSBOOK, 77), NOW))
    with pytest.raises(LookupError):
        store.read(lambda c: sheet(c, 10_000, Paper(Name.BALANCE), NOW))


def test_papers_are_in_a_script_of_its_own() -> None:
    """Who types Hindi in Latin letters reads it in Devanagari; English stays English."""
    assert [language_of(one) for one in ("hi", "hi_Latn", "en")] == ["hi", "hi", "en"]


def test_the_loan_register_ties_and_names_who_is_late(village: tuple[Store, int]) -> None:
    """Open loans first."""
    store, group = village
    said = store.read(lambda c: sheet_of(view(c, group, NOW), Name.LOANS))
    (table,) = said.tables
    assert [row[0] for row in table.rows] == [2, 3, 1]
    assert table.total is not None
    assert table.total[3:6] == (rupees(15_000), rupees(9000), rupees(6000))
    assert table.rows[2][5:] == (0, rupees(550), 0)


def test_a_meeting_that_is_asked_for_by_its_number(village: tuple[Store, int]) -> None:
    """Who was there, what each brought, and the box that evening."""
    store, group = village
    said = store.read(lambda c: sheet_of(view(c, group, NOW), Name.MEETING, meeting=2))
    assert said.title == "Meeting sheet, no. 2"
    facts = {fact.label: fact.value for fact in said.facts}
    assert facts["Were there"] == "17 / 20"
    assert facts["Collected"] == rupees(17 * 100 + 10 + 600)
    (brought, _given) = said.tables
    hers = next(row for row in brought.rows if row[0] == 4)
    assert hers[3:] == (rupees(100), rupees(500), rupees(100), 0, rupees(700))


def test_the_schedule_of_a_loan(village: tuple[Store, int]) -> None:
    """To the rupee."""
    store, group = village
    said = store.read(lambda c: sheet_of(view(c, group, NOW), Name.SCHEDULE, member=4))
    (table,) = said.tables
    assert table.total is not None
    assert table.total[2:6] == ("Total", rupees(5000), rupees(550), rupees(5550))
    first = (date(2025, 1, 10), "Friday", *map(rupees, (500, 100, 600, 4500)))
    assert table.rows[0][1:] == first


def test_hindi_is_what_a_reader_of_hindi_gets(village: tuple[Store, int]) -> None:
    """No word of English is left over in it."""
    store, group = village
    for name in Name:
        if name is Name.LOKOS:
            continue
        with speaking("hi"):
            said = store.read(
                lambda c, n=name: sheet(
                    c, group, Paper(n, 4 if n in (Name.PASSBOOK, Name.SCHEDULE) else None), NOW
                )
            )
        words = [said.title, said.period, *(table.title for table in said.tables)]
        words += [column.head for table in said.tables for column in table.columns]
        words += [fact.label for fact in said.facts]
        assert not [text for text in words if any("a" <= sign.lower() <= "z" for sign in text)]


def test_a_share_out_that_is_only_proposed(village: tuple[Store, int]) -> None:
    """DOMAIN §2.7: 5,940 among twelve, from rows that are given; then from the books."""
    store, group = village

    def work(c: Connection) -> tuple[Sheet, Sheet]:
        seen = view(c, group, NOW)
        shares = [Share(n, rupees(495), basis="equal") for n in range(1, 13)]
        return share_sheet(seen, shares, "21 November 2026"), sheet_of(seen, Name.SHARE_OUT)

    with speaking("en"):
        proposed, done = store.read(work)
    assert proposed.tables[0].total is not None
    assert proposed.tables[0].total[3] == rupees(5940)
    assert [row[2:4] for row in done.tables[0].rows] == [
        (rupees(200), rupees(200)),
        (rupees(200), 0),
        (rupees(200), 0),
    ]
