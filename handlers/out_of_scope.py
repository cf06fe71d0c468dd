"""What was not understood: two or three things she may have meant, never a bare error."""

from bot.context import Context
from bot.i18n import _
from bot.talk import Choice, Say


def out_of_scope(it: Context) -> Say:
    """Officers and members need different things."""
    if it.slots.topic in {"promise", "negation", "condition"} and not it.me.is_officer:
        return Say(_("All right, nothing was written. When you have paid, write it to me."))
    if it.me.is_officer:
        choices = (
            Choice("deposit_record", _("Write down savings")),
            Choice("who_has_not_paid", _("Who has not paid?")),
            Choice("help", _("Everything I can do")),
        )
    else:
        choices = (
            Choice("balance", _("My savings")),
            Choice("deposit_report", _("I have paid")),
            Choice("meeting_when", _("When is the meeting?")),
        )
    return Say(_("I did not understand that. Do you want one of these? Send the number."), choices)
