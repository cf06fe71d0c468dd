"""Which deposits wait for an officer's yes."""

from bot.context import Context
from bot.i18n import _
from bot.talk import Choice, Say
from bot.wording.phrases import claim_line, find


def claims(it: Context) -> Say:
    """Each with its member, sum and day; a number decides one, the last one all."""
    waiting = it.claims()
    if not waiting:
        return Say(_("No deposit is waiting for your yes."))
    choices = [
        Choice(
            f"decide?topic=claim&number={claim.number}",
            claim_line(find(it.members, claim.member), claim),
        )
        for claim in waiting
    ]
    if len(waiting) > 1:
        choices.append(Choice("decide?topic=all", _("All of them")))
    return Say(_("These sisters say that they paid:"), tuple(choices))
