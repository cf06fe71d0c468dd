"""One file a conversation, one generator: (Context) → Talk[Done]. Flows have no effects."""

from collections.abc import Callable, Mapping

from bot.context import Context
from bot.talk import Done, Talk
from flows.attendance import attendance
from flows.bank_deposit import bank_deposit
from flows.carry_cash import carry_cash
from flows.change_holder import change_holder
from flows.claim import claim
from flows.collection import collection
from flows.decide_claims import decide_claims
from flows.dispute import dispute
from flows.identify import identify
from flows.join import join
from flows.keep_share import keep_share
from flows.language import language
from flows.leave_group import leave_group
from flows.meeting_cancel import meeting_cancel
from flows.meeting_move import meeting_move
from flows.meeting_repeat import meeting_repeat
from flows.meeting_set import meeting_set
from flows.name_nominee import name_nominee
from flows.pay_due import pay_due
from flows.record_death import record_death
from flows.reverse import reverse
from flows.settle_dispute import settle_dispute
from flows.share_out import share_out
from flows.unidentified import unidentified
from flows.wages import wages
from flows.withdraw import withdraw

FLOWS: Mapping[str, Callable[[Context], Talk[Done]]] = {
    "attendance": attendance,
    "bank_deposit": bank_deposit,
    "carry_cash": carry_cash,
    "change_holder": change_holder,
    "claim": claim,
    "collection": collection,
    "decide_claims": decide_claims,
    "dispute": dispute,
    "identify": identify,
    "join": join,
    "keep_share": keep_share,
    "language": language,
    "leave_group": leave_group,
    "meeting_cancel": meeting_cancel,
    "meeting_move": meeting_move,
    "meeting_repeat": meeting_repeat,
    "meeting_set": meeting_set,
    "name_nominee": name_nominee,
    "pay_due": pay_due,
    "record_death": record_death,
    "reverse": reverse,
    "settle_dispute": settle_dispute,
    "share_out": share_out,
    "unidentified": unidentified,
    "wages": wages,
    "withdraw": withdraw,
}
