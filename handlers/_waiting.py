"""What waits for this person's yes or no."""

from dataclasses import dataclass
from datetime import datetime

from bot.context import Context, ProposalLine
from bot.i18n import _, money
from bot.talk import Choice, Say
from bot.wording.notes import when
from bot.wording.phrases import claim_line, find
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
    things = [*_claims(it), *_proposals(it)]
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


def _proposals(it: Context) -> list[Thing]:
    return [
        Thing("proposal", p.number, _proposal(it, p), p.asked_at or p.proposed_at)
        for p in it.proposals()
    ]


def _proposal(it: Context, waits: ProposalLine) -> str:
    if waits.kind == "carry":
        return _("{amount} to take to the bank", amount=money(waits.paise))
    if waits.kind == "holder":
        return _("Keeping the cash box")
    return label(it, waits) or _("Taking an entry back")


def _invitation(it: Context) -> list[Thing]:
    meeting = it.next_meeting()
    if meeting is None or it.invitations(meeting.number).get(it.me.number) is not None:
        return []
    return [Thing("rsvp", meeting.number, when(meeting.starts_at, it.zone))]
