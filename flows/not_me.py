"""Who holds this phone was written into a group by mistake."""

from bot.context import Context
from bot.domain.commands import DenyMembership
from bot.i18n import _
from bot.talk import Done, Talk, YesNo, ask


def not_me(it: Context) -> Talk[Done]:
    """Her phone is taken out; the officers are told."""
    text = _(
        "You are in the group {group} as {name}. Shall I take this phone out of it? Yes or no?",
        group=it.group.name,
        name=it.me.name,
    )
    if not (yield from ask("ok", text, YesNo())):
        return Done(_("All right. Nothing was changed."))
    return Done("", DenyMembership())
