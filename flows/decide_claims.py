"""An officer says of waiting claims whether they are true."""

from collections.abc import Mapping

from bot.context import Context
from bot.domain.commands import Command, ConfirmClaims, Head, RefuseClaims
from bot.domain.money import Paise
from bot.domain.savings import above_dues
from bot.i18n import _, money
from bot.talk import Done, OneOf, Talk, Words, YesNo, about, ask
from bot.wording.phrases import called, claim_line, find


def decide_claims(it: Context) -> Talk[Done]:
    """One, or all at once; every sum is read back."""
    waiting = {claim.number: claim for claim in it.claims()}
    if not waiting:
        return Done(_("No deposit is waiting for your yes."))
    lines = {number: claim_line(find(it.members, c.member), c) for number, c in waiting.items()}
    options = (("all", _("All of them")), *((str(n), line) for n, line in lines.items()))
    which = yield from ask("which", _("Which one?"), OneOf(options))
    numbers = tuple(waiting) if which == "all" else (int(which),)
    # The key names the claims: a yes to some must never fall on others.
    yes = yield from ask(f"yes:{','.join(map(str, numbers))}", _sure(it, numbers, lines), YesNo())
    if yes:
        return (yield from _confirm(it, numbers))
    reason = yield from ask("reason", _("What shall I tell her? Write it in a few words."), Words())
    return Done("", RefuseClaims(numbers, reason))


def _confirm(it: Context, numbers: tuple[int, ...]) -> Talk[Done]:
    """What came into the book since she claimed it would be booked twice: the officer is asked."""
    above = _above(it, numbers)
    if not above:
        return Done("", ConfirmClaims(numbers))
    options = (
        (Head.ADVANCE, _("Saving for the next months")),
        (Head.OPTIONAL, _("Optional saving")),
        ("leave", _("It is in the book already, leave it")),
    )
    text = _("In the book already, or too much: {names}. What is it for?", names=_names(it, above))
    where = yield from ask(f"above:{about(above)}", text, OneOf(options))
    if where != "leave":
        return Done("", ConfirmClaims(numbers, Head(where)))
    return Done("", _left(numbers, above))


def _left(numbers: tuple[int, ...], above: Mapping[int, Paise]) -> Command:
    """The others are confirmed, and what is left waits; alone it is refused."""
    if others := tuple(number for number in numbers if number not in above):
        return ConfirmClaims(others)
    return RefuseClaims(numbers, _("It is in the book already"))


def _above(it: Context, numbers: tuple[int, ...]) -> Mapping[int, Paise]:
    if it.group.dues_from is None:
        return {}
    savings = [
        (c.number, c.member, c.paise - c.over)
        for c in it.claims()
        if c.number in numbers and c.head is Head.SAVING
    ]
    return above_dues(savings, it.all_dues())


def _names(it: Context, above: Mapping[int, Paise]) -> str:
    whose = {claim.number: find(it.members, claim.member) for claim in it.claims()}
    return ", ".join(f"{called(whose[n])} {money(paise)}" for n, paise in above.items())


def _sure(it: Context, numbers: tuple[int, ...], lines: dict[int, str]) -> str:
    total = sum(c.paise for c in it.claims() if c.number in numbers)
    rows = [lines[number] for number in numbers]
    if len(rows) > 1:
        rows.append(_("Total: {total}", total=money(total)))
    return "\n".join([*rows, _("Did you receive it? Yes or no?")])
