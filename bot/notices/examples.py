"""Every message that goes out unasked, with the figures of an ordinary day and of the worst one.

What they come to in SMS is in `locales/LENGTHS.md` (`flask --app wsgi outbox lengths`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from bot.clock import INDIA
from bot.domain import events as e
from bot.domain.commands import Head, Payable, Way
from bot.domain.groups import Cycle, Group, Member, Method, Programme, Role
from bot.domain.loans import Split, Terms, schedule
from bot.domain.money import Paise, rupees
from bot.domain.movements import Place
from bot.domain.sessions import Sums
from bot.i18n import clock_time, local, long_day, money, month_name, short_day, speaking
from bot.wording.notes import Scene, notes


@dataclass(frozen=True)
class Day:
    """What the variable places are filled with; `names`: president, secretary, treasurer, two more.

    `first` is the president's number in the register, the others follow; `at` a meeting, `by` the
    day of an entry.
    """

    names: tuple[str, str, str, str, str]
    stranger: str
    first: int
    small: Paise
    large: Paise
    at: datetime
    by: date
    place: str
    slip: str
    why: str
    count: int
    lender: str
    movement: str

    @property
    def members(self) -> tuple[Member, ...]:
        """The register."""
        roles = (Role.PRESIDENT, Role.SECRETARY, Role.TREASURER)
        held = [frozenset([role]) for role in roles] + [frozenset(), frozenset()]
        named = enumerate(zip(self.names, held, strict=True), self.first)
        return tuple(Member(number, name, "", roles_) for number, (name, roles_) in named)


_THURSDAY = datetime(2026, 12, 10, 11, 30, tzinfo=UTC)  # five in the evening in India
_YEAR = [date(2026, 1, 1) + timedelta(days=n) for n in range(365)]
_NAMES = {
    True: ("सुनीता", "क्षमा", "मीरा", "रेखा", "सीता"),
    False: ("Sunita", "Kshama", "Meera", "Rekha", "Sita"),
}
_LONG_NAME = {
    True: "सावित्रीबाई रामप्रसाद चंद्रवंशी निगम जी",
    False: "Savitribai Ramprasad Chandravanshi Nigam",
}
_PLACE = {True: "पंचायत भवन", False: "Panchayat Bhavan"}
_LONG_PLACE = {
    True: "प्राथमिक विद्यालय के पीछे वाला आँगनवाड़ी",
    False: "Anganwadi behind the old primary school",
}
_WHY = {True: "पैसा अभी नहीं मिला", False: "Paisa abhi nahin mila"}
_PROPOSALS = (
    ("carry", "member"), ("holder", "member"), ("reverse", "officer"),
    ("loan", "officer"), ("loan", "member"), ("reschedule", "officer"),
    ("waive_interest", "officer"), ("write_off", "officer"), ("waive_fine", "officer"),
    ("close", "officer"), ("loan", "voucher"),
)  # fmt: skip
_LENDER = {True: "ग्रामीण बैंक", False: "Gramin Bank"}
_LONG_LENDER = {
    True: "छत्तीसगढ़ राज्य ग्रामीण बैंक, शाखा धमतरी",
    False: "Chhattisgarh Rajya Gramin Bank, Dhamtari",
}
_TO_MEMBERS = (  # kind, whose yes, what
    *(
        (kind, asks, Head.OPTIONAL.value)
        for kind, asks in (("withdraw", "officer"), ("withdraw", "member"))
    ),
    ("leave", "officer", ""),
    ("leave", "member", ""),
    ("death", "officer", ""),
    ("nominee", "officer", ""),
    ("nominee", "member", ""),
    *(
        (kind, "officer", "12")
        for kind in ("wages", "wages_round", "share", "return", "share_round")
    ),
    *((kind, asks, "") for kind in ("pay_wages", "pay_share") for asks in ("officer", "member")),
    ("reserve", "officer", ""),
)
_IN_DEVANAGARI = "hi"


def typical(language: str) -> Day:
    """₹100 on a Thursday, short names."""
    hindi = language == _IN_DEVANAGARI
    return Day(
        _NAMES[hindi], _NAMES[hindi][0], 1, rupees(100), rupees(1_300), _THURSDAY,
        date(2026, 12, 9), _PLACE[hindi], "458812", _WHY[hindi], 3, _LENDER[hindi], "stationery",
    )  # fmt: skip


def longest(language: str) -> Day:
    """₹1,23,45,678, names and a place of forty letters, the longest day and hour there are."""
    hindi = language == _IN_DEVANAGARI
    with speaking(language):
        day = max(_YEAR, key=lambda day: len(long_day(day)))
        hour = max((time(hour, 30) for hour in range(24)), key=lambda at: len(clock_time(at)))
    return Day(
        (_LONG_NAME[hindi],) * 5, _LONG_NAME[hindi], 16, rupees(1_23_45_678),
        rupees(1_23_45_678), datetime.combine(day, hour, INDIA).astimezone(UTC), day,
        _LONG_PLACE[hindi], "UTIB0123456789012345", _WHY[hindi] * 2, 88,
        _LONG_LENDER[hindi], "federation_back",
    )  # fmt: skip


def examples(language: str, day: Day) -> Iterator[tuple[str, dict[str, str]]]:
    """(kind, its figures) of every event's notes and of every notice of the clock."""
    hindi = language == _IN_DEVANAGARI
    with speaking(language):
        at = local(day.at, INDIA)
        when = {"day": long_day(at.date()), "time": clock_time(at.time()), "place": day.place}
        yield "meeting_evening", when
        yield "meeting_today", when
        yield "meeting_unclosed", {"day": when["day"]}
        yield "missed_meeting", {}
        yield "missed_meeting_owes", {"amount": money(day.small)}
        yield "saving_due", {"amount": money(day.small), "day": when["day"]}
        yield "saving_due_shared", {"names": ", ".join(day.names[-2:]), "day": when["day"]}
        yield "claims_waiting", {"count": str(day.count)}
        small, large, month = money(day.small), money(day.large), month_name(day.by)
        hers = {"month": month, "saved": large, "loan": large, "due": small}
        yield "monthly_statement", hers
        yield "monthly_statement_shared", {"month": month, "count": str(day.count)}
        yield (
            "group_statement",
            {"month": month, "came": large, "went": small, "cash": large, "bank": large},
        )
        yield "sign_in", {"site": "https://bachatsakhi.example.in", "key": "h7kq2mwxpd"}
        yield "masked", {"count": str(day.count)}
        yield "page_code", {"digits": "482913"}
        yield (
            "news",
            {"count": str(day.count), "what": "बैठक, बचत बाकी" if hindi else "baithak, bachat"},
        )
        yield "instalment_due", {"amount": money(day.small), "day": when["day"]}
        yield "instalment_today", {"amount": money(day.small)}
        yield "instalment_overdue", {"amount": money(day.small), "day": short_day(day.by)}
        yield "instalment_due_shared", {"names": ", ".join(day.names[-2:]), "day": when["day"]}
        yield "proposal_waiting", {"count": str(day.count)}
        carried = {"name": f"{day.names[-1]} ({day.first + 4})", "amount": money(day.large)}
        yield "in_transit", carried | {"count": str(day.count)}
        yield "in_transit_all", carried | {"count": str(day.count)}
        yield "bank_match_due", {"count": str(day.count)}
        yield "unreachable", {"name": f"{day.names[-1]} ({day.first + 4})"}
        for event in events(day):
            for note in notes(event, Scene(_group(), day.members, INDIA)):
                said = {n: f if isinstance(f, str) else f() for n, f in note.figures.items()}
                yield note.kind, said


def events(day: Day) -> Sequence[e.Event]:
    """One of each kind, and of each way in which it is told."""
    _president, _secretary, treasurer, _other, hers = range(day.first, day.first + 5)
    small, large, ask = day.small, day.large, (treasurer,)
    meeting = e.MeetingPlanned(4, day.at, day.place)
    return (
        *_share(day, treasurer, hers),
        *(
            e.CollectionRecorded(
                (e.Receipt("N42V", 9, hers, head, small, large, day.by),), day.by, large
            )
            for head in (Head.SAVING, Head.FINE_ABSENT)
        ),
        e.ClaimMade(7, hers, small, day.by, ask),
        e.ClaimMade(7, hers, small, day.by, ask, Head.OPTIONAL),
        e.ClaimMade(7, hers, small, day.by, ask, bank_reference=day.slip),
        e.ClaimsRefused(((7, hers, small),), ""),
        e.ClaimsRefused(((7, hers, small),), day.why),
        *(
            e.Proposed(2, kind, large, ask, treasurer, hers, "N42V", "10", asks)
            for kind, asks in _PROPOSALS
        ),
        *(
            e.Proposed(2, "takeover", large, ask, treasurer, hers, "", str(large), asks)
            for asks in ("officer", "member")
        ),
        e.Proposed(
            2, "movement", large, ask, treasurer, treasurer, what=day.movement, asks="officer"
        ),
        *(e.ProposalRefused(2, "carry", large, treasurer, hers, by) for by in (hers, None)),
        *(
            e.ProposalRefused(2, kind, large, treasurer, hers, None, "", treasurer, treasurer)
            for kind in ("carry", "office")
        ),
        *(e.CashMoved(kind, "N42V", treasurer, hers, large) for kind in ("carry", "holder")),
        e.TakeOverPlanned(2, treasurer, hers, large),
        e.BoxTakenOver("N42V", treasurer, hers, small, large, "holder_owes"),
        e.CashBanked("N42V", large, day.slip, hers, large, rupees(0)),
        *(
            e.MovementRecorded("N42V", kind, large, Place.BANK, large, day.lender, large)
            for kind in (day.movement, "ccl_drawn")
        ),
        *(
            e.OutsideLoanTaken(code, 1, "2310", day.lender, large, 700, large)
            for code in ("N42V", "")
        ),
        *(e.BankMatched(large, large, Paise(off), day.by) for off in (0, large)),
        e.UnidentifiedRecorded("N42V", small),
        e.EntryReversed("N42V", "HB8K", hers, small, large),
        e.EntryReversed("N42V", "HB8K", None, large, large, treasurer),
        e.DisputeOpened(1, "N42V", hers, small, treasurer, (day.first,)),
        *(e.DisputeSettled(1, "N42V", hers, accepted, (day.first,)) for accepted in (True, False)),
        meeting,
        e.MeetingPlanned(4, day.at, day.place, moved_from=day.at),
        e.MeetingCancelled(4, day.at),
        e.MeetingsRepeat("monthly:10", meeting),
        e.JoinAsked(1, 1, day.stranger, (day.first,)),
        e.UnpaidReminded(((hers, small),)),
        *loans(day),
        _closed(day, treasurer),
        *_of_the_group(day, day.first, hers),
    )


def _of_the_group(day: Day, president: int, hers: int) -> Sequence[e.Event]:
    """Who founds it, comes into it and holds its offices."""
    large = day.large
    totals = " ".join([str(int(large))] * 4)
    plans = (
        ("begin", "member", ""),
        ("office", "member", Role.TREASURER.value),
        ("office", "officer", Role.TREASURER.value),
        ("phone", "officer", ""),
        ("cutoff", "officer", totals),
    )
    return (
        *(
            e.Proposed(2, kind, large, (hers,), president, hers, what=what, asks=asks)
            for kind, asks, what in plans
        ),
        *(
            e.ProposalRefused(2, kind, rupees(0), president, hers, by)
            for kind in ("begin", "office", "phone")
            for by in (hers, None)
        ),
        e.GroupFounded(1, "N42V", day.stranger, president, (president, hers)),
        e.GroupBegun(),
        e.BooksOpened(((hers, large),)),
        e.MemberAdded(hers, president, has_phone=True),
        e.JoinRefused(day.stranger, 1),
        e.PhoneAsked(1, hers, president, 1, day.place),
        e.PhoneAnswered(1, hers, True, True, (1,)),
        e.PhoneAnswered(1, hers, False),
        e.OfficeChanged(Role.TREASURER, hers, president),
        e.MembershipDenied(hers),
    )


def _closed(day: Day, treasurer: int) -> e.MeetingClosed:
    """What one meeting brings is bounded by the women who are in it."""
    most = min(day.large, rupees(20_000))  # "savings" and "instalments" share a place of 30 signs
    sums = Sums(most, most, rupees(day.count), most)
    return e.MeetingClosed(
        4, day.at, 19, (), sums, min(day.large, rupees(10_00_000)), most, treasurer, "3fa9c2b1" * 8
    )


def loans(day: Day) -> Sequence[e.Event]:
    """What happens to a loan, in a group whose by-laws allow a large one."""
    president, _secretary, _treasurer, _other, hers = range(day.first, day.first + 5)
    lent = min(day.large, rupees(5_00_000))
    terms = Terms(lent, 200, Method.FALLING, 10, day.by, day.by)
    plan = schedule(terms, Cycle.MONTHLY)
    zero = Paise(0)
    usual = Split(zero, zero, plan[0].interest, zero, plan[0].principal, zero)
    more = replace(usual, fine=rupees(10), excess=rupees(50))
    return (
        e.LoanAsked(3, hers, lent, 10, day.why, hers, (president,)),
        *(e.LoanRefused(3, hers, lent, by) for by in (hers, president)),
        e.LoanPaid(3, "N42V", hers, terms, plan, None),
        *(
            e.InstalmentPaid(
                "N42V", 9, 3, hers, plan[0].paise, parts, plan[0].left, zero, plan[1].paise,
                plan[1].due_on, day.by, lent,
            )
            for parts in (usual, more)
        ),
        e.LoanRescheduled(3, hers, terms, plan),
        e.InterestWaived(3, "N42V", hers, lent),
        e.LoanWrittenOff(3, "N42V", hers, lent, 4),
        e.FineImposed(2, hers, day.small, Head.FINE_LATE),
        e.FineWaived(2, hers, day.small),
    )  # fmt: skip


def _share(day: Day, treasurer: int, hers: int) -> Iterator[e.Event]:
    """Money from the group to its members."""
    small, large, heir = day.small, day.large, day.stranger
    asked = [
        e.Proposed(2, kind, large, (treasurer,), treasurer, hers, "", what or heir, asks)
        for kind, asks, what in _TO_MEMBERS
    ]
    yield from asked
    yield e.PayoutsAsked(Payable.SHARE, (asked[-2],))
    yield e.SavingWithdrawn("N42V", hers, Head.OPTIONAL, small, large, treasurer)
    for nominee in ("", heir):
        yield e.MemberLeft("N42V", hers, day.names[-1], large, small, large, nominee)
    yield e.NomineeNamed(hers, heir)
    lines = (e.Credited("N42V", hers, large),)
    yield e.WagesDue(lines)
    yield e.PaidOut(Payable.WAGES, "N42V", hers, large, Paise(0), treasurer)
    yield e.SharePlanned(2, ((hers, large),))
    yield e.SurplusShared(lines, small, Payable.SHARE, Way.EQUAL)
    yield e.SurplusShared((), large, Payable.SHARE, Way.EQUAL)


def _group() -> Group:
    return Group(1, "ASHA1", "आशा समूह", Programme.NRLM, Cycle.MONTHLY, rupees(100), "hi")
