"""What the handlers of money to members share."""

from typing import Any

from bot.context import Context, ProposalLine
from bot.domain.commands import Payable
from bot.i18n import N_, _, money
from bot.talk import Start
from bot.wording.phrases import called, find

_WAITING = {
    "withdraw": N_("{amount} of saving back"),
    "leave": N_("{amount} to her who leaves"),
    "death": N_("{amount} to the heir"),
    "wages": N_("Wages, {amount}"),
    "wages_round": N_("Wages, {amount}"),
    "pay_wages": N_("Wages, {amount}"),
    "share": N_("Share-out, {amount}"),
    "return": N_("Share-out, {amount}"),
    "reserve": N_("{amount} to the reserve"),
    "share_round": N_("Shares, {amount}"),
    "pay_share": N_("Shares, {amount}"),
}


def label(it: Context, waits: ProposalLine) -> str:
    """What waits for a yes, and for whom it is where that is another; "" = it is something else."""
    if waits.kind not in _WAITING:
        return ""
    text = _(_WAITING[waits.kind], amount=money(waits.paise))
    others = waits.receiver and waits.receiver != it.me.number
    return f"{text}, {called(find(it.members, waits.receiver))}" if others else text


def paying(it: Context, account: Payable) -> Start:
    """Hand out what is due of `account`; where nothing is, it has to be declared first."""
    it.must_be_officer()
    if not it.payable(account):
        return Start("wages" if account is Payable.WAGES else "share_out")
    answers: dict[str, Any] = {"account": account.value}
    if len(it.slots.members) == 1:
        answers["who"] = it.slots.members[0]
    if it.slots.via_bank:
        answers["place"] = "bank"
    return Start("pay_due", answers)
