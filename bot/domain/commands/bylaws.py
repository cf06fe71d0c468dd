"""What the group decides for itself."""

from dataclasses import dataclass

from bot.domain.bylaws import Bylaw


@dataclass(frozen=True)
class ChangeBylaw:
    """A rule is decided anew: a second officer, then everybody is told.

    `value` in paise, a rate in basis points a month. Whatever was agreed before stays as it was:
    loans, fines that were imposed, savings of the cycles that have begun.
    """

    law: Bylaw
    value: int
