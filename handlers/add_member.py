"""An officer wants to write another woman into the register."""

from bot.context import Context
from bot.talk import Start


def add_member(it: Context) -> Start:
    """The flow asks for her."""
    it.must_be_officer()
    return Start("add_member")
