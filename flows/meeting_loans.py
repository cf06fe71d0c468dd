"""The requests for loans are read to the meeting, one by one, and decided."""

from bot.context import Context, LoanLine
from bot.domain.commands import PutOffLoan, RefuseLoan
from bot.domain.errors import Code, DomainError
from bot.domain.money import Paise
from bot.i18n import _, money
from bot.talk import AGENDA, Done, OneOf, Start, Talk, ask
from bot.wording.phrases import called, find


def meeting_loans(it: Context) -> Talk[Done]:
    """Given by the flow that gives any loan, with its second officer and her own yes."""
    it.must_be_officer()
    meeting = it.session
    if meeting is None:
        raise DomainError(Code.NO_SESSION)
    wish = next(iter(it.loan_wishes), None)
    if wish is None:
        return Done(then=Start(AGENDA))
    give = ("give", _("Give it"))
    others = (("refuse", _("Do not give it")), ("later", _("Another time")))
    ways = others if wish.member == it.number else (give, *others)  # nobody decides about her own
    way = yield from ask(f"wish:{wish.number}", _wish(it, wish), OneOf(ways))
    if way == "give":
        asked = {"who": wish.member, "amount": wish.paise, "instalments": wish.instalments}
        return Done(then=Start("loan_pay", asked))
    if way == "refuse":
        return Done("", RefuseLoan(wish.number), Start(AGENDA))
    return Done("", PutOffLoan(meeting.number, wish.number), Start(AGENDA))


def _wish(it: Context, wish: LoanLine) -> str:
    """How much, for what, what she has saved and still owes: as it is read out."""
    member = find(it.members, wish.member)
    saved = it.savings(member)
    owed = Paise(sum(line.left for line in it.loans(member, ("paid",))))
    rows = [
        _(
            "{who} asks for {amount}, for: {purpose}; {count} instalments.",
            who=called(member),
            amount=money(wish.paise),
            purpose=wish.purpose or "–",
            count=wish.instalments,
        ),
        _("Saved: {saved}. Still owed: {owed}.", saved=money(saved.total), owed=money(owed)),
    ]
    if len(it.loan_wishes) > 1:
        rows.append(_("After her {count} more.", count=len(it.loan_wishes) - 1))
    if wish.member == it.number:
        rows.append(_("Your own loan another officer decides."))
    rows.append(_("What does the group say?"))
    return "\n".join(rows)
