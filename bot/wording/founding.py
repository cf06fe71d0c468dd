"""A group to be, read back: money in digits and words, its first meeting, everybody in it."""

from datetime import date, time

from bot import nlu
from bot.domain.commands import FoundGroup, NewMember
from bot.domain.groups import Cycle
from bot.domain.schedule import next_day
from bot.i18n import _, clock_time, language, long_day, money
from bot.wording.notes.plans import ROLES

_FOUNDER = 1
_HALF = 5  # digits: as people read a number out


def read_back(plan: FoundGroup, today: date) -> str:
    """Line by line, as it will stand in the book."""
    first = long_day(next_day(plan.rule, today))
    at = clock_time(time(plan.hour, plan.minute))
    meeting = _("First meeting {day}, {time}.", day=first, time=at)
    rows = [_money(plan), meeting, *(_line(member) for member in plan.members)]
    without = sum(not m.phone for m in plan.members if m.number != _FOUNDER)
    if without:
        rows.append(_("Without a phone: {count}", count=without))
    return "\n".join(rows)


def _money(plan: FoundGroup) -> str:
    each = {
        Cycle.MONTHLY: _("every month"),
        Cycle.FORTNIGHTLY: _("every 15 days"),
        Cycle.WEEKLY: _("every week"),
    }[plan.cycle]
    return _(
        "{name}: {amount} ({words}) {each} from each sister.",
        name=f"{plan.name}, {plan.place}" if plan.place else plan.name,
        amount=money(plan.saving),
        words=nlu.amount_in_words(plan.saving, language()),
        each=each,
    )


def _line(member: NewMember) -> str:
    office = f" – {_(ROLES[member.role])}" if member.role else ""
    local = member.phone.removeprefix("+91")
    phone = f"{local[:_HALF]} {local[_HALF:]}" if local else ""
    rest = "".join(f", {part}" for part in (member.relation, phone) if part)
    return f"{member.number} {member.name}{rest}{office}"
