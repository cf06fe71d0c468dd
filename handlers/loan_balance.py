"""My loan: what is left, when the next instalment is due and of what it is made."""

from collections.abc import Sequence

from bot.context import Context, LoanLine
from bot.domain.groups import Member
from bot.domain.loans import Standing
from bot.domain.papers import Name, Paper
from bot.i18n import _, long_day, money
from bot.talk import Choice, Say
from bot.wording.loans import loan_said, rate_said
from bot.wording.phrases import called
from handlers._parts import meeting_line


def loan_balance(it: Context) -> Say:
    """Each loan that is out, each wish that waits, and fines; an officer may ask for another.

    On WhatsApp the instalments of a loan come as a picture; of several, of the one that is chosen.
    """
    whose = it.whose()
    if it.slots.topic == "limit":
        return _limit(it, whose)
    lines = it.loans(whose)
    if it.slots.number:
        lines = tuple(line for line in lines if line.number == it.slots.number)
    rows = [row for line in lines if line.state == "paid" for row in _rows(it, line)]
    rows += [
        _("Asked for: {loan}. The meeting decides.", loan=loan_said(line))
        for line in lines
        if line.state == "asked"
    ]
    rows += [_("Fine to pay: {amount}", amount=money(f.paise)) for f in it.fines(whose)]
    paper = _instalments(it, whose, lines)
    if whose != it.me:
        rows = [_("{name}:", name=called(whose)), *rows]
        text = "\n".join(rows) if len(rows) > 1 else _none(whose, it)
        return Say(text, _changes(it, whose), paper)
    if it.slots.topic == "request":
        return _wish(it, rows, is_open=any(line.state == "asked" for line in lines))
    if not rows:
        return Say(_none(whose, it) + "\n" + _("To ask for one write: I want a loan"))
    return Say("\n".join(rows), () if paper else _each(lines), paper)


def _instalments(it: Context, whose: Member, lines: Sequence[LoanLine]) -> Paper | None:
    """Of her one loan; an officer gets another's only on a phone of her own."""
    paid = [line for line in lines if line.state == "paid"]
    if len(paid) != 1 or (whose != it.me and it.shares_phone()):
        return None
    return Paper(Name.SCHEDULE, whose.number, paid[0].number)


def _each(lines: Sequence[LoanLine]) -> tuple[Choice, ...]:
    return tuple(
        Choice(f"loan_balance?number={line.number}", _("Instalments: {loan}", loan=loan_said(line)))
        for line in lines
        if line.state == "paid"
    )


def _wish(it: Context, rows: list[str], *, is_open: bool) -> Say:
    """ "मेरा लोन कब मिलेगा": what she has asked for, and when the meeting is that decides it."""
    if is_open:
        return Say("\n".join(line for line in (*rows, meeting_line(it)) if line))
    none = _("You have asked for no loan that is still open.")
    return Say("\n".join([*rows, none, _("To ask for one write: I want a loan")]))


def _limit(it: Context, whose: Member) -> Say:
    """How much one woman may owe by the by-laws, and what is left of that for her."""
    bylaws = it.group.bylaws
    owed = it.owed_of_loans(whose)
    rows = [_("By the group's rules one member may owe {limit}.", limit=money(bylaws.loan_limit))]
    if owed:
        rows.append(_("Loans that are open now: {amount}", amount=money(owed)))
    left = max(0, bylaws.loan_limit - owed)
    rows.append(_("So now up to {amount}. The meeting decides how much.", amount=money(left)))
    rows.append(_("Interest: {rate}", rate=rate_said(it.loan_rate())))
    return Say("\n".join(rows))


def _none(whose: Member, it: Context) -> str:
    if whose != it.me:
        return _("{name} has no loan.", name=called(whose))
    return _("{name}, you have no loan.", name=whose.name)


def _rows(it: Context, line: LoanLine) -> list[str]:
    its = it.standing(line)
    rows = [_("Loan {loan}: {left} is left.", loan=loan_said(line), left=money(its.principal_left))]
    if its.overdue:
        rows.append(
            _("Late: {amount}, {days} days.", amount=money(its.overdue), days=its.days_late)
        )
    elif its.next_due:
        rows.append(_next(its))
    rows.append(_("{amount} closes it today.", amount=money(its.to_close)))
    rows.append(_("Interest: {rate}", rate=rate_said(it.terms(line)[-1].rate)))
    return rows


def _next(its: Standing) -> str:
    return _(
        "Instalment {amount} (loan {principal} + interest {interest}) on {day}.",
        amount=money(its.instalment),
        principal=money(its.principal),
        interest=money(its.interest),
        day=long_day(its.next_due) if its.next_due else "",
    )


def _changes(it: Context, whose: Member) -> tuple[Choice, ...]:
    """What officers may do with it; rare enough to be chosen, not to be said."""
    first = next((line.number for line in it.loans(whose, ("paid",))), None)
    if first is None:
        return ()
    return (
        Choice(f"repayment?number={whose.number}", _("She paid an instalment")),
        Choice(f"loan_reschedule?number={first}", _("New instalments")),
        Choice(f"interest_waive?number={first}", _("Let interest off")),
        Choice(f"loan_write_off?number={first}", _("Give the loan up")),
    )
