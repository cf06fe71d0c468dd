"""What the group has decided for itself."""

from dataclasses import dataclass
from datetime import date

from bot.domain.bylaws import Bylaw


@dataclass(frozen=True)
class BylawChanged:
    """It holds from `since` on; values in paise, a rate in basis points a month."""

    law: Bylaw
    before: int
    value: int
    since: date
