"""Every woman's sum in the division that waits for a yes."""

from bot.context import Context
from bot.domain.money import Paise
from bot.i18n import _, money
from bot.talk import Say
from bot.wording.phrases import find, line


def share_list(it: Context) -> Say:
    """For officers, who have to agree to it."""
    waiting = it.proposed_division()
    if waiting is None:
        return Say(_("No share-out is waiting."))
    shares = {part.member: part.paise for part in waiting.parts}
    owed = it.full_return() if waiting.ending else {}
    each = {
        m.number: Paise(sum(owed.get(m.number, {}).values()) + shares.get(m.number, 0))
        for m in it.members
    }
    rows = [line(find(it.members, number), paise) for number, paise in each.items() if paise]
    rows.append(_("Total: {total}", total=money(sum(each.values()))))
    if reserve := waiting.paise - sum(shares.values()):
        rows.append(_("To the reserve: {amount}", amount=money(reserve)))
    return Say("\n".join(rows))
