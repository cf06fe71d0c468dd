"""What an entry of the books is called in a list of receipts."""

from collections.abc import Mapping

from bot.books.queries import EntryFound
from bot.i18n import N_, _
from bot.wording.movements import NAMES
from bot.wording.notes import entry_name, head_name
from bot.wording.notes.base import ENTRIES

_OTHERS = {
    "carry": N_("cash given to be taken to the bank"),
    "bank": N_("put into the bank"),
    "holder": N_("cash box to another keeper"),
    "unidentified": N_("in the bank, owner not known"),
    "release": N_("what was paid ahead is saving now"),
    "reserve": N_("surplus kept in the group"),
    "kept": N_("kept as saving"),
    "return": N_("savings given back to all"),
    "leave": N_("settled on leaving"),
    "death": N_("settled after a death"),
}
KINDS: Mapping[str, tuple[str, tuple[str, ...]]] = {  # what a list may be narrowed to
    "saving": (N_("Savings and fines"), ("receipt", "release", "identified", "withdrawal")),
    "loan": (N_("Loans"), ("loan", "instalment", "waive_interest", "write_off")),
    "bank": (N_("To and from the bank"), ("carry", "bank", "holder", "unidentified")),
    "group": (N_("The group's own money"), tuple(NAMES)),
    "taken_back": (N_("Taken back"), ("reversal",)),
}


def title(entry: EntryFound) -> str:
    """जमा, किस्त, बैंक में जमा …"""
    if entry.head:
        return head_name(entry.head)
    if entry.kind in _OTHERS:
        return _(_OTHERS[entry.kind])
    if entry.member is None and entry.kind in NAMES:
        return _(NAMES[entry.kind])
    if entry.kind == "opening" or entry.kind in ENTRIES:
        return entry_name(entry.kind)
    return _("entry")
