"""A phone that is in no register: how to join, and no figure of anybody."""

from bot.context import Context
from bot.i18n import _
from bot.talk import Choice, Say


def stranger(_it: Context) -> Say:
    """Who we are and the two ways on."""
    text = _(
        "Namaste! I am Bachat Sakhi, the savings book of women's groups."
        " This phone is not in a group's register yet."
    )
    return Say(
        text,
        (
            Choice("join", _("I want to join a group")),
            Choice("found_group", _("I want to found a new group")),
        ),
    )
