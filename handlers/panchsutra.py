"""How the group does by the five rules, and what would raise it most."""

from collections.abc import Callable

from bot.context import Context
from bot.domain.grading import Condition, Mark, Score, least_months
from bot.i18n import N_, _
from bot.talk import Say
from bot.wording.scoring import FIVE_RULES

_SCHEME = "panchsutra"
_MOST = 2  # pieces of advice


def panchsutra(it: Context) -> Say:
    """Our own reckoning, never an official grade."""
    score = next((s for s in it.scores() if s.scheme == _SCHEME), None)
    if score is None:
        text = _(
            "The five rules are counted when the group has {months} months in the book.",
            months=least_months(_SCHEME),
        )
        return Say(text)
    rows = [_("Our five rules: {total} of {most}", total=score.total, most=score.out_of)]
    if score.grade:
        rows[0] += " " + _("(grade {grade})", grade=score.grade)
    rows += [_row(mark) for mark in score.marks]
    rows += _advice(it, score)
    rows.append(_("This is the bot's own count, not the grade of the mission or the bank."))
    return Say("\n".join(rows))


def _row(mark: Mark) -> str:
    rule = _(FIVE_RULES[mark.rule])
    if mark.marks is None:
        return _("{rule}: not known yet", rule=rule)
    row = _("{rule}: {marks} of {most}", rule=rule, marks=mark.marks, most=mark.most)
    if mark.unknown:
        return row + " " + _("(part of it is not known yet)")
    return row


def _advice(it: Context, score: Score) -> list[str]:
    raising = score.would_raise()[:_MOST]
    if not raising:
        return []
    rows = [_("What would raise it:")]
    for mark in raising:
        what = ", ".join(dict.fromkeys(_what(it, missing) for missing in mark.missing))
        rows.append(
            _(
                "- {what}: then {marks} of {most} for {rule}",
                what=what,
                marks=mark.better,
                most=mark.most,
                rule=_(FIVE_RULES[mark.rule]),
            )
        )
    return rows


def _what(it: Context, missing: Condition) -> str:
    return _TO_DO[missing.figure](it, missing)


def _pay(it: Context, _missing: Condition) -> str:
    if owing := it.owing():
        return _("{count} sisters owe savings, they pay now and all pay in time", count=owing)
    return _("everyone pays her saving in time")


def _fixed(text: str) -> Callable[[Context, Condition], str]:
    return lambda _it, _missing: _(text)


_TO_DO: dict[str, Callable[[Context, Condition], str]] = {
    "held": _fixed(N_("hold every meeting that is set")),
    "attendance": _fixed(N_("more sisters come to the meeting")),
    "on_time": _pay,
    "lent": _fixed(N_("lend more of the money to members")),
    "borrowers": _fixed(N_("more sisters take a loan from the group")),
    "repaid": _fixed(N_("pay instalments on their day")),
    "closed_cycles": _fixed(N_("close the meeting in the book")),
    "cash_counted": _fixed(N_("count the cash box at the meeting")),
    "matched_days": _fixed(N_("hold the book against the bank's passbook")),
    "disputes": _fixed(N_("settle the open complaints")),
}
