"""What waits for this person's yes or no."""

from dataclasses import dataclass
from datetime import datetime

from bot.context import Context, ProposalLine
from bot.i18n import _, money
from bot.talk import Choice, Say
from bot.wording.movements import movement_name
from bot.wording.notes import when
from bot.wording.notes.plans import PLANS
from bot.wording.phrases import called, claim_line, find
from handlers._share import label


@dataclass(frozen=True)
class Thing:
    """A claim, a proposal, or the invitation to a meeting."""

    topic: str
    number: int
    label: str
    asked_at: datetime | None = None  # None: nothing hangs on it, a plain yes will do

    def is_the_last_word(self, it: Context) -> bool:
        """Whether she has written nothing since this was asked: then her yes can only mean it."""
        if self.asked_at is None:
            return True
        return it.heard_before is None or it.heard_before < self.asked_at


def waiting(it: Context) -> list[Thing]:
    """Narrowed to the one a button names; an invitation counts only where no money waits."""
    things = [*_claims(it), *_proposals(it), *_joins(it), *_phones(it)]
    if it.slots.topic:
        return [t for t in things if (t.topic, t.number) == (it.slots.topic, it.slots.number)]
    return things or _invitation(it)


def which_one(things: list[Thing], *, yes: bool) -> Say:
    """Several things wait: a yes must not fall on the wrong one."""
    intent = "confirm_yes" if yes else "confirm_no"
    choices = [Choice(f"{intent}?topic={t.topic}&number={t.number}", t.label) for t in things]
    return Say(_("Which one do you mean?"), tuple(choices))


def _claims(it: Context) -> list[Thing]:
    if not it.me.is_officer:
        return []
    return [
        Thing("claim", c.number, claim_line(find(it.members, c.member), c), c.made_at)
        for c in it.claims()
    ]


def _joins(it: Context) -> list[Thing]:
    if not it.me.is_officer:
        return []
    return [
        Thing("join", r.number, _("{name} wants to join the group", name=r.name), r.asked_at)
        for r in it.join_requests()
    ]


def _phones(it: Context) -> list[Thing]:
    return [
        Thing("phone", r.number, f"{r.member}, {r.group}", r.asked_at) for r in it.phone_requests()
    ]


def _proposals(it: Context) -> list[Thing]:
    return [
        Thing("proposal", p.number, _proposal(it, p), p.asked_at or p.proposed_at)
        for p in it.proposals()
    ]


def _proposal(it: Context, p: ProposalLine) -> str:
    amount, who = money(p.paise), called(find(it.members, p.receiver))
    if p.kind == "movement":
        return f"{movement_name(p.what)} {amount}"
    if p.kind in PLANS:
        return _(PLANS[p.kind])
    labels = {
        "carry": _("{amount} to take to the bank", amount=amount),
        "holder": _("Keeping the cash box"),
        "takeover": _("Taking over the cash box"),
        "close": _("Closing the meeting"),
        "cutoff": _("The old account, savings {amount}", amount=amount),
        "loan": _("Loan of {amount} to {who}", amount=amount, who=who),
        "reschedule": _("New instalments for {who}", who=who),
        "waive_interest": _("{amount} of interest let off for {who}", amount=amount, who=who),
        "write_off": _("Loan of {who} given up: {amount}", amount=amount, who=who),
        "waive_fine": _("Fine of {amount} let off for {who}", amount=amount, who=who),
    }
    return labels.get(p.kind) or label(it, p) or _("Taking an entry back")


def _invitation(it: Context) -> list[Thing]:
    meeting = it.next_meeting()
    if meeting is None or it.invitations(meeting.number).get(it.me.number) is not None:
        return []
    return [Thing("rsvp", meeting.number, when(meeting.starts_at, it.zone))]
