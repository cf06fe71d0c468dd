"""One file a conversation, one generator: (Context) → Talk[Done]. Flows have no effects."""

from collections.abc import Callable, Mapping

from bot.context import Context
from bot.talk import Done, Talk
from flows.add_member import add_member
from flows.attendance import attendance
from flows.bank_deposit import bank_deposit
from flows.carry_cash import carry_cash
from flows.change_holder import change_holder
from flows.change_office import change_office
from flows.change_phone import change_phone
from flows.claim import claim
from flows.collection import collection
from flows.decide_claims import decide_claims
from flows.dispute import dispute
from flows.found_group import found_group
from flows.identify import identify
from flows.join import join
from flows.language import language
from flows.meeting_cancel import meeting_cancel
from flows.meeting_move import meeting_move
from flows.meeting_repeat import meeting_repeat
from flows.meeting_set import meeting_set
from flows.not_me import not_me
from flows.reverse import reverse
from flows.settle_dispute import settle_dispute
from flows.unidentified import unidentified

FLOWS: Mapping[str, Callable[[Context], Talk[Done]]] = {
    "add_member": add_member,
    "attendance": attendance,
    "bank_deposit": bank_deposit,
    "carry_cash": carry_cash,
    "change_holder": change_holder,
    "change_office": change_office,
    "change_phone": change_phone,
    "claim": claim,
    "collection": collection,
    "decide_claims": decide_claims,
    "dispute": dispute,
    "found_group": found_group,
    "identify": identify,
    "join": join,
    "language": language,
    "meeting_cancel": meeting_cancel,
    "meeting_move": meeting_move,
    "meeting_repeat": meeting_repeat,
    "meeting_set": meeting_set,
    "not_me": not_me,
    "reverse": reverse,
    "settle_dispute": settle_dispute,
    "unidentified": unidentified,
}
