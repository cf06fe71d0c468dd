"""A member leaves: what is hers, what she owes, what she gets; decided by a meeting."""

from bot import nlu
from bot.context import Context
from bot.domain.commands import LeaveGroup
from bot.domain.groups import Member
from bot.domain.money import Paise
from bot.domain.settlement import Settlement
from bot.i18n import _, language, money
from bot.talk import Done, Talk, YesNo, about, ask, by_bank, decided_in, interest_due
from bot.talk import Member as MemberOf
from bot.wording.phrases import called, find


def leave_group(it: Context) -> Talk[Done]:
    """Who, in which meeting it was decided, the interest that is open, and how she is paid."""
    it.must_be_officer()
    who = yield from ask("who", _("Who leaves the group?"), MemberOf(it.members))
    member = find(it.members, who)
    it.check_hands_free(member)
    meeting = yield from decided_in(it.resolutions())
    before = it.settlement(member, Paise(0))
    interest = yield from interest_due(who, before)
    settled = it.settlement(member, interest)
    bank = yield from by_bank()
    text = _read_back(member, settled, bank=bank)
    if not (yield from ask(f"ok:{about(who, meeting, settled, bank)}", text, YesNo())):
        return Done(_("All right. Nothing was written."))
    return Done("", LeaveGroup(who, meeting, interest, bank))


def _read_back(member: Member, settled: Settlement, *, bank: bool) -> str:
    lines = [_("{name} leaves the group.", name=called(member))]
    lines.append(_("All that is hers: {saved}", saved=money(settled.saved)))
    if settled.loans:
        owed = money(settled.lent + settled.interest)
        lines.append(_("Loan and interest: {owed}", owed=owed))
    if settled.missing:
        lines.append(_("Cash of the group that she owes: {owed}", owed=money(settled.missing)))
    lines.append(
        _(
            "She gets: {paid} ({words}), {place}",
            paid=money(settled.paid),
            words=nlu.amount_in_words(settled.paid, language()),
            place=_("from the bank") if bank else _("in cash"),
        )
    )
    lines.append(_("Is that right? Yes or no?"))
    return "\n".join(lines)
