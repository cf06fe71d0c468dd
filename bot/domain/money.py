"""Money is whole paise in an int, so that nothing is ever rounded by accident."""

from typing import NewType

Paise = NewType("Paise", int)


def rupees(whole: int) -> Paise:
    """`whole` rupees as paise."""
    return Paise(whole * 100)
