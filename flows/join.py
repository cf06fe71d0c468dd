"""A stranger asks to be written into a group: its officers are told and decide among themselves."""

from bot.context import Context
from bot.domain.commands import AskToJoin
from bot.i18n import _
from bot.talk import Done, Talk, Words, ask


def join(it: Context) -> Talk[Done]:
    """The group's code and her name; nothing about the group is shown to her."""
    code = yield from ask(
        "code", _("What is the code of your group? An officer knows it."), Words()
    )
    name = yield from ask("name", _("What is your name?"), Words())
    return Done("", AskToJoin(code, name))
