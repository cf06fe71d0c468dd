"""What the group's work brought in this month, and what it cost."""

from datetime import timedelta

from bot.context import Context
from bot.i18n import _, money
from bot.talk import Say


def activity(it: Context) -> Say:
    """Of the work she names, or of each."""
    it.must_be_officer()
    first = it.today.replace(day=1)
    if it.slots.other.get("last_month"):
        end, first = first, (first - timedelta(days=1)).replace(day=1)
    else:
        end = (first + timedelta(days=32)).replace(day=1)
    wanted = it.book.activity_in(it.words)
    found = [r for r in it.book.results(first, end) if not wanted or r.activity == wanted]
    if not found:
        return Say(_("Nothing is written of your work in this month."))
    return Say(
        "\n".join(
            _(
                "{work}: came in {income}, spent {expense}, left {surplus}",
                work=result.activity,
                income=money(result.income),
                expense=money(result.expense),
                surplus=money(result.surplus),
            )
            for result in found
        )
    )
