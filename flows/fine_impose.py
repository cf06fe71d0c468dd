"""A fine: paid at once it is money, to be paid later it is noted and told to her."""

from bot.context import Context
from bot.domain.commands import Head, ImposeFine, Line, RecordCollection
from bot.i18n import _, money
from bot.talk import Done, OneOf, Rupees, Talk, YesNo, about, ask
from bot.talk import Member as MemberOf
from bot.wording.loans import sum_said
from bot.wording.notes import head_name
from bot.wording.phrases import called, find


def fine_impose(it: Context) -> Talk[Done]:
    """Whom, how much, what for, and whether she has paid it."""
    it.must_be_officer()
    who = yield from ask("who", _("Who has to pay the fine?"), MemberOf(it.members))
    amount = yield from ask("amount", _("How much is the fine?"), Rupees(it.group.bylaws.limit))
    heads = (Head.FINE_ABSENT, Head.FINE_LATE)
    options = tuple((head, head_name(head)) for head in heads)
    head = yield from ask("head", _("What is the fine for?"), OneOf(options))
    options_paid = ((False, _("She pays it later")), (True, _("She has paid it")))
    if (yield from ask("paid", _("Has she paid it?"), OneOf(options_paid))):
        return (yield from _paid(it, Line(who, amount, Head(head))))
    sure = _(
        "{name} has to pay {amount}, {what}. Is that right? Yes or no?",
        name=called(find(it.members, who)),
        amount=money(amount),
        what=head_name(Head(head)),
    )
    if not (yield from ask(f"ok:{about(who, amount, head)}", sure, YesNo())):
        return Done(_("All right. Nothing was written."))
    return Done("", ImposeFine(who, amount, Head(head)))


def _paid(it: Context, line: Line) -> Talk[Done]:
    sure = _(
        "{name} paid {amount}, {what}. Is that right? Yes or no?",
        name=called(find(it.members, line.member)),
        amount=sum_said(line.paise),
        what=head_name(line.head),
    )
    if not (yield from ask(f"ok:{about(line)}", sure, YesNo())):
        return Done(_("All right. Nothing was written."))
    return Done("", RecordCollection((line,), it.today))
