"""My last entries, as the lines of a passbook."""

from bot.context import Context, EntryLine
from bot.domain.groups import Member
from bot.domain.papers import Name, Paper
from bot.i18n import _, money, short_day
from bot.talk import Say
from bot.wording.notes import entry_name, head_name
from bot.wording.phrases import called

SHOWN = 5


def passbook(it: Context) -> Say:
    """Newest first, each with its receipt code; what was taken back is marked.

    On WhatsApp her whole passbook comes as a picture: an officer gets another's only on a phone of
    her own.
    """
    whose = it.whose()
    entries = it.last_entries(SHOWN, whose)
    if not entries:
        return Say(_("Nothing is written in your name yet."))
    total = _("Savings: {total}", total=money(it.savings(whose).total))
    head = _("{name}, your last entries:", name=whose.name) if whose == it.me else called(whose)
    said = "\n".join([head, *map(_line, entries), total])
    if whose != it.me and it.shares_phone():
        return Say(said)
    asked = Paper(Name.PASSBOOK, whose.number, form=it.slots.other.get("form", "png"))
    whole = f"passbook?member={whose.number}&form=pdf"
    return Say(said, paper=asked, caption=_caption(it, whose), whole=whole)


def _caption(it: Context, whose: Member) -> str:
    """What she has and owes, in a line: true also where the picture does not open."""
    amount = money(it.savings(whose).total)
    if whose == it.me:
        parts = [_("{name}, your savings: {amount}", name=whose.name, amount=amount)]
    else:
        parts = [_("{who}, savings: {amount}", who=called(whose), amount=amount)]
    left = sum(loan.left for loan in it.loans(whose))
    if left:
        parts.append(_("loan still open: {amount}", amount=money(left)))
    return ", ".join(parts)


def _line(entry: EntryLine) -> str:
    what = head_name(entry.head) if entry.head else entry_name(entry.kind)
    text = f"{short_day(entry.occurred_on)} {money(entry.paise)} {what} ({entry.code})"
    return text + " " + _("taken back") if entry.reversed else text
