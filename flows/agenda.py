"""The agenda of a meeting: its first open step, one after the other, until it is closed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.context import Context, Sitting
from bot.domain.errors import Code, DomainError
from bot.domain.money import Paise
from bot.domain.sessions import Step
from bot.i18n import N_, _, money
from bot.talk import Collected, Done, Fined, Fines, Lines, Start, Talk
from bot.wording.phrases import called, find


@dataclass(frozen=True)
class Stage:
    """A step, the flow that does it, when there is something to do, and how it is begun."""

    step: Step
    title: str
    flow: str
    is_open: Callable[[Context, Sitting], bool]
    begin: Callable[[Context, Sitting], Start]
    of_today: bool = True  # a meeting of yesterday is only counted and closed


def agenda(it: Context) -> Talk[Done]:
    """Goes on with the first step that is open; the books know what is done."""
    yield from ()
    it.must_be_officer()
    meeting = it.unclosed()
    if meeting is None:
        raise DomainError(Code.NO_SESSION)
    return Done(then=open_stage(it, meeting).begin(it, meeting))


def open_stage(it: Context, meeting: Sitting) -> Stage:
    """The first step that is neither done nor passed over; closing is always one."""
    return next(stage for stage in _STAGES if _is_open(it, meeting, stage))


def _is_open(it: Context, meeting: Sitting, stage: Stage) -> bool:
    if stage.of_today and not (it.session and it.session.number == meeting.number):
        return False
    return stage.step not in meeting.steps and stage.is_open(it, meeting)


def _nobody_marked(_it: Context, meeting: Sitting) -> bool:
    return not (meeting.present or meeting.absent)


def _attendance(_it: Context, _meeting: Sitting) -> Start:
    return Start("attendance")


def _somebody_owes(it: Context, meeting: Sitting) -> bool:
    return bool(_usual(it, meeting)) or not (it.group.saving or meeting.sums.payers)


def _savings(it: Context, meeting: Sitting) -> Start:
    """What everybody there pays every time is read back at once: a yes writes it."""
    usual = _usual(it, meeting)
    if not usual:
        return Start("collection", note=_('Savings. To pass over, write "next".'))
    given = Lines(it.members, it.number, it.today).keep(Collected(paid=tuple(usual.items())))
    note = _('Savings. Somebody does not pay, or pays another sum: "4 no", "5 200".')
    return Start("collection", {"lines": given}, note)


def _usual(it: Context, meeting: Sitting) -> Mapping[int, Paise]:
    """The saving of one time, of those who are there, owe it and have not spoken of it yet."""
    gone = meeting.absent | meeting.sums.payers
    return {number: paise for number, paise in it.usual_saving.items() if number not in gone}


def _instalments_due(it: Context, _meeting: Sitting) -> bool:
    return bool(it.instalments_due)


def _instalments(it: Context, _meeting: Sitting) -> Start:
    """Who is to pay is named; each is written by itself, until none is left or she goes on."""
    names = ", ".join(
        f"{called(find(it.members, number))} {money(paise)}"
        for number, paise in it.instalments_due.items()
    )
    note = _('Instalments: {names}. To pass over, write "next".', names=names)
    return Start("instalment", {"place": "cash", "day": it.today.isoformat()}, note)


def _somebody_is_fined(it: Context, _meeting: Sitting) -> bool:
    return bool(it.fines_by_rule)


def _fines(it: Context, _meeting: Sitting) -> Start:
    """The by-laws' list is read back at once: a yes writes it."""
    fines = tuple(Fined(fine.member, fine.head, fine.paise) for fine in it.fines_by_rule)
    kept = Fines(it.members, it.absent, it.most_fined).keep(fines)
    note = _(
        'Fines by the rule. To let one off, change or take the money: "4 no", "4-20", "4 paid".'
    )
    return Start("meeting_fines", {"fines": kept}, note)


def _somebody_wants_a_loan(it: Context, _meeting: Sitting) -> bool:
    return bool(it.loan_wishes)


def _loans(_it: Context, _meeting: Sitting) -> Start:
    return Start("meeting_loans")


def _nobody_carries(_it: Context, meeting: Sitting) -> bool:
    return meeting.there > meeting.leaving and not (meeting.carried or meeting.carrying)


def _carry(_it: Context, meeting: Sitting) -> Start:
    """All of it, unless she says another sum at the read-back."""
    note = _(
        'In the box: {cash}. To leave it there, write "next".',
        cash=money(meeting.there - meeting.leaving),
    )
    return Start("carry_cash", {"amount": int(meeting.there - meeting.leaving)}, note)


def _uncounted(_it: Context, meeting: Sitting) -> bool:
    return not meeting.is_counted


def _count(_it: Context, _meeting: Sitting) -> Start:
    return Start("meeting_count")


def _always(_it: Context, _meeting: Sitting) -> bool:
    return True


def _close(_it: Context, _meeting: Sitting) -> Start:
    return Start("meeting_close")


_STAGES = (
    Stage(Step.ATTENDANCE, N_("Attendance"), "attendance", _nobody_marked, _attendance),
    Stage(Step.SAVINGS, N_("Savings"), "collection", _somebody_owes, _savings),
    Stage(Step.INSTALMENTS, N_("Instalments"), "instalment", _instalments_due, _instalments),
    Stage(Step.FINES, N_("Fines"), "meeting_fines", _somebody_is_fined, _fines),
    Stage(Step.LOANS, N_("Loans"), "meeting_loans", _somebody_wants_a_loan, _loans),
    Stage(Step.CARRY, N_("Cash to the bank"), "carry_cash", _nobody_carries, _carry),
    Stage(Step.COUNT, N_("Counting the cash"), "meeting_count", _uncounted, _count, of_today=False),
    Stage(Step.CLOSE, N_("Closing"), "meeting_close", _always, _close, of_today=False),
)
