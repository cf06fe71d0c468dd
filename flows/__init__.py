"""One file a conversation, one generator: (Context) → Talk[Done]. Flows have no effects."""

from collections.abc import Callable, Mapping

from bot.context import Context
from bot.talk import Done, Talk
from flows.add_member import add_member
from flows.agenda import agenda
from flows.attendance import attendance
from flows.bank_deposit import bank_deposit
from flows.bank_match import bank_match
from flows.bylaw_change import bylaw_change
from flows.carry_cash import carry_cash
from flows.change_holder import change_holder
from flows.change_office import change_office
from flows.change_phone import change_phone
from flows.claim import claim
from flows.collection import collection
from flows.decide_claims import decide_claims
from flows.dispute import dispute
from flows.fine_impose import fine_impose
from flows.fine_waive import fine_waive
from flows.found_group import found_group
from flows.identify import identify
from flows.instalment import instalment
from flows.instalment_claim import instalment_claim
from flows.interest_waive import interest_waive
from flows.join import join
from flows.keep_share import keep_share
from flows.language import language
from flows.leave_group import leave_group
from flows.loan_pay import loan_pay
from flows.loan_refuse import loan_refuse
from flows.loan_request import loan_request
from flows.loan_reschedule import loan_reschedule
from flows.loan_write_off import loan_write_off
from flows.meeting_cancel import meeting_cancel
from flows.meeting_close import meeting_close
from flows.meeting_count import meeting_count
from flows.meeting_fines import meeting_fines
from flows.meeting_loans import meeting_loans
from flows.meeting_move import meeting_move
from flows.meeting_repeat import meeting_repeat
from flows.meeting_set import meeting_set
from flows.movement import movement
from flows.name_nominee import name_nominee
from flows.not_me import not_me
from flows.outside_loan import outside_loan
from flows.own_income import own_income
from flows.pay_due import pay_due
from flows.record_death import record_death
from flows.reverse import reverse
from flows.settle_dispute import settle_dispute
from flows.share_out import share_out
from flows.unidentified import unidentified
from flows.wages import wages
from flows.withdraw import withdraw

FLOWS: Mapping[str, Callable[[Context], Talk[Done]]] = {
    "agenda": agenda,
    "add_member": add_member,
    "attendance": attendance,
    "bank_deposit": bank_deposit,
    "bank_match": bank_match,
    "bylaw_change": bylaw_change,
    "carry_cash": carry_cash,
    "change_holder": change_holder,
    "change_office": change_office,
    "change_phone": change_phone,
    "claim": claim,
    "collection": collection,
    "decide_claims": decide_claims,
    "dispute": dispute,
    "fine_impose": fine_impose,
    "fine_waive": fine_waive,
    "found_group": found_group,
    "identify": identify,
    "instalment": instalment,
    "instalment_claim": instalment_claim,
    "interest_waive": interest_waive,
    "join": join,
    "keep_share": keep_share,
    "language": language,
    "loan_pay": loan_pay,
    "loan_refuse": loan_refuse,
    "loan_request": loan_request,
    "loan_reschedule": loan_reschedule,
    "loan_write_off": loan_write_off,
    "leave_group": leave_group,
    "meeting_cancel": meeting_cancel,
    "meeting_close": meeting_close,
    "meeting_count": meeting_count,
    "meeting_fines": meeting_fines,
    "meeting_loans": meeting_loans,
    "meeting_move": meeting_move,
    "meeting_repeat": meeting_repeat,
    "meeting_set": meeting_set,
    "movement": movement,
    "outside_loan": outside_loan,
    "own_income": own_income,
    "not_me": not_me,
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
