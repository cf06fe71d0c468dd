"""A new group is founded by chat, by one of its officers to be."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import time
from itertools import count
from typing import Any

from bot import nlu
from bot.context import Context
from bot.domain.commands import FoundGroup, NewMember
from bot.domain.errors import Code, DomainError
from bot.domain.groups import FEW, FEWEST, MOST, Bylaws, Cycle, Member, Programme, Role
from bot.domain.money import Paise
from bot.i18n import _, language
from bot.nlu import Newcomer
from bot.talk import (
    Done,
    MeetingDay,
    Newcomers,
    OneOf,
    Rupees,
    Settled,
    Talk,
    TimeOfDay,
    Words,
    YesNo,
    about,
    ask,
)
from bot.talk import Member as MemberOf
from bot.wording.founding import read_back
from bot.wording.notes.plans import ROLES

_FOUNDER = 1


@dataclass(frozen=True)
class _Plan:
    """The group to be, as far as it was told."""

    name: str = ""
    place: str = ""
    programme: Programme = Programme.NRLM
    cycle: Cycle = Cycle.MONTHLY
    saving: Paise = Paise(0)
    rule: str = ""
    at: time = time()
    women: tuple[Newcomer, ...] = ()
    offices: tuple[tuple[Role, int], ...] = ()


_Stage = Callable[[Context, _Plan, str], Talk[_Plan]]


def found_group(it: Context) -> Talk[Done]:
    """Name, place, money, meeting, women, offices; read back, and changed part by part."""
    if it.number is not None:
        raise DomainError(Code.IN_GROUP)
    plan = _Plan()
    for stage in _STAGES.values():
        plan = yield from stage(it, plan, "")
    for turn in count(1):
        command = _command(plan)
        sure = read_back(command, it.today) + "\n" + _("Is all of it right? Yes or no?")
        if (yield from ask(f"ok:{turn}:{about(command)}", sure, YesNo())):
            return Done("", command)
        part = yield from ask(f"change:{turn}", _("What shall be changed?"), OneOf(_parts()))
        if part == "leave":
            break
        plan = yield from _changed(it, plan, part, f":{turn}")
    return Done(_('All right. Nothing was written. Write "new group" to begin again.'))


def _changed(it: Context, plan: _Plan, part: str, mark: str) -> Talk[_Plan]:
    """What hangs on it is asked anew: offices on the women, the meeting on how often they save."""
    plan = yield from _STAGES[part](it, plan, mark)
    if part == "women":
        plan = yield from _offices(it, plan, mark)
    if part == "saving":
        plan = yield from _meeting(it, plan, mark)
    return plan


def _parts() -> tuple[tuple[str, str], ...]:
    return (
        ("name", _("The name")),
        ("place", _("The place")),
        ("saving", _("The savings")),
        ("meeting", _("The meeting")),
        ("women", _("The sisters")),
        ("offices", _("The offices")),
        ("leave", _("Leave it all")),
    )


def _name(_it: Context, plan: _Plan, mark: str) -> Talk[_Plan]:
    name = yield from ask(f"name{mark}", _("What is the name of the new group?"), Words())
    return replace(plan, name=name)


def _where(_it: Context, plan: _Plan, mark: str) -> Talk[_Plan]:
    """The mission is asked for as people know it: village or town."""
    kinds = (
        (Programme.NRLM.value, _("In a village (NRLM)")),
        (Programme.NULM.value, _("In a town (NULM)")),
    )
    programme = yield from ask(f"programme{mark}", _("Where is the group?"), OneOf(kinds))
    text = _("Which village or quarter, which panchayat? If you do not want to say, write: no")
    place = yield from ask(f"place{mark}", text, Words())
    place = "" if nlu.is_skipped(place) else place
    return replace(plan, programme=Programme(programme), place=place)


def _saving(_it: Context, plan: _Plan, mark: str) -> Talk[_Plan]:
    cycles = (
        (Cycle.MONTHLY.value, _("Every month")),
        (Cycle.FORTNIGHTLY.value, _("Every 15 days")),
        (Cycle.WEEKLY.value, _("Every week")),
    )
    cycle = yield from ask(f"cycle{mark}", _("How often does the group save?"), OneOf(cycles))
    text = _("How many rupees does each sister save each time?")
    saving = yield from ask(f"saving{mark}", text, Settled(Rupees(Bylaws().limit)))
    return replace(plan, cycle=Cycle(cycle), saving=saving)


def _meeting(it: Context, plan: _Plan, mark: str) -> Talk[_Plan]:
    text = _("On which day is the meeting?")
    rule = yield from ask(f"rule{mark}", text, MeetingDay(plan.cycle, it.today))
    at = yield from ask(f"time{mark}", _("At what time?"), Settled(TimeOfDay()))
    return replace(plan, rule=rule, at=at)


def _women(_it: Context, plan: _Plan, mark: str) -> Talk[_Plan]:
    """The founder first; then one after the other, until she says that these are all."""
    own = _("Your own name? With your husband's or father's name.")
    women: tuple[Newcomer, ...]
    women = yield from ask(f"own{mark}", own, Newcomers((), may_end=False))
    while len(women) < MOST:
        key = f"{mark}:{about(women)}"
        more = yield from ask(f"more{key}", _who_else(women), Newcomers(women))
        if more:
            women += more
            continue
        if len(women) < FEWEST:
            raise DomainError(Code.TOO_FEW, count=len(women), least=FEWEST)
        if len(women) >= FEW or (yield from ask(f"few{key}", _so_few(women), YesNo())):
            break
        women += yield from ask(f"add{key}", _who_else(women), Newcomers(women, may_end=False))
    return replace(plan, women=women)


def _who_else(women: tuple[Newcomer, ...]) -> str:
    if len(women) == 1:
        return _(
            "Now the others, one or several: name, husband or father, phone if she has one. "
            "You can also send contact cards. At the end write: that is all"
        )
    text = _("{count} written, last {name}. Who else?", count=len(women), name=women[-1].name)
    return text + " " + _("If these are all, write: that is all")


def _so_few(women: tuple[Newcomer, ...]) -> str:
    return _(
        "These are {count}. A group has 10 to 20 women; with fewer the mission gives no fund. "
        "Begin with these and add the others later? Yes or no?",
        count=len(women),
    )


def _offices(_it: Context, plan: _Plan, mark: str) -> Talk[_Plan]:
    """Each by another woman, one of them the founder."""
    held: dict[Role, int] = {}
    people = [Member(number, w.name, w.relation) for number, w in enumerate(plan.women, 1)]
    for role in Role:
        free = [p for p in people if p.number not in held.values()]
        text = _("Who is {role}? Name or number.", role=_(ROLES[role]))
        key = f"{role.value}{mark}:{about(plan.women)}"
        held[role] = yield from ask(key, text, Settled(MemberOf(free)))
    if _FOUNDER not in held.values():
        raise DomainError(Code.FOUNDER_NO_OFFICE)
    return replace(plan, offices=tuple(held.items()))


_STAGES: dict[str, _Stage] = {
    "name": _name,
    "place": _where,
    "saving": _saving,
    "meeting": _meeting,
    "women": _women,
    "offices": _offices,
}


def _command(plan: _Plan) -> FoundGroup:
    roles: dict[int, Any] = {number: role for role, number in plan.offices}
    members = tuple(
        NewMember(
            number, woman.name, woman.relation, woman.phone, roles.get(number),
            language() if number == _FOUNDER else "",
        )
        for number, woman in enumerate(plan.women, 1)
    )  # fmt: skip
    return FoundGroup(
        plan.name, plan.place, plan.programme, plan.cycle, plan.saving, plan.rule, plan.at.hour,
        plan.at.minute, members,
    )  # fmt: skip
