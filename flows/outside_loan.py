"""The group takes a loan from a bank or a federation."""

from bot import nlu
from bot.context import Context
from bot.domain.commands import TakeOutsideLoan
from bot.domain.movements import CREDIT_LIMIT, RETURNABLE_FUND
from bot.i18n import _, language, long_day, money
from bot.talk import (
    CountOrNone,
    Day,
    Done,
    OneOf,
    Rate,
    Rupees,
    Slip,
    Talk,
    Words,
    YesNo,
    about,
    ask,
)
from bot.wording.movements import movement_name, said_rate
from bot.wording.phrases import slip_name

_KINDS = ("2310", CREDIT_LIMIT, "2320", "2330", "2340")
_MOST_RATE, _MOST_INSTALMENTS = 60_00, 240


def outside_loan(it: Context) -> Talk[Done]:
    """Which, from whom, how much, at what interest a year; every member will be told."""
    it.must_be_officer()
    options = tuple((account, movement_name(account)) for account in _KINDS)
    account = yield from ask("account", _("Which loan is it?"), OneOf(options, (RETURNABLE_FUND,)))
    day = yield from ask("day", _("On which day?"), Day(it.today, "past"))
    limit = it.group.bylaws.outside_limit
    question = _("How much is the limit?") if account == CREDIT_LIMIT else _("How much is it?")
    amount = yield from ask("amount", question, Rupees(limit))
    lender = yield from ask("lender", _("From whom? Write the name."), Words())
    text = _("How much interest a year, in per cent? Write 0 if none.")
    rate = yield from ask("rate", text, Rate(_MOST_RATE))
    text = _("In how many instalments is it paid back? Write 0 if that is not fixed.")
    instalments = yield from ask("instalments", text, CountOrNone(_MOST_INSTALMENTS))
    text = _("What is the number on the slip or in the passbook? You can also send its photo.")
    reference = yield from ask("reference", text, Slip())
    said = TakeOutsideLoan(account, lender, amount, rate, instalments, day, reference)
    if not (yield from ask(f"ok:{about(said)}", _read_back(said), YesNo())):
        return Done(_("All right. Nothing was written."))
    return Done("", said)


def _read_back(said: TakeOutsideLoan) -> str:
    lines = [
        _(
            "{what}: {amount} ({words}), {day}.",
            what=movement_name(said.account),
            amount=money(said.paise),
            words=nlu.amount_in_words(said.paise, language()),
            day=long_day(said.occurred_on),
        ),
        _(
            "From {lender}, {rate}% a year, instalments: {count}",
            lender=said.lender,
            rate=said_rate(said.rate),
            count=said.instalments,
        ),
        _("slip {slip}", slip=slip_name(said.reference)),
        _("Another officer has to agree, and then every member is told."),
        _("Shall I write it? Yes or no?"),
    ]
    return "\n".join(lines)
