"""Who still owes her saving."""

from bot.context import Context
from bot.i18n import _, money
from bot.talk import Choice, Say
from bot.wording.phrases import find, line


def who_has_not_paid(it: Context) -> Say:
    """A line each and the total; they can be reminded with one more message."""
    owing = {number: owed for number, owed in it.all_dues().items() if owed}
    if not owing:
        return Say(_("Everyone has paid."))
    rows = [line(find(it.members, number), owed) for number, owed in sorted(owing.items())]
    total = _("Total still to come: {total}", total=money(sum(owing.values())))
    text = "\n".join([_("Still to pay:"), *rows, total])
    return Say(text, (Choice("remind_unpaid", _("Remind them")),))
