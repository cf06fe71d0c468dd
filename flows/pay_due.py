"""Wages or shares that are due are handed out; each woman says herself that she has got hers."""

from bot import nlu
from bot.context import Context
from bot.domain.commands import Part, Payable, PayOut
from bot.domain.money import Paise
from bot.i18n import _, language, money
from bot.talk import Done, OneOf, Talk, YesNo, about, ask, by_bank
from bot.wording.notes.share import PAYABLES
from bot.wording.phrases import find, line, people

_ALL = 0


def pay_due(it: Context) -> Talk[Done]:
    """What is due to one or to all; the sums are the book's, nobody types them."""
    it.must_be_officer()
    account = yield from _account(it)
    due = it.payable(account)
    if not due:
        return Done(_("Nothing is due to anybody."))
    who = yield from _who(it, dict(due))
    parts = tuple(Part(n, paise) for n, paise in due.items() if who in (_ALL, n))
    bank = yield from by_bank()
    sure = _read_back(it, account, parts, bank=bank)
    if not (yield from ask(f"ok:{about(account, parts, bank)}", sure, YesNo())):
        return Done(_("All right. Nothing was written."))
    return Done("", PayOut(account, parts, bank))


def _account(it: Context) -> Talk[Payable]:
    options = tuple((account.value, _(PAYABLES[account])) for account in PAYABLES)
    return Payable((yield from ask("account", _("What is paid out?"), OneOf(options))))


def _who(it: Context, due: dict[int, Paise]) -> Talk[int]:
    if len(due) == 1:
        return _ALL
    everyone = _("All: {total}", total=money(sum(due.values())))
    options = ((_ALL, everyone), *((n, line(find(it.members, n), p)) for n, p in due.items()))
    who: int = yield from ask("who", _("To whom?"), OneOf(options))
    return who


def _read_back(it: Context, account: Payable, parts: tuple[Part, ...], *, bank: bool) -> str:
    total = sum(part.paise for part in parts)
    rows = [line(find(it.members, part.member), part.paise) for part in parts]
    summary = _(
        "{what}: {count}, {total} ({words}), {place}.",
        what=_(PAYABLES[account]),
        count=people(len(parts)),
        total=money(total),
        words=nlu.amount_in_words(total, language()),
        place=_("from the bank") if bank else _("in cash"),
    )
    return "\n".join([*rows, summary, _("Shall I ask them? Yes or no?")])
