"""What the one who did it is told: the answer made out of what happened."""

from collections.abc import Callable, Sequence
from typing import Any

from bot.domain import events as e
from bot.i18n import _, language, money, short_day, speaking
from bot.wording.notes import Scene, head_name, when


def said(events: Sequence[e.Event], scene: Scene) -> str:
    """The answer; "" where the flow's own words say enough."""
    parts = [make(event, scene) for event in events if (make := _SAID.get(type(event)))]
    return "\n".join(part for part in parts if part)


def phones(events: Sequence[e.Event]) -> str:
    """The answer to somebody in no group: she can only change what her phone gets."""
    return "\n".join(_phone(event) for event in events if isinstance(event, e.PhoneChanged))


def _collection(event: e.CollectionRecorded, scene: Scene) -> str:
    total = money(sum(r.paise for r in event.receipts))
    if len(event.receipts) == 1:
        r = event.receipts[0]
        text = _(
            "✅ Written: {who} {amount}, {what}. Receipt {code}.",
            who=scene.called(r.member),
            amount=money(r.paise),
            what=head_name(r.head),
            code=r.code,
        )
    else:
        count = len({r.member for r in event.receipts})
        text = _("✅ Written: {count} sisters, {total} in all.", count=count, total=total)
    if event.in_hand is None:
        return text
    return text + "\n" + _("Cash in hand: {cash}", cash=money(event.in_hand))


def _claim(event: e.ClaimMade, scene: Scene) -> str:
    if not event.ask:
        return _("There is no officer who could confirm this. Please tell it at the meeting.")
    return _(
        "I asked {officer} about {amount} ({day}). When she says yes, your receipt comes.",
        officer=scene.called(event.ask[0]),
        amount=money(event.paise),
        day=short_day(event.said_on),
    )


def _refused(event: e.ClaimsRefused, scene: Scene) -> str:
    names = ", ".join(f"{scene.called(m)} {money(p)}" for _n, m, p in event.claims)
    return _("Not written: {names}. They are told.", names=names)


def _proposed(event: e.Proposed, scene: Scene) -> str:
    asked = ", ".join(scene.called(n) for n in event.ask)
    return _("I asked {asked}. It is written when the yes comes.", asked=asked)


def _proposal_refused(event: e.ProposalRefused, _scene: Scene) -> str:
    return _("All right, {amount} was not written. The others are told.", amount=money(event.paise))


def _moved(event: e.CashMoved, scene: Scene) -> str:
    return _(
        "✅ Written: {amount} from {giver} to {receiver}. Receipt {code}.",
        amount=money(event.paise),
        giver=scene.called(event.giver),
        receiver=scene.called(event.receiver),
        code=event.code,
    )


def _banked(event: e.CashBanked, _scene: Scene) -> str:
    return _(
        "✅ Written: {amount} in the bank, slip {slip}.\nIn the bank: {bank}. Cash in hand: {cash}",
        amount=money(event.paise),
        slip=event.slip,
        bank=money(event.in_bank),
        cash=money(event.left_in_hand),
    )


def _unidentified(event: e.UnidentifiedRecorded, _scene: Scene) -> str:
    return _(
        "✅ Written: {amount} came to the bank, owner not known. Receipt {code}.",
        amount=money(event.paise),
        code=event.code,
    )


def _reversed(event: e.EntryReversed, _scene: Scene) -> str:
    return _(
        "✅ {original} ({amount}) was taken back. Receipt {code}.",
        original=event.original,
        amount=money(abs(event.paise)),
        code=event.code,
    )


def _disputed(event: e.DisputeOpened, scene: Scene) -> str:
    if not event.ask:
        return _("I have noted: {code} is wrong. Please tell it at the meeting.", code=event.code)
    asked = scene.called(event.ask[0])
    return _(
        "I have noted: {code} ({amount}) is wrong. {officer} was told and will look into it.",
        code=event.code,
        amount=money(event.paise),
        officer=asked,
    )


def _settled(event: e.DisputeSettled, _scene: Scene) -> str:
    if event.accepted:
        return _("The complaint about {code} was right.", code=event.code)
    return _("The entry {code} stays as it is. The sister is told.", code=event.code)


def _meeting(event: e.MeetingPlanned, scene: Scene) -> str:
    at = when(event.starts_at, scene.zone)
    if event.moved_from:
        return _("✅ The meeting is now on {when}. Everyone is told.", when=at)
    return _("✅ Meeting set: {when}. Everyone is told.", when=at)


def _cancelled(event: e.MeetingCancelled, scene: Scene) -> str:
    at = when(event.starts_at, scene.zone)
    return _("✅ The meeting on {when} is cancelled. Everyone is told.", when=at)


def _repeat(event: e.MeetingsRepeat, scene: Scene) -> str:
    return _meeting(event.first, scene) + "\n" + _("From then on it repeats by itself.")


def _invitation(event: e.InvitationAnswered, _scene: Scene) -> str:
    if event.yes:
        return _("Good, see you at the meeting. So far {count} are coming.", count=event.coming)
    return _("All right, I have noted that you cannot come.")


def _attendance(event: e.AttendanceMarked, _scene: Scene) -> str:
    return _(
        "✅ Attendance written: {present} were there, {absent} were not.",
        present=event.present,
        absent=event.absent,
    )


def _join(_event: e.JoinAsked, _scene: Scene) -> str:
    return _("I have told the group's officers. They will call you or meet you.")


def _unpaid(event: e.UnpaidReminded, _scene: Scene) -> str:
    if not event.members:
        return _("Everyone has paid.")
    return _("✅ {count} sisters are reminded.", count=len(event.members))


def _phone(event: e.PhoneChanged, _scene: Scene | None = None) -> str:
    if event.what == "stop":
        return _("Done. I send nothing by myself any more. To begin again, write START.")
    if event.what == "start":
        return _("Done. You get receipts and reminders again.")
    with speaking(event.language or language()):
        return _("Done. I will write in this language.")


_SAID: dict[type, Callable[[Any, Scene], str]] = {
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
    e.InvitationAnswered: _invitation,
    e.AttendanceMarked: _attendance,
    e.JoinAsked: _join,
    e.UnpaidReminded: _unpaid,
    e.PhoneChanged: _phone,
}
