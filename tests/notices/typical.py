"""Every message that goes out unasked, with the figures of an ordinary day."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time

from bot.clock import INDIA
from bot.domain import events as e
from bot.domain.commands import Head
from bot.domain.groups import Cycle, Group, Member, Programme
from bot.domain.money import rupees
from bot.i18n import clock_time, long_day, money, speaking
from bot.wording.notes import Scene, notes
from tests.people import EVERYONE

_AT = datetime(2026, 12, 10, 11, 30, tzinfo=UTC)  # Thursday, five in the evening in India
_DAY = date(2026, 12, 9)
_HUNDRED, _ALL = rupees(100), rupees(1_300)
_ASK = (3,)
_GROUP = Group(1, "ASHA1", "आशा समूह", Programme.NRLM, Cycle.MONTHLY, _HUNDRED, "hi")
_MEMBERS = [
    Member(p.number, p.name, p.relation, frozenset([p.role] if p.role else ())) for p in EVERYONE
]
_PLACE = "पंचायत भवन"
_MEETING = e.MeetingPlanned(4, _AT, _PLACE)
_PROPOSALS = ("carry", "holder", "reverse")

EVENTS: Sequence[e.Event] = (
    *(
        e.CollectionRecorded((e.Receipt("N42V", 9, 6, head, _HUNDRED, _ALL, _DAY),), _DAY, _ALL)
        for head in (Head.SAVING, Head.FINE_ABSENT)
    ),
    e.ClaimMade(7, 6, _HUNDRED, _DAY, _ASK),
    e.ClaimMade(7, 6, _HUNDRED, _DAY, _ASK, Head.OPTIONAL),
    e.ClaimMade(7, 6, _HUNDRED, _DAY, _ASK, bank_reference="458812"),
    e.ClaimsRefused(((7, 6, _HUNDRED),), ""),
    e.ClaimsRefused(((7, 6, _HUNDRED),), "पैसा अभी नहीं मिला"),
    *(e.Proposed(2, kind, _ALL, _ASK, 3, 6, "N42V") for kind in _PROPOSALS),
    *(e.ProposalRefused(2, "carry", _ALL, 3, 6, by) for by in (6, None)),
    *(e.CashMoved(kind, "N42V", 3, 6, _ALL) for kind in ("carry", "holder")),
    e.CashBanked("N42V", _ALL, "458812", 6, rupees(12_500), rupees(0)),
    e.UnidentifiedRecorded("N42V", _HUNDRED),
    e.EntryReversed("N42V", "HB8K", 6, _HUNDRED, _ALL),
    e.DisputeOpened(1, "N42V", 6, _HUNDRED, 3, (1,)),
    *(e.DisputeSettled(1, "N42V", 6, accepted, (1,)) for accepted in (True, False)),
    _MEETING,
    e.MeetingPlanned(4, _AT, _PLACE, moved_from=_AT),
    e.MeetingCancelled(4, _AT),
    e.MeetingsRepeat("monthly:10", _MEETING),
    e.JoinAsked(1, 1, "अनीता", (1,)),
    e.UnpaidReminded(((6, _HUNDRED),)),
)


def figures(language: str) -> Iterator[tuple[str, dict[str, str]]]:
    """(kind, its figures) of every event's notes and of every notice of the clock."""
    with speaking(language):
        day = long_day(_AT.astimezone(INDIA).date())
        at = {"day": day, "time": clock_time(time(17)), "place": _PLACE}
        yield "meeting_evening", at
        yield "meeting_today", at
        yield "saving_due", {"amount": money(_HUNDRED), "day": day}
        yield "saving_due_shared", {"names": "रेखा, राधा", "day": day}
        yield "claims_waiting", {"count": "3"}
        yield "masked", {"count": "2"}
        yield "news", {"count": "2", "what": "बैठक, बचत बाकी"}
        yield "unreachable", {"name": "सुनीता (6)"}
        for event in EVENTS:
            for note in notes(event, Scene(_GROUP, _MEMBERS, INDIA)):
                said = {n: f if isinstance(f, str) else f() for n, f in note.figures.items()}
                yield note.kind, said
