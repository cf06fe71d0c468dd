"""What notes are made of: who is told, by which message, with which figures."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.domain.commands import Head
from bot.domain.groups import Group, Member
from bot.i18n import N_, _, clock_time, long_day
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
    address: int | None = None  # told there, whomever it reaches: a phone in no register yet


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
HEADS = {
    Head.SAVING: N_("saving"),
    Head.OPTIONAL: N_("optional saving"),
    Head.HEALTH: N_("health saving"),
    Head.FOOD: N_("food saving"),
    Head.ADVANCE: N_("saving paid ahead"),
    Head.FINE_ABSENT: N_("fine for absence"),
    Head.FINE_LATE: N_("fine for delay"),
    Head.JOINING_FEE: N_("membership fee"),
    Head.INSTALMENT: N_("loan instalment"),
}


ENTRIES = {
    "loan": N_("loan"),
    "waive_interest": N_("interest let off"),
    "write_off": N_("loan given up"),
    "reversal": N_("taking back"),
    "wages": N_("wages"),
    "wages_paid": N_("wages, paid out"),
    "share": N_("share of the surplus"),
    "share_paid": N_("share, paid out"),
}


def entry_name(kind: str) -> str:
    """What an entry is that is for none of the heads, in the spoken language."""
    return _(ENTRIES.get(kind, N_("opening")))


def said_in(figures: Mapping[str, Figure]) -> dict[str, str]:
    """As they are said in the language that is spoken now."""
    return {name: f if isinstance(f, str) else f() for name, f in figures.items()}


def head_name(head: Head) -> str:
    """What money is for, in the spoken language."""
    return _(HEADS[head])


def when(moment: datetime, zone: ZoneInfo) -> str:
    """गुरुवार 10 दिसंबर, शाम 5 बजे."""
    local = moment.astimezone(zone)
    return f"{long_day(local.date())}, {clock_time(local.time())}"


def later(text: str) -> Callable[[], str]:
    """Said in the reader's language."""
    return lambda: _(text)


def day_of(day: date) -> Callable[[], str]:
    """गुरुवार 10 दिसंबर, in the reader's language."""
    return lambda: long_day(day)


def day_and_time(at: datetime, scene: Scene) -> dict[str, Figure]:
    """Two figures: together they are longer than one place of an SMS template."""
    local = at.astimezone(scene.zone)
    return {"day": day_of(local.date()), "time": lambda: clock_time(local.time())}


def yes_no(what: str) -> tuple[tuple[str, str], ...]:
    """Both buttons; `what` = the slots that say what they answer."""
    return ((f"confirm_yes?{what}", YES), (f"confirm_no?{what}", NO))
