"""My last entries, as the lines of a passbook."""

from bot.context import Context, EntryLine
from bot.i18n import N_, _, money, short_day
from bot.talk import Say
from bot.wording.notes import head_name
from bot.wording.phrases import called

SHOWN = 5
_OPENING = N_("opening")
_KINDS = {  # entries of hers that are no saving
    "wages": N_("wages"),
    "wages_paid": N_("wages, paid out"),
    "share": N_("share of the surplus"),
    "share_paid": N_("share, paid out"),
}


def passbook(it: Context) -> Say:
    """Newest first, each with its receipt code; what was taken back is marked."""
    whose = it.whose()
    entries = it.last_entries(SHOWN, whose)
    if not entries:
        return Say(_("Nothing is written in your name yet."))
    total = _("Savings: {total}", total=money(it.savings(whose).total))
    head = _("{name}, your last entries:", name=whose.name) if whose == it.me else called(whose)
    return Say("\n".join([head, *map(_line, entries), total]))


def _line(entry: EntryLine) -> str:
    what = head_name(entry.head) if entry.head else _(_KINDS.get(entry.kind, _OPENING))
    text = f"{short_day(entry.occurred_on)} {money(entry.paise)} {what} ({entry.code})"
    return text + " " + _("taken back") if entry.reversed else text
