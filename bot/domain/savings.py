"""Compulsory saving: what of it is owed, and what is more than that."""

from collections.abc import Iterable, Mapping
from datetime import date

from bot.domain.groups import Group
from bot.domain.money import Paise
from bot.domain.schedule import cycles_due


def asked(group: Group, first: date, today: date) -> int:
    """What fell due in the cycles from that of `first` to that of `today`, each by its own rule."""
    whole = group.saving * cycles_due(group.cycle, first, today)
    before = group.saving
    for since, paise in group.savings:
        whole += (paise - before) * cycles_due(group.cycle, max(first, since), today)
        before = paise
    return whole


def above_dues(
    claims: Iterable[tuple[int, int, int]], dues: Mapping[int, Paise]
) -> dict[int, Paise]:
    """What of each claim, (number, member, paise of saving), its member does not owe; no zeros.

    Several claims of one woman use up her dues in turn.
    """
    left: dict[int, int] = dict(dues)
    above = {}
    for number, member, paise in claims:
        owed = min(paise, left.get(member, 0))
        left[member] = left.get(member, 0) - owed
        if paise > owed:
            above[number] = Paise(paise - owed)
    return above
