"""A stranger asks to be written into a group: its officers are told and decide among themselves."""

from bot.context import Context
from bot.domain.commands import AskToJoin
from bot.i18n import _
from bot.talk import Done, GroupCode, Talk, Words, ask


def join(it: Context) -> Talk[Done]:
    """Her name and the group's code; nothing about the group is shown to her.

    The code is asked last: one that does not exist is asked again.
    """
    name = yield from ask("name", _("What is your name?"), Words())
    text = _("What is the code of your group? An officer knows it.")
    code = yield from ask("code", text, GroupCode())
    return Done("", AskToJoin(code, name))
