"""What pages say is what the chat and the papers say: the same figures, from the same books."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import Connection, event, select, update

from bot.books import ledger, queries
from bot.books.queries.found import Sought, entries_found
from bot.books.queries.statements import MONEY
from bot.clock import INDIA
from bot.context import Context
from bot.domain.accounts import MEMBER_SAVINGS
from bot.domain.entries import Journal, Posting
from bot.domain.money import rupees
from bot.domain.papers import Name
from bot.i18n import money, speaking
from bot.reports.month import growth, month
from bot.reports.view import view
from bot.store import Store
from bot.store.tables import Entry, Member
from bot.web.pages.receipts import AT_ONCE
from handlers.group_balance import group_balance
from handlers.who_has_not_paid import who_has_not_paid
from tests.moment import Moment
from tests.reports.ties import balances, sheet_of
from tests.reports.village import NOW, create_village
from tests.web.paged import MEMBER, PRESIDENT, Paged

BORROWER = 7
MARKUP = "<script>alert(1)</script>\"'&<b>{{7*7}}</b>"


@pytest.fixture
def paged(store: Store, moment: Moment) -> Paged:
    moment.at = NOW
    return Paged(store, store.write(create_village))


def _figures(text: str) -> list[str]:
    return re.findall(r"₹[\d,.]+", text)


def test_the_month_is_what_the_chat_says(paged: Paged) -> None:
    """Whose saving is due, where the money is, what all savings come to."""
    client, path = paged.inside(PRESIDENT)
    page = client.get(f"{path}/month").text
    with paged.store.engine.connect() as c, speaking("hi"):
        it = Context(c, NOW, INDIA, "hi", "", paged.group, PRESIDENT)
        owing = {n: paise for n, paise in it.all_dues().items() if paise}
        chat = who_has_not_paid(it).text
        where = _figures(group_balance(it).text)
    listed = re.findall(r'/member/(\d+)">[^<]+</a> <span class="chip warn">([^<]+)</span>', page)
    assert dict(listed) == {str(n): money(paise) for n, paise in owing.items()}
    assert all(f"{n} " in chat for n, _ in listed)
    assert {*where[1:]} <= {*_figures(page)}  # the first is today's


def test_the_month_is_what_the_papers_say(paged: Paged) -> None:
    """Present and past: cash and bank as the account of the month leaves them."""
    with paged.store.engine.connect() as c:
        seen = view(c, paged.group, NOW)
        kept = balances(c, paged.group)
        now = month(seen)
        assert now.money.total == sum(kept.get(account, 0) for account in MONEY)
        assert now.loans.left == sheet_of(seen, Name.LOANS).facts[1].value == kept["1100"]
        assert now.loans.overdue == sheet_of(seen, Name.LOANS).facts[2].value
        assert now.growth[-1].savings == -sum(kept.get(a, 0) for a in MEMBER_SAVINGS)
        assert now.growth[-1].loans == kept["1100"]
        assert (now.later, now.earlier) == (None, date(2026, 10, 1))
        first = now
        while first.earlier:
            first = month(seen, first.earlier)
            _, payments = sheet_of(seen, Name.MONTH, day=first.first).tables
            left = [row[1] for row in payments.rows if str(row[0]).startswith("Left")]
            assert first.money.total == sum(left)  # type: ignore[arg-type]
        assert first.first == date(2024, 12, 1)
        assert month(seen, date(1999, 1, 1)).first == first.first
        assert month(seen, date(2027, 1, 1)).first == now.first


def test_what_members_brought_is_what_the_books_took_in(paged: Paged) -> None:
    """Savings and loans in all months together, less what was taken back or given back."""
    with paged.store.engine.connect() as c:
        seen = view(c, paged.group, NOW)
        each = [month(seen, date(2024 + n // 12, n % 12 + 1, 1)) for n in range(11, 35)]
        saved = sum(one.saved for it in each for one in it.people)
        kept = balances(c, paged.group)
        given_back = 50_00  # to number 9
        assert saved - given_back == -sum(kept.get(a, 0) for a in (*MEMBER_SAVINGS, "2070"))
        returned = sum(one.returned for it in each for one in it.people)
        assert returned == 3 * 5000_00 - kept["1100"] - kept["4010"]


def test_growth_adds_up_from_the_first_month(paged: Paged) -> None:
    with paged.store.engine.connect() as c:
        seen = view(c, paged.group, NOW)
        stands = growth(seen, date(2026, 11, 1))
        assert len(stands) == 12
        assert stands[0].month == date(2025, 12, 1)
        early = growth(seen, date(2025, 3, 1))
        assert [one.month.month for one in early] == [12, 1, 2, 3]


@pytest.mark.parametrize("member", [MEMBER, BORROWER])
def test_her_passbook_is_the_paper(paged: Paged, member: int) -> None:
    """Every fact, and each of its last lines."""
    client, path = paged.inside(member)
    page = client.get(f"{path}?lang=en").text
    with paged.store.engine.connect() as c:
        seen = view(c, paged.group, NOW)
        sheet = sheet_of(seen, Name.PASSBOOK, member=member)
        owed = queries.dues(c, seen.group, member, seen.today)
    for fact in sheet.facts:
        assert fact.label in page
        assert (money(fact.value) if isinstance(fact.value, int) else fact.value) in page
    assert money(owed) in page
    for table in sheet.tables:
        codes = [row[-1] for row in table.rows]
        assert [code for code in re.findall(r">([A-Z0-9]{4,5})<", page) if code in codes] == [
            *reversed(codes)
        ]


def test_receipts_are_all_there_page_by_page(paged: Paged) -> None:
    """Every entry once, the newest first."""
    client, path = paged.inside(PRESIDENT)
    at, found = f"{path}/receipts", []
    while at:
        text = client.get(at).text
        found += re.findall(r"रसीद ([A-Z0-9]+)", text)
        more = re.search(r'href="([^"]+)" rel="next"', text)
        at = more[1].replace("&amp;", "&") if more else ""
    with paged.store.engine.connect() as c:
        codes = select(Entry.code).where(Entry.group_id == paged.group)
        assert found == [*c.execute(codes.order_by(Entry.number.desc())).scalars()]


@pytest.mark.parametrize(
    ("words", "kind", "where"),
    [
        ("गीता", "", "member=5"), ("geeta", "", "member=5"), ("5", "", "member=5"),
        ("सुनीता", "saving", "member=1&member=16&kind=saving"), ("भुवनेश्वरी", "", "member=4"),
        ("", "loan", "kind=loan"), ("", "", ""), ("xyzzy", "", "none=1"), (MARKUP, "", "none=1"),
        ("%", "", "none=1"), ("", "__class__", ""), ("9" * 400, "", "none=1"),
    ],
)  # fmt: skip
def test_search_leads_on_without_a_name_in_the_address(
    paged: Paged, words: str, kind: str, where: str
) -> None:
    client, path = paged.inside(PRESIDENT)
    answer = client.post(f"{path}/receipts", data={"words": words, "kind": kind})
    assert answer.status_code == 303
    assert answer.headers["Location"].partition("?")[2] == where
    assert client.get(answer.headers["Location"]).status_code == 200


def test_a_receipt_is_found_by_its_code(paged: Paged) -> None:
    client, path = paged.inside(PRESIDENT)
    with paged.store.engine.connect() as c:
        code = c.execute(select(Entry.code).where(Entry.number == 30)).scalar_one()
    answer = client.post(f"{path}/receipts", data={"words": code.lower()}, follow_redirects=True)
    assert re.findall(r"रसीद ([A-Z0-9]+)", answer.text) == [code]


def test_names_with_markup_are_only_names(paged: Paged) -> None:
    """Nothing of it is markup, nor filled in, on any page."""
    hers = (Member.group_id == paged.group, Member.number.in_([PRESIDENT, MEMBER]))
    paged.store.write(
        lambda c: c.execute(update(Member).where(*hers).values(name=MARKUP, relation=MARKUP))
    )
    client, path = paged.inside(PRESIDENT)
    for below in ("", "/month", "/meeting", "/receipts?member=4", f"/member/{MEMBER}"):
        text = client.get(path + below).text
        assert "<script>" not in text
        assert "<b>{{" not in text
        assert "&lt;script&gt;alert(1)" in text
        assert "49" not in re.findall(r"&lt;b&gt;(\d+)", text)


def test_a_group_of_today_has_empty_pages(store: Store, moment: Moment) -> None:
    """No entry, no meeting, no loan: said in words on every page."""
    moment.at = NOW
    paged = Paged(store, store.write(lambda c: create_village(c, 0)))
    client, path = paged.inside(PRESIDENT)
    for below, said in (
        ("", "अभी कुछ लिखा नहीं है"),
        ("/month", "अभी किसी ने नहीं"),
        ("/meeting", "अभी कोई बैठक नहीं हुई है"),
        ("/receipts", "अभी कुछ लिखा नहीं है"),
    ):
        text = client.get(path + below).text
        assert said in text, below
        assert "<svg" not in text


def test_ten_thousand_entries_are_read_a_page_at_a_time(paged: Paged) -> None:
    """By a key and backwards, whatever is looked for: nothing is sorted, nothing counted."""
    paged.store.write(lambda c: _many(c, paged.group))
    client, path = paged.inside(PRESIDENT)
    for query in ("", "?before=5000", "?member=4", "?kind=saving", "?member=4&member=5&kind=bank"):
        text = client.get(f"{path}/receipts{query}").text
        assert len(re.findall(r"रसीद [A-Z0-9]+", text)) in {0, AT_ONCE}
        assert len(text.encode()) < 30_000
    with paged.store.engine.connect() as c:
        if c.dialect.name == "sqlite":
            for sought in (Sought(), Sought(before=5000), Sought((4,), ("receipt",), 5000)):
                plan = _plan(c, lambda it, sought=sought: entries_found(it, 1, sought, 30))
                assert "SCAN" not in plan
                assert "TEMP B-TREE" not in plan
    assert client.get(f"{path}/month").status_code == 200


def _many(connection: Connection, group: int) -> None:
    legs = (Posting("1010", "3", rupees(1)), Posting("2010", "4", rupees(-1)))
    journals = [Journal("receipt", date(2026, 11, 11), legs, 4)] * 10_000
    ledger.post(connection, group, journals, source="many", at=NOW, recorded_by=3)


def _plan(connection: Connection, ask: Callable[[Connection], object]) -> str:
    """How SQLite does it."""
    asked: list[tuple[str, object]] = []

    def note(_c, _cursor, statement, parameters, _context, _many) -> None:
        asked.append((statement, parameters))

    event.listen(connection, "before_cursor_execute", note)
    ask(connection)
    event.remove(connection, "before_cursor_execute", note)
    statement, parameters = asked[-1]
    rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
    return "\n".join(row[-1] for row in rows)
