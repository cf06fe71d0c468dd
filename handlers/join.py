"""Somebody wants to be written into a group's register."""

from bot.context import Context
from bot.i18n import _
from bot.talk import Say, Start


def join(it: Context) -> Say | Start:
    """A member is in one already; a stranger names the group and herself."""
    if it.number is not None:
        return Say(_("You are in {group} already.", group=it.group.name))
    code = it.slots.code or it.slots.topic
    return Start("join", {"code": code} if code else {})
