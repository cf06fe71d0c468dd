"""Wages of the women who worked: who gets how much, for which work, and whether it is paid now."""

from collections.abc import Mapping

from bot import nlu
from bot.context import Context
from bot.domain.commands import Part, Pay, RecordWages
from bot.domain.errors import Code, DomainError
from bot.domain.money import Paise
from bot.i18n import _, language, money
from bot.talk import Collected, Done, Lines, OneOf, Rupees, Talk, Words, YesNo, about, ask, pay_now
from bot.wording.phrases import called, find, line, people


def wages(it: Context) -> Talk[Done]:
    """The same for all, or each her own."""
    it.must_be_officer()
    text = _('Who gets how much? Like this: "everyone 300" or "Sita 500 Geeta 400".')
    given = yield from ask("lines", text, Lines(it.members, it.number, it.today))
    parts = yield from _parts(it, given)
    activity = yield from ask("activity", _("For which work? Like this: sewing"), Words())
    pay = yield from pay_now()
    sure = _read_back(it, parts, activity, pay)
    if not (yield from ask(f"ok:{about(parts, activity, pay)}", sure, YesNo())):
        return Done(_("All right. Nothing was written."))
    return Done("", RecordWages(parts, activity, pay))


def _parts(it: Context, given: Collected) -> Talk[tuple[Part, ...]]:
    limit = it.group.bylaws.cash_limit
    paid = {number: Paise(paise) for number, paise in given.paid}
    if given.amount:
        paid = dict.fromkeys((m.number for m in it.members), Paise(given.amount))
    elif given.without:
        names = ", ".join(called(find(it.members, number)) for number in given.without)
        text = _("How much does each get? {names}", names=names)
        each = yield from ask("each", text, Rupees(limit))
        paid |= dict.fromkeys(given.without, each)
    paid = yield from _one_or_all(it, paid)
    for paise in paid.values():
        if paise % 100:
            raise DomainError(Code.AMOUNT_NOT_WHOLE, paise=paise)
        if paise > limit:
            raise DomainError(Code.ABOVE_LIMIT, paise=paise, limit=limit)
    return tuple(Part(number, paise) for number, paise in sorted(paid.items()))


def _one_or_all(it: Context, paid: dict[int, Paise]) -> Talk[dict[int, Paise]]:
    """ "13 को 300" in a group of thirteen: number thirteen, or all thirteen?"""
    (number, paise), *others = paid.items()
    if others or number != len(it.members):
        return paid
    options = (
        ("all", _("All {count} sisters, {amount} each", count=number, amount=money(paise))),
        ("one", line(find(it.members, number), paise)),
    )
    whom = yield from ask(f"whom:{about(number, paise)}", _("Who gets it?"), OneOf(options))
    return paid if whom == "one" else dict.fromkeys((m.number for m in it.members), paise)


def _read_back(it: Context, parts: tuple[Part, ...], activity: str, pay: Pay) -> str:
    total = Paise(sum(part.paise for part in parts))
    rows = [*_rows(it, {part.member: part.paise for part in parts})]
    rows.append(
        _(
            "Wages for {work}: {count}, {total} ({words}).",
            work=activity,
            count=people(len(parts)),
            total=money(total),
            words=nlu.amount_in_words(total, language()),
        )
    )
    if pay:
        rows.append(_("Paid from the bank.") if pay is Pay.BANK else _("Paid in cash."))
    rows.append(_("Shall I write it? Yes or no?"))
    return "\n".join(rows)


def _rows(it: Context, paid: Mapping[int, Paise]) -> list[str]:
    return [line(find(it.members, number), paise) for number, paise in paid.items()]
