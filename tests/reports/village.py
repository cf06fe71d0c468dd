"""Groups with a past, for papers: twenty women, two years, loans, an enterprise, a bank loan."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from itertools import count

from sqlalchemy import Connection, insert, update

from bot.books import ledger
from bot.domain.entries import Journal, Posting
from bot.domain.groups import Cycle, Method, Role
from bot.domain.loans import Terms, schedule
from bot.domain.money import Paise, rupees
from bot.store.tables import Attendance, Loan, LoanTerms, Meeting, Member
from tests.make import create_group
from tests.people import Person

NOW = datetime(2026, 11, 21, 6, 30, tzinfo=UTC)
_NAMES = (
    "सुनीता", "क्षमा शर्मा", "ज़ेबुन्निसा", "श्रीमती भुवनेश्वरी देवी चंद्राकर", "गीता", "रुक्मिणी",
    "कर्मवती", "फूलो बाई", "त्रिवेणी", "द्रौपदी वर्मा", "ललिता", "ऋतु", "इंद्राणी", "ज्ञानेश्वरी",
    "पार्वती", "सुनीता", "लक्ष्मी", "हिर्री बाई", "उर्मिला", "श्यामा",
)  # fmt: skip
WOMEN = tuple(
    Person(number, name, "पति रमेश", f"+9199999{number:05}", role)
    for number, (name, role) in enumerate(
        zip(_NAMES, (Role.PRESIDENT, Role.SECRETARY, Role.TREASURER, *(None,) * 17), strict=True), 1
    )
)
_HOLDER, _BANK = "3", ""
_sources = count(1)


def months(first: date, many: int) -> Iterator[date]:
    """The tenth of each."""
    for n in range(many):
        year, month = divmod(first.month - 1 + n, 12)
        yield date(first.year + year, month + 1, 10)


def create_village(connection: Connection, many: int = 24, code: str = "PAPER") -> int:
    """`many` months up to November 2026; returns its id."""
    group_id = create_group(
        connection, WOMEN, code=code, name="श्री दुर्गा शक्ति महिला स्व-सहायता समूह",
        place="ग्राम धनौरा", dues_from=date(2024, 12, 1), phones=True,
    )  # fmt: skip
    connection.execute(update(Member).where(Member.group_id == group_id).values(joined_on=None))
    start = 24 - many
    days = list(months(date(2024, 12, 1), 24))[start:]
    for number, day in enumerate(days, 1):
        _meeting(connection, group_id, number, day)
    if days:
        _fund(connection, group_id, days[0])
        _enterprise(connection, group_id, days[-1])
        for number, (member, day) in enumerate(zip((4, 7, 2), days[:3], strict=False), 1):
            _loan(connection, group_id, number, member, day, days)
    return group_id


def post(
    connection: Connection, group_id: int, kind: str, day: date, *legs: tuple[str, str, int],
    member: int | None = None, meeting: int | None = None,
) -> None:  # fmt: skip
    """An entry of whole rupees, as the commands of the other parts write it."""
    postings = tuple(Posting(account, party, rupees(whole)) for account, party, whole in legs)
    journal = Journal(kind, day, postings, member, meeting=meeting)
    at = datetime.combine(day, time(12), UTC)
    ledger.post(
        connection, group_id, [journal], source=f"papers:{next(_sources)}", at=at, recorded_by=3
    )


def _meeting(connection: Connection, group_id: int, number: int, day: date) -> None:
    at = datetime.combine(day, time(11, 30), UTC)
    connection.execute(
        insert(Meeting).values(
            group_id=group_id, number=number, starts_at=at, place="पंचायत भवन", state="closed",
            version=1, created_at=at, steps={}, head="", counted=None,
        )
    )  # fmt: skip
    journals = []
    for woman in WOMEN:
        was = (woman.number + number) % 7 != 0
        connection.execute(
            insert(Attendance).values(
                group_id=group_id, meeting=number, member=woman.number, present=was
            )
        )
        if was:
            legs = (
                Posting("1010", _HOLDER, rupees(100)),
                Posting("2010", str(woman.number), rupees(-100)),
            )
            journals.append(Journal("receipt", day, legs, woman.number, meeting=number))
    ledger.post(
        connection, group_id, journals, source=f"papers:{next(_sources)}", at=at, recorded_by=3
    )
    post(connection, group_id, "receipt", day, ("1010", _HOLDER, 10), ("4020", "", -10), member=5)
    post(connection, group_id, "carry", day, ("1015", "8", 1000), ("1010", _HOLDER, -1000))
    post(connection, group_id, "bank", day, ("1020", _BANK, 1000), ("1015", "8", -1000))


def _fund(connection: Connection, group_id: int, day: date) -> None:
    post(connection, group_id, "fund", day, ("1020", _BANK, 10_000), ("3010", "", -10_000))
    post(connection, group_id, "outside", day, ("1020", _BANK, 150_000), ("2310", "1", -150_000))
    post(connection, group_id, "charge", day, ("5010", "", 875), ("2310", "1", -875))
    post(
        connection, group_id, "receipt", day, ("1010", _HOLDER, 250), ("2070", "6", -250), member=6
    )


def _enterprise(connection: Connection, group_id: int, day: date) -> None:
    post(connection, group_id, "buy", day, ("5100", "", 8000), ("1020", _BANK, -8000))
    post(connection, group_id, "sale", day, ("1010", _HOLDER, 4000), ("4100", "", -4000))
    post(connection, group_id, "credit", day, ("1410", "बेकरी", 10_000), ("4100", "", -10_000))
    post(connection, group_id, "paid", day, ("1020", _BANK, 10_000), ("1410", "बेकरी", -10_000))
    post(connection, group_id, "expense", day, ("5040", "", 120), ("1010", _HOLDER, -120))
    for member in (1, 2, 3):
        post(connection, group_id, "dividend", day, ("3060", "", 200), ("2050", str(member), -200))
    post(connection, group_id, "pay", day, ("2050", "1", 200), ("1010", _HOLDER, -200))
    post(connection, group_id, "withdraw", day, ("2010", "9", 50), ("1010", _HOLDER, -50), member=9)


def _loan(
    connection: Connection, group_id: int, number: int, member: int, day: date, days: list[date]
) -> None:
    paise, rate, many = rupees(5000), 200, 10
    at = datetime.combine(day, time(12), UTC)
    later = [other for other in days if other > day]
    first = later[0] if later else day
    connection.execute(
        insert(Loan).values(
            group_id=group_id, number=number, member=member, paise=paise, purpose="बीमारी",
            instalments=many, method=Method.FALLING, rate=rate, asked_at=at, state="paid",
            paid_on=day, source=f"loan:{group_id}:{number}",
        )
    )  # fmt: skip
    terms = Terms(paise, rate, Method.FALLING, many, first, day)
    connection.execute(
        insert(LoanTerms).values(
            group_id=group_id, loan=number, version=1, since=day, paise=paise, rate=rate,
            method=Method.FALLING, instalments=many, first_due=first,
        )
    )  # fmt: skip
    post(connection, group_id, "lend", day, ("1100", str(number), 5000), ("1020", _BANK, -5000),
         member=member)  # fmt: skip
    brought = schedule(terms, Cycle.MONTHLY)[: 10 if number == 1 else 4]
    for one in brought:
        if one.due_on in later:
            post(
                connection, group_id, "receipt", one.due_on,
                ("1010", _HOLDER, _whole(one.paise)),
                ("1100", str(number), -_whole(one.principal)),
                ("4010", str(number), -_whole(one.interest)),
                member=member,
            )  # fmt: skip


def _whole(paise: Paise) -> int:
    return paise // 100
