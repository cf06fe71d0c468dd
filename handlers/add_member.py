"""An officer wants to write another woman into the register."""

from bot import nlu
from bot.context import Context
from bot.talk import Newcomers, Start


def add_member(it: Context) -> Start:
    """All that the message says of her is kept; the flow asks for the rest."""
    it.must_be_officer()
    new = nlu.read_new_member(it.words)
    return Start("add_member", {"who": Newcomers().keep((new,))} if new else {})
