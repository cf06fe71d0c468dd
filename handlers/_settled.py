"""What is true now of something that she answers by an old button."""

from bot.context import Context
from bot.i18n import _
from bot.wording.phrases import called, find


def settled(it: Context) -> str:
    """Of the claim or proposal that the button names."""
    old = _("That is an old button.")
    verdict = it.verdict(it.slots.topic, it.slots.number or 0)
    if verdict is None:
        return _("That is an old button. Please write what you want.")
    said_yes, said_no = verdict.yes, verdict.yes is False
    if verdict.by is not None:
        said_yes, said_no = verdict.state == "confirmed", verdict.state == "refused"
        if verdict.by != it.me.number:
            return f"{old} {_by_another(it, verdict.by, yes=said_yes)}"
    if said_yes:
        return old + " " + _("You have said yes to this already.")
    if said_no:
        return old + " " + _("You have said no to this already.")
    if verdict.state == "done":
        return old + " " + _("It was written already.")
    return old + " " + _("This was let go; nothing was written.")


def _by_another(it: Context, by: int, *, yes: bool) -> str:
    who = called(find(it.members, by))
    if yes:
        return _("{who} has said yes to this already.", who=who)
    return _("{who} has said no to this already.", who=who)
