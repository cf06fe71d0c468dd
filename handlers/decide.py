"""An officer picked a waiting claim from the list."""

from bot.context import Context
from bot.talk import Start


def decide(it: Context) -> Start:
    """The flow asks whether it is true."""
    it.must_be_officer()
    which = "all" if it.slots.topic == "all" else str(it.slots.number)
    return Start("decide_claims", {"which": which})
