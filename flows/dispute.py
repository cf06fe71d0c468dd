"""A member says that an entry is wrong: it is noted, and who wrote it cannot settle it alone."""

from bot.context import Context
from bot.domain.commands import OpenDispute
from bot.i18n import _, money, short_day
from bot.talk import Done, OneOf, Talk, Words, ask

NEWEST = 5
ALL = 1000  # she may name an old receipt by its code


def dispute(it: Context) -> Talk[Done]:
    """Which receipt, and what is wrong in her words."""
    entries = [entry for entry in it.last_entries(ALL) if not entry.reversed]
    if not entries:
        return Done(_("Nothing is written in your name yet."))
    options = tuple(
        (e.code, f"{short_day(e.occurred_on)} {money(e.paise)} ({e.code})")
        for e in entries[:NEWEST]
    )
    older = tuple(entry.code for entry in entries[NEWEST:])
    code = yield from ask("code", _("Which entry is wrong?"), OneOf(options, older))
    words = yield from ask("words", _("What is wrong? Write it in a few words."), Words())
    return Done("", OpenDispute(code, words))
