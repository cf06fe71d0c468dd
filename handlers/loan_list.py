"""Who wants a loan, who has one, who is late: for officers and for the meeting."""

from bot.context import Context
from bot.i18n import _, money
from bot.talk import Choice, Say
from bot.wording.loans import loan_said
from bot.wording.phrases import called, find


def loan_list(it: Context) -> Say:
    """Wishes first, since they are what the meeting decides; each can be granted by its number."""
    it.must_be_officer()
    asked, open_ = it.all_loans(("asked",)), it.all_loans(("paid",))
    if not (asked or open_):
        return Say(_("Nobody has a loan, and nobody is asking for one."))
    choices = [
        Choice(
            f"loan_pay?number={line.number}",
            _(
                "Give it: {who} {loan}",
                who=called(find(it.members, line.member)),
                loan=loan_said(line),
            ),
        )
        for line in asked
    ]
    if asked:
        choices.append(Choice("loan_refuse", _("Not give one of them")))
    return Say(
        "\n".join([*_open_rows(it), *([_("These want a loan:")] if asked else [])]), tuple(choices)
    )


def _open_rows(it: Context) -> list[str]:
    standings = it.standings()
    rows = []
    for line in it.all_loans(("paid",)):
        its = standings[line.number]
        row = f"{called(find(it.members, line.member))} {loan_said(line)}: "
        row += _("{left} left", left=money(its.principal_left))
        if its.overdue:
            row += ", " + _("late {amount}", amount=money(its.overdue))
        rows.append(row)
    if rows:
        total = money(sum(its.principal_left for its in standings.values()))
        rows = [_("Loans that are out:"), *rows, _("Total: {total}", total=total)]
    return rows
