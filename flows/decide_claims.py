"""An officer says of waiting claims whether they are true."""

from bot.context import Context
from bot.domain.commands import ConfirmClaims, RefuseClaims
from bot.i18n import _, money
from bot.talk import Done, OneOf, Talk, Words, YesNo, ask
from bot.wording.phrases import claim_line, find


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
        return Done("", ConfirmClaims(numbers))
    reason = yield from ask("reason", _("What shall I tell her? Write it in a few words."), Words())
    return Done("", RefuseClaims(numbers, reason))


def _sure(it: Context, numbers: tuple[int, ...], lines: dict[int, str]) -> str:
    total = sum(c.paise for c in it.claims() if c.number in numbers)
    rows = [lines[number] for number in numbers]
    if len(rows) > 1:
        rows.append(_("Total: {total}", total=money(total)))
    return "\n".join([*rows, _("Did you receive it? Yes or no?")])
