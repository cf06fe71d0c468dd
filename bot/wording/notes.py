"""Who else has to hear of what happened, and by which message."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.domain import events as e
from bot.domain.commands import Head
from bot.domain.groups import Group, Member
from bot.i18n import N_, _, clock_time, long_day, money, short_day
from bot.i18n.templates import LONGEST_VALUE, fitted
from bot.wording.phrases import called, find

Figure = str | Callable[[], str]  # a callable is asked in the reader's language


@dataclass(frozen=True)
class Note:
    """A message to a member: `kind` names the template; `private` is masked on a shared phone."""

    member: int
    kind: str
    figures: dict[str, Figure] = field(default_factory=dict)
    buttons: tuple[tuple[str, str], ...] = ()  # (intent with slots, English label)
    private: bool = False
    cause: str = ""
    expires_at: datetime | None = None


@dataclass(frozen=True)
class Scene:
    """What notes are written from."""

    group: Group
    members: Sequence[Member]
    zone: ZoneInfo

    def called(self, number: int | None) -> str:
        """सुनीता (3), a long name cut so that the number stays in a template's place."""
        member = find(self.members, number)
        room = LONGEST_VALUE - len(f" ({member.number})")
        return called(replace(member, name=fitted(member.name, room)))

    def name(self, number: int | None) -> str:
        """सुनीता: to herself."""
        return find(self.members, number).name

    def all_but(self, *numbers: int | None) -> list[int]:
        """Everyone else."""
        return [m.number for m in self.members if m.number not in numbers]

    def officers_but(self, *numbers: int | None) -> list[int]:
        """The other officers."""
        return [m.number for m in self.members if m.is_officer and m.number not in numbers]


YES, NO = N_("Yes"), N_("No")
RIGHT, WRONG, SHOW = N_("It is right"), N_("It is wrong"), N_("Show them")
_HEADS = {
    Head.SAVING: N_("saving"),
    Head.OPTIONAL: N_("optional saving"),
    Head.HEALTH: N_("health saving"),
    Head.FOOD: N_("food saving"),
    Head.ADVANCE: N_("saving paid ahead"),
    Head.FINE_ABSENT: N_("fine for absence"),
    Head.FINE_LATE: N_("fine for delay"),
    Head.JOINING_FEE: N_("membership fee"),
}


def head_name(head: Head) -> str:
    """What money is for, in the spoken language."""
    return _(_HEADS[head])


def when(moment: datetime, zone: ZoneInfo) -> str:
    """गुरुवार 10 दिसंबर, शाम 5 बजे."""
    local = moment.astimezone(zone)
    return f"{long_day(local.date())}, {clock_time(local.time())}"


def notes(event: e.Event, scene: Scene) -> list[Note]:
    """All notes an event gives rise to."""
    make = _NOTES.get(type(event))
    return make(event, scene) if make else []


def _collection(event: e.CollectionRecorded, scene: Scene) -> list[Note]:
    return [receipt(r, scene) for r in event.receipts]


def receipt(r: e.Receipt, scene: Scene) -> Note:
    """What the member holds in her hand: code, sum, day, and all her savings."""
    figures: dict[str, Figure] = {
        "code": r.code,
        "name": scene.name(r.member),
        "amount": money(r.paise),
        "day": short_day(r.occurred_on),
        "total": money(r.total),
        "what": _later(_HEADS[r.head]),
    }
    kind = "receipt" if r.head is Head.SAVING else "receipt_other"
    buttons = ((f"receipt_ok?code={r.code}", RIGHT), (f"dispute?code={r.code}", WRONG))
    return Note(r.member, kind, figures, buttons, private=True)


def _later(text: str) -> Callable[[], str]:
    return lambda: _(text)


def _day(day: date) -> Callable[[], str]:
    return lambda: long_day(day)


def _day_and_time(at: datetime, scene: Scene) -> dict[str, Figure]:
    """Two figures: together they are longer than one place of an SMS template."""
    local = at.astimezone(scene.zone)
    return {"day": _day(local.date()), "time": lambda: clock_time(local.time())}


def _yes_no(what: str) -> tuple[tuple[str, str], ...]:
    return ((f"confirm_yes?{what}", YES), (f"confirm_no?{what}", NO))


def _claim(event: e.ClaimMade, scene: Scene) -> list[Note]:
    figures: dict[str, Figure] = {
        "name": scene.called(event.member),
        "amount": money(event.paise),
        "day": short_day(event.said_on),
        "what": _later(_HEADS[event.head]),
        "slip": event.bank_reference,
    }
    kind = "claim_ask" if event.head is Head.SAVING else "claim_ask_other"
    if event.bank_reference:
        kind = "claim_ask_bank"
    buttons = _yes_no(f"topic=claim&number={event.claim}")
    cause = f"claim:{scene.group.id}:{event.claim}"
    return [Note(n, kind, figures, buttons, cause=cause) for n in event.ask[:1]]


def _refused(event: e.ClaimsRefused, scene: Scene) -> list[Note]:
    kind = "claim_refused_why" if event.reason else "claim_refused"
    return [
        Note(
            member,
            kind,
            {"name": scene.name(member), "amount": money(paise), "why": event.reason},
            private=True,
        )
        for _number, member, paise in event.claims
    ]


def _proposed(event: e.Proposed, scene: Scene) -> list[Note]:
    figures: dict[str, Figure] = {
        "giver": scene.called(event.giver),
        "receiver": scene.called(event.receiver),
        "amount": money(event.paise),
        "code": event.code,
    }
    buttons = _yes_no(f"topic=proposal&number={event.proposal}")
    cause = f"proposal:{scene.group.id}:{event.proposal}"
    kind = f"{event.kind}_ask"
    return [Note(n, kind, figures, buttons, cause=cause) for n in event.ask]


def _proposal_refused(event: e.ProposalRefused, scene: Scene) -> list[Note]:
    figures: dict[str, Figure] = {"amount": money(event.paise), "who": scene.called(event.by)}
    kind = "proposal_lapsed" if event.by is None else "proposal_refused"
    told = {event.giver, event.receiver, *scene.officers_but()} - {event.by}
    return [Note(n, kind, figures) for n in sorted(told) if n]


def _moved(event: e.CashMoved, scene: Scene) -> list[Note]:
    figures: dict[str, Figure] = {
        "giver": scene.called(event.giver),
        "receiver": scene.called(event.receiver),
        "amount": money(event.paise),
        "code": event.code,
    }
    told = {event.giver, event.receiver, *scene.officers_but()}
    return [Note(n, f"{event.kind}_done", figures) for n in sorted(told)]


def _banked(event: e.CashBanked, scene: Scene) -> list[Note]:
    figures: dict[str, Figure] = {
        "who": scene.called(event.member),
        "amount": money(event.paise),
        "slip": event.slip,
        "bank": money(event.in_bank),
    }
    return [Note(n, "banked", figures) for n in sorted({event.member, *scene.officers_but()})]


def _unidentified(event: e.UnidentifiedRecorded, scene: Scene) -> list[Note]:
    figures: dict[str, Figure] = {"amount": money(event.paise), "code": event.code}
    return [Note(n, "unidentified", figures) for n in scene.officers_but()]


def _reversed(event: e.EntryReversed, scene: Scene) -> list[Note]:
    figures: dict[str, Figure] = {
        "original": event.original,
        "code": event.code,
        "amount": money(abs(event.paise)),
        "total": money(event.total),
    }
    hers = []
    if event.member is not None:
        buttons = ((f"dispute?code={event.code}", WRONG),)
        hers = [Note(event.member, "reversed", figures, buttons, private=True)]
    officers = scene.officers_but(event.member)
    return hers + [Note(n, "reversed_officer", figures) for n in officers]


def _disputed(event: e.DisputeOpened, scene: Scene) -> list[Note]:
    figures: dict[str, Figure] = {
        "name": scene.called(event.member),
        "code": event.code,
        "amount": money(event.paise),
        "recorder": scene.called(event.recorded_by),
        "number": str(event.dispute),
    }
    told = dict.fromkeys([*event.ask, event.recorded_by])
    buttons = ((f"settle_dispute?number={event.dispute}", SHOW),)
    others = [n for n in told if n is not None and n != event.member]
    return [Note(n, "disputed", figures, buttons) for n in others]


def _settled(event: e.DisputeSettled, scene: Scene) -> list[Note]:
    kind = "dispute_accepted" if event.accepted else "dispute_rejected"
    figures: dict[str, Figure] = {"name": scene.called(event.member), "code": event.code}
    return [Note(n, kind, figures) for n in sorted({event.member, *event.ask})]


def _meeting(event: e.MeetingPlanned, scene: Scene) -> list[Note]:
    if event.by_rule:
        return []  # its reminders tell of it in time
    figures: dict[str, Figure] = {
        **_day_and_time(event.starts_at, scene),
        "place": event.place or scene.group.meeting_place or _later(N_("the usual place")),
    }
    kind = "meeting_moved" if event.moved_from else "meeting_set"
    what = f"number={event.meeting}"
    buttons = ((f"rsvp_yes?{what}", N_("I will come")), (f"rsvp_no?{what}", N_("I cannot come")))
    cause = f"meeting:{scene.group.id}:{event.meeting}"
    return [
        Note(n, kind, figures, buttons, cause=cause, expires_at=event.starts_at)
        for n in scene.all_but()
    ]


def _cancelled(event: e.MeetingCancelled, scene: Scene) -> list[Note]:
    figures = _day_and_time(event.starts_at, scene)
    # Of use after its hour too: to her who stood before a closed door.
    midnight = event.starts_at.astimezone(scene.zone).date() + timedelta(days=1)
    ends = datetime.combine(midnight, time(), scene.zone)
    return [Note(n, "meeting_cancelled", figures, expires_at=ends) for n in scene.all_but()]


def _repeat(event: e.MeetingsRepeat, scene: Scene) -> list[Note]:
    return _meeting(event.first, scene)


def _join(event: e.JoinAsked, _scene: Scene) -> list[Note]:
    return [Note(n, "join_asked", {"name": event.name}) for n in event.ask]


def _unpaid(event: e.UnpaidReminded, scene: Scene) -> list[Note]:
    return [
        Note(
            n,
            "please_pay",
            {"name": scene.name(n), "amount": money(owed)},
            private=True,
            cause=f"saving:{scene.group.id}:{n}",
        )
        for n, owed in event.members
    ]


_NOTES: dict[type, Callable[[Any, Scene], list[Note]]] = {
    e.CollectionRecorded: _collection,
    e.ClaimMade: _claim,
    e.ClaimsRefused: _refused,
    e.Proposed: _proposed,
    e.ProposalRefused: _proposal_refused,
    e.CashMoved: _moved,
    e.CashBanked: _banked,
    e.UnidentifiedRecorded: _unidentified,
    e.EntryReversed: _reversed,
    e.DisputeOpened: _disputed,
    e.DisputeSettled: _settled,
    e.MeetingPlanned: _meeting,
    e.MeetingCancelled: _cancelled,
    e.MeetingsRepeat: _repeat,
    e.JoinAsked: _join,
    e.UnpaidReminded: _unpaid,
}
