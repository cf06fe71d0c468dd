"""What she can do here: the few things her role needs most, by number."""

from bot.context import Context
from bot.i18n import _
from bot.talk import Choice, Say


def help_(it: Context) -> Say:
    """A menu of what her role needs most."""
    hello = _("{name}, you can simply write to me. For example:", name=it.me.name)
    choices = [
        Choice("balance", _("My savings")),
        Choice("passbook", _("My last entries")),
        Choice("meeting_when", _("When is the meeting?")),
    ]
    if it.me.is_officer:
        if it.meets_today():
            choices.insert(0, Choice("meeting_open", _("Begin the meeting")))
        choices += [
            Choice("deposit_record", _("Write down savings")),
            Choice("claims", _("Who says that she paid?")),
            Choice("who_has_not_paid", _("Who has not paid?")),
            Choice("group_balance", _("The group's cash and bank")),
        ]
    else:
        choices.append(Choice("deposit_report", _("I have paid")))
    return Say(hello, tuple(choices))
