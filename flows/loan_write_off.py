"""A loan that nobody can pay any more is given up: by a meeting's resolution and two officers."""

from bot.context import Context
from bot.domain.commands import WriteOffLoan
from bot.domain.errors import Code, DomainError
from bot.i18n import _
from bot.talk import Done, Talk, YesNo, about, anothers_loan, ask
from bot.wording.loans import sum_said
from bot.wording.notes import when
from bot.wording.phrases import called, find

_HELD = ("held", "closed")


def loan_write_off(it: Context) -> Talk[Done]:
    """The last meeting that was held decided it; everybody will be told."""
    it.must_be_officer()
    open_ = it.all_loans(("paid",))
    if not open_:
        return Done(_("No loan is out."))
    loan = yield from anothers_loan(open_, it.members, it.number)
    meeting = it.last_meeting()
    if meeting is None or meeting.state not in _HELD:
        raise DomainError(Code.MEETING_NOT_HELD, meeting=meeting.number if meeting else 0)
    sure = _(
        "{name} need not pay back {amount} any more, as the meeting of {when} decided. A second "
        "officer has to say yes, and everybody is told. Is that right? Yes or no?",
        name=called(find(it.members, loan.member)),
        amount=sum_said(loan.left),
        when=when(meeting.starts_at, it.zone),
    )
    if not (yield from ask(f"ok:{about(loan.number, loan.left, meeting.number)}", sure, YesNo())):
        return Done(_("All right. Nothing was written."))
    return Done("", WriteOffLoan(loan.number, meeting.number))
