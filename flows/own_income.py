"""A woman tells what she earned herself: only a figure of hers, never the group's money."""

from bot.context import Context
from bot.domain.commands import TellIncome
from bot.i18n import _, money
from bot.talk import Done, Rupees, Talk, Words, YesNo, about, ask


def own_income(it: Context) -> Talk[Done]:
    """How much, by what work, in this month or the last."""
    amount = yield from ask(
        "amount", _("How much did you earn?"), Rupees(it.group.bylaws.cash_limit)
    )
    activity = yield from ask("activity", _("By which work?"), Words())
    back = yield from ask("last_month", _("In the last month? Yes or no?"), YesNo())
    month = it.today.replace(day=1)
    if back:
        month = (month.replace(year=month.year - 1, month=12) if month.month == 1
                 else month.replace(month=month.month - 1))  # fmt: skip
    text = _(
        "You earned {amount} by {activity}. It is only noted as your own figure. Is that right? "
        "Yes or no?",
        amount=money(amount),
        activity=activity,
    )
    if not (yield from ask(f"ok:{about(amount, activity, month)}", text, YesNo())):
        return Done(_("All right. Nothing was written."))
    return Done("", TellIncome(amount, month, activity))
