"""What was unclear in her words, said so that she can put it right."""

from collections.abc import Callable, Sequence
from datetime import date

from bot.domain.groups import Member
from bot.i18n import _, long_day, money
from bot.nlu import Unclear
from bot.wording.phrases import find, in_full


def sentence(unclear: Unclear, people: Sequence[Member] = ()) -> str:
    """One or two short lines; "" where there is nothing to say beyond asking again."""
    make = _SENTENCES.get(unclear.why)
    return make(unclear, people) if make else ""


def _several(unclear: Unclear, _people: Sequence[Member]) -> str:
    if all(isinstance(option, int) for option in unclear.options) and unclear.options:
        return _("Which one: {options}?", options=" / ".join(money(o) for o in unclear.options))
    if all(isinstance(option, date) for option in unclear.options) and unclear.options:
        return _("Which one: {options}?", options=" / ".join(long_day(o) for o in unclear.options))
    return ""


def _lunar(unclear: Unclear, _people: Sequence[Member]) -> str:
    if not unclear.options:  # of a certain Hindu month, which almanacs count in two ways
        return _("Write the date, like this: 10 December")
    days = " / ".join(long_day(option) for option in unclear.options)
    return _("{words} is on: {days}. Please write the date.", words=unclear.words, days=days)


def _same_name(unclear: Unclear, people: Sequence[Member]) -> str:
    women = "\n".join(in_full(find(people, number)) for number in unclear.options)
    return _("There is more than one:\n{women}\nWrite her number.", women=women)


def _near_name(unclear: Unclear, people: Sequence[Member]) -> str:
    women = "\n".join(in_full(find(people, number)) for number in unclear.options)
    return _("Whom do you mean?\n{women}\nWrite her number.", women=women)


def _unknown_name(unclear: Unclear, _people: Sequence[Member]) -> str:
    if not unclear.words:
        return ""
    return _('There is no "{words}" in the register.', words=unclear.words)


def _no_such_number(unclear: Unclear, _people: Sequence[Member]) -> str:
    return _("There is no number {words} in the register.", words=unclear.words)


def _near_number(unclear: Unclear, _people: Sequence[Member]) -> str:
    if not unclear.words:
        return _("I could not read the amount. Please write it in digits.")
    return _('I could not read "{words}". Please write the amount in digits.', words=unclear.words)


def _plain(make: Callable[[], str]) -> Callable[[Unclear, Sequence[Member]], str]:
    return lambda _unclear, _people: make()


_SENTENCES: dict[str, Callable[[Unclear, Sequence[Member]], str]] = {
    "several": _several,
    "lunar": _lunar,
    "same_name": _same_name,
    "near_name": _near_name,
    "unknown_name": _unknown_name,
    "no_such_number": _no_such_number,
    "near_number": _near_number,
    "range": _plain(lambda: _("Please write one exact amount.")),
    "about": _plain(lambda: _("Please write one exact amount.")),
    "negative": _plain(lambda: _("The amount must be more than zero.")),
    "fraction_of_paise": _plain(lambda: _("Please write whole rupees, without paise.")),
    "impossible": _plain(lambda: _("There is no such date. Please write it again.")),
    "conflict": _plain(lambda: _("The day and the date do not fit. Please write one of them.")),
    "no_part_of_day": _plain(lambda: _("In the morning or in the evening?")),
    "past": _plain(lambda: _("That time is over. Please write a coming one.")),
}
