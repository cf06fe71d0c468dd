"""A new group is founded by chat, by one of its officers to be."""

from datetime import time

from bot import nlu
from bot.context import Context
from bot.domain.commands import FoundGroup, NewMember
from bot.domain.errors import Code, DomainError
from bot.domain.groups import FEW, FEWEST, MOST, Bylaws, Cycle, Member, Programme, Role
from bot.domain.money import Paise
from bot.domain.schedule import next_day
from bot.i18n import _, clock_time, language, long_day, money
from bot.nlu import Newcomer
from bot.talk import (
    Done,
    MeetingDay,
    Newcomers,
    OneOf,
    Rupees,
    Talk,
    TimeOfDay,
    Words,
    YesNo,
    about,
    ask,
)
from bot.talk import Member as MemberOf
from bot.wording.notes.plans import ROLES

_FOUNDER = 1


def found_group(it: Context) -> Talk[Done]:
    """Name, place, money, meeting, women, offices; all of it read back."""
    if it.number is not None:
        raise DomainError(Code.IN_GROUP)
    name = yield from ask("name", _("What is the name of the new group?"), Words())
    programme, place = yield from _where()
    cycle, saving = yield from _saving()
    day = _("On which day is the meeting?")
    rule = yield from ask(f"rule:{cycle}", day, MeetingDay(cycle, it.today))
    at = yield from ask("time", _("At what time?"), TimeOfDay())
    women = yield from _women()
    offices = yield from _offices(women)
    members = _register(women, offices)
    facts = (name, place, programme, cycle, saving, rule, at, members)
    text = "\n".join(
        (_of_group(name, place, saving, cycle), _of_meeting(it, rule, at), *_lines(members))
    )
    sure = text + "\n" + _("Is all of it right? Yes or no?")
    if not (yield from ask(f"ok:{about(*facts)}", sure, YesNo())):
        return Done(_('All right. Nothing was written. Write "new group" to begin again.'))
    command = FoundGroup(name, place, programme, cycle, saving, rule, at.hour, at.minute, members)
    return Done("", command)


def _where() -> Talk[tuple[Programme, str]]:
    """The mission is asked for as people know it: village or town."""
    kinds = (
        (Programme.NRLM, _("In a village (NRLM)")),
        (Programme.NULM, _("In a town (NULM)")),
    )
    programme = yield from ask("programme", _("Where is the group?"), OneOf(kinds))
    text = _("Which village or quarter, which panchayat? If you do not want to say, write: no")
    place = yield from ask("place", text, Words())
    return Programme(programme), "" if nlu.is_skipped(place) else place


def _saving() -> Talk[tuple[Cycle, Paise]]:
    cycles = (
        (Cycle.MONTHLY, _("Every month")),
        (Cycle.FORTNIGHTLY, _("Every 15 days")),
        (Cycle.WEEKLY, _("Every week")),
    )
    cycle = yield from ask("cycle", _("How often does the group save?"), OneOf(cycles))
    text = _("How many rupees does each sister save each time?")
    saving = yield from ask("saving", text, Rupees(Bylaws().limit))
    return Cycle(cycle), saving


def _women() -> Talk[tuple[Newcomer, ...]]:
    """The founder first; then one after the other, until she says that these are all."""
    own = _("Your own name? With your husband's or father's name.")
    women: tuple[Newcomer, ...] = yield from ask("own", own, Newcomers((), may_end=False))
    while len(women) < MOST:
        more = yield from ask(f"more:{about(women)}", _who_else(women), Newcomers(women))
        if more:
            women += more
            continue
        if len(women) < FEWEST:
            raise DomainError(Code.TOO_FEW, count=len(women), least=FEWEST)
        if len(women) >= FEW or (yield from _so_few(women)):
            return women
        women += yield from ask(
            f"add:{about(women)}", _who_else(women), Newcomers(women, may_end=False)
        )
    return women


def _who_else(women: tuple[Newcomer, ...]) -> str:
    if len(women) == 1:
        return _(
            "Now the others, one or several: name, husband or father, phone if she has one. "
            "You can also send contact cards. At the end write: that is all"
        )
    text = _("{count} written, last {name}. Who else?", count=len(women), name=women[-1].name)
    return text + " " + _("If these are all, write: that is all")


def _so_few(women: tuple[Newcomer, ...]) -> Talk[bool]:
    text = _(
        "These are {count}. A group has 10 to 20 women; with fewer the mission gives no fund. "
        "Begin with these and add the others later? Yes or no?",
        count=len(women),
    )
    sure: bool = yield from ask(f"few:{about(women)}", text, YesNo())
    return sure


def _offices(women: tuple[Newcomer, ...]) -> Talk[dict[Role, int]]:
    """Each by another woman, one of them the founder."""
    held: dict[Role, int] = {}
    people = [Member(number, w.name, w.relation) for number, w in enumerate(women, 1)]
    for role in Role:
        free = [p for p in people if p.number not in held.values()]
        text = _("Who is {role}? Name or number.", role=_(ROLES[role]))
        held[role] = yield from ask(f"{role.value}:{about(women)}", text, MemberOf(free))
    if _FOUNDER not in held.values():
        raise DomainError(Code.FOUNDER_NO_OFFICE)
    return held


def _register(women: tuple[Newcomer, ...], offices: dict[Role, int]) -> tuple[NewMember, ...]:
    roles = {number: role for role, number in offices.items()}
    return tuple(
        NewMember(
            number, woman.name, woman.relation, woman.phone, roles.get(number),
            language() if number == _FOUNDER else "",
        )
        for number, woman in enumerate(women, 1)
    )  # fmt: skip


def _of_group(name: str, place: str, saving: Paise, cycle: Cycle) -> str:
    each = {
        Cycle.MONTHLY: _("every month"),
        Cycle.FORTNIGHTLY: _("every 15 days"),
        Cycle.WEEKLY: _("every week"),
    }[cycle]
    return _(
        "{name}: {amount} ({words}) {each} from each sister.",
        name=f"{name}, {place}" if place else name,
        amount=money(saving),
        words=nlu.amount_in_words(saving, language()),
        each=each,
    )


def _of_meeting(it: Context, rule: str, at: time) -> str:
    first = next_day(rule, it.today)
    return _("First meeting {day}, {time}.", day=long_day(first), time=clock_time(at))


def _lines(members: tuple[NewMember, ...]) -> list[str]:
    rows = []
    for member in members:
        office = f" – {_(ROLES[member.role])}" if member.role else ""
        rest = "".join(f", {part}" for part in (member.relation, _shown(member.phone)) if part)
        rows.append(f"{member.number} {member.name}{rest}{office}")
    without = sum(not m.phone for m in members if m.number != _FOUNDER)
    if without:
        rows.append(_("Without a phone: {count}", count=without))
    return rows


def _shown(phone: str) -> str:
    """99999 00001: as she typed it, to be compared."""
    local = phone.removeprefix("+91")
    return f"{local[:5]} {local[5:]}" if phone else ""
