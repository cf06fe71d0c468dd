"""Compulsory saving: what of it is owed, and what is more than that."""

from collections.abc import Iterable, Mapping

from bot.domain.money import Paise


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
