"""The passbook's last balance is laid beside the books; what differs is explained or named."""

from datetime import date

from bot.context import Context
from bot.domain.commands import MatchBank, RecordMovement, RecordUnidentified
from bot.domain.money import Paise
from bot.domain.movements import Place
from bot.i18n import _, money
from bot.talk import Day, Done, OneOf, Rupees, Start, Sum, Talk, YesNo, about, ask
from bot.wording.movements import movement_name
from bot.wording.phrases import called, find


def bank_match(it: Context) -> Talk[Done]:
    """First the lines she named, then the difference, until there is none or nobody knows why."""
    it.must_be_officer()
    limit = it.group.bylaws.outside_limit
    text = _("What is the last balance in the bank's passbook?")
    balance = yield from ask("balance", text, Sum(limit))
    day = yield from ask("day", _("On which day?"), Day(it.today, "past"))
    lines = yield from _lines(limit)
    for kind, paise in lines.items():
        line = _line(kind, paise, day)
        sure = _(
            "In the passbook: {what} {amount}. Shall I write it? Yes or no?",
            what=movement_name(kind),
            amount=money(paise),
        )
        rest = {name: left for name, left in lines.items() if name != kind}
        if (yield from ask(f"line:{about(kind, paise)}", sure, YesNo())):
            return Done("", line, _again(balance, day, rest))
    difference = Paise(balance - it.cash().in_bank)
    if not difference:
        return Done("", MatchBank(balance, day))
    return (yield from _explained(it, balance, day, difference))


def _lines(limit: Paise) -> Talk[dict[str, Paise]]:
    """What her message said of interest and charges; nothing is asked about it."""
    found = {}
    for kind in ("bank_interest", "bank_charges"):
        text = _("{what} in the passbook: how much? Write 0 if none.", what=movement_name(kind))
        paise = yield from ask(kind, text, Sum(limit))
        if paise:
            found[kind] = paise
    return found


def _again(balance: Paise, day: date, rest: dict[str, Paise]) -> Start:
    answers = {"balance": balance, "day": day.isoformat(), "bank_interest": 0, "bank_charges": 0}
    return Start("bank_match", answers | rest)


def _explained(it: Context, balance: Paise, day: date, difference: Paise) -> Talk[Done]:
    more = difference > 0
    options = _reasons(it, more=more)
    why = yield from ask(f"why:{about(balance, difference)}", _shown(it, balance), OneOf(options))
    if why == "keep":
        return Done("", MatchBank(balance, day))
    again = _again(balance, day, {})
    if why == "withdrawal":
        answers = {"kind": why, "amount": -difference, "day": day.isoformat()}
        return Done("", then=Start("movement", answers))
    if why.isdigit():
        return Done("", then=Start("bank_deposit", {"day": day.isoformat()}))
    whole = Paise(abs(difference))
    text = _("How much of the {amount} is that?", amount=money(whole))
    paise = yield from ask(
        f"part:{about(why, whole)}", text, Rupees(whole) if _whole(whole) else Sum(whole)
    )
    if why == "unidentified":
        return Done("", RecordUnidentified(paise, day), again)
    return Done("", _line(why, paise, day), again)


def _line(kind: str, paise: Paise, day: date) -> RecordMovement:
    """The passbook is open before her: its day and the sum name the line."""
    reference = f"{day:%d.%m.%y}/{paise / 100:.2f}"
    return RecordMovement(kind, paise, day, Place.BANK, reference=reference)


def _whole(paise: Paise) -> bool:
    return paise % 100 == 0


def _reasons(it: Context, *, more: bool) -> tuple[tuple[str, str], ...]:
    """What can make the passbook and the book differ."""
    keep = ("keep", _("Nobody knows yet, keep it so"))
    if not more:
        return (
            ("bank_charges", movement_name("bank_charges")),
            ("withdrawal", movement_name("withdrawal")),
            keep,
        )
    carried = tuple(
        (
            str(one.carrier),
            _(
                "The {amount} that {who} carried has arrived",
                amount=money(one.paise),
                who=called(find(it.members, one.carrier)),
            ),
        )
        for one in it.book.on_the_way()
    )
    return (
        ("bank_interest", movement_name("bank_interest")),
        *carried,
        ("unidentified", _("Money came, and it is not known whose")),
        keep,
    )


def _shown(it: Context, balance: Paise) -> str:
    in_books = it.cash().in_bank
    text = (
        _("Passbook {bank}, book {book}: the bank has {amount} more. Why?")
        if balance > in_books
        else _("Passbook {bank}, book {book}: the bank has {amount} less. Why?")
    )
    return text.format(
        bank=money(balance), book=money(in_books), amount=money(abs(balance - in_books))
    )
