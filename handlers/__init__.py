"""One file an intent, one function: (Context) → Say | Start | Done. Handlers have no effects."""

from collections.abc import Callable, Mapping

from bot.context import Context
from bot.talk import Done, Say, Start
from handlers.activity import activity
from handlers.add_member import add_member
from handlers.attendance import attendance
from handlers.balance import balance
from handlers.bank_deposit import bank_deposit
from handlers.bank_match import bank_match
from handlers.bank_withdrawal import bank_withdrawal
from handlers.bare import bare
from handlers.begin_group import begin_group
from handlers.carry_cash import carry_cash
from handlers.change_holder import change_holder
from handlers.change_office import change_office
from handlers.change_phone import change_phone
from handlers.claims import claims
from handlers.confirm_no import confirm_no
from handlers.confirm_yes import confirm_yes
from handlers.correct import correct
from handlers.decide import decide
from handlers.deposit_record import deposit_record
from handlers.deposit_report import deposit_report
from handlers.dispute import dispute
from handlers.dues import dues
from handlers.expense import expense
from handlers.fine import fine
from handlers.fine_waive import fine_waive
from handlers.found_group import found_group
from handlers.grant_receipt import grant_receipt
from handlers.greeting import greeting
from handlers.group_balance import group_balance
from handlers.help import help_
from handlers.identify import identify
from handlers.interest_waive import interest_waive
from handlers.join import join
from handlers.keep_share import keep_share
from handlers.language import language
from handlers.leave_group import leave_group
from handlers.loan_balance import loan_balance
from handlers.loan_list import loan_list
from handlers.loan_pay import loan_pay
from handlers.loan_refuse import loan_refuse
from handlers.loan_request import loan_request
from handlers.loan_reschedule import loan_reschedule
from handlers.loan_write_off import loan_write_off
from handlers.media import media
from handlers.meeting_cancel import meeting_cancel
from handlers.meeting_close import meeting_close
from handlers.meeting_count import meeting_count
from handlers.meeting_move import meeting_move
from handlers.meeting_next import meeting_next
from handlers.meeting_open import meeting_open
from handlers.meeting_repeat import meeting_repeat
from handlers.meeting_set import meeting_set
from handlers.meeting_state import meeting_state
from handlers.meeting_when import meeting_when
from handlers.menu import menu
from handlers.movement import movement
from handlers.my_share import my_share
from handlers.name_nominee import name_nominee
from handlers.news import news
from handlers.not_me import not_me
from handlers.out_of_scope import out_of_scope
from handlers.outside_loan import outside_loan
from handlers.outside_loans import outside_loans
from handlers.own_income import own_income
from handlers.page import page
from handlers.panchsutra import panchsutra
from handlers.paper import paper
from handlers.passbook import passbook
from handlers.pay_share import pay_share
from handlers.pay_wages import pay_wages
from handlers.phone_no import phone_no
from handlers.phone_yes import phone_yes
from handlers.receipt_ok import receipt_ok
from handlers.record_death import record_death
from handlers.remind_unpaid import remind_unpaid
from handlers.repayment import repayment
from handlers.reverse import reverse
from handlers.rsvp_list import rsvp_list
from handlers.rsvp_no import rsvp_no
from handlers.rsvp_yes import rsvp_yes
from handlers.sale_income import sale_income
from handlers.scheme_info import scheme_info
from handlers.settle_dispute import settle_dispute
from handlers.several import several
from handlers.share_list import share_list
from handlers.share_out import share_out
from handlers.start import start
from handlers.stop import stop
from handlers.stranger import stranger
from handlers.thanks import thanks
from handlers.trade import trade
from handlers.unidentified import unidentified
from handlers.wages import wages
from handlers.waiting import waiting
from handlers.who_has_not_paid import who_has_not_paid
from handlers.withdraw_saving import withdraw_saving

HANDLERS: Mapping[str, Callable[[Context], Say | Start | Done]] = {
    "activity": activity,
    "add_member": add_member,
    "attendance": attendance,
    "balance": balance,
    "bank_deposit": bank_deposit,
    "bank_match": bank_match,
    "bank_withdrawal": bank_withdrawal,
    "bare": bare,
    "begin_group": begin_group,
    "carry_cash": carry_cash,
    "change_holder": change_holder,
    "change_office": change_office,
    "change_phone": change_phone,
    "claims": claims,
    "confirm_no": confirm_no,
    "confirm_yes": confirm_yes,
    "correct": correct,
    "decide": decide,
    "deposit_record": deposit_record,
    "deposit_report": deposit_report,
    "dispute": dispute,
    "dues": dues,
    "expense": expense,
    "fine": fine,
    "grant_receipt": grant_receipt,
    "fine_waive": fine_waive,
    "found_group": found_group,
    "greeting": greeting,
    "group_balance": group_balance,
    "help": help_,
    "identify": identify,
    "interest_waive": interest_waive,
    "join": join,
    "keep_share": keep_share,
    "language": language,
    "loan_balance": loan_balance,
    "loan_list": loan_list,
    "loan_pay": loan_pay,
    "loan_refuse": loan_refuse,
    "loan_request": loan_request,
    "loan_reschedule": loan_reschedule,
    "loan_write_off": loan_write_off,
    "leave_group": leave_group,
    "media": media,
    "meeting_cancel": meeting_cancel,
    "meeting_close": meeting_close,
    "meeting_count": meeting_count,
    "meeting_move": meeting_move,
    "meeting_next": meeting_next,
    "meeting_open": meeting_open,
    "meeting_repeat": meeting_repeat,
    "meeting_set": meeting_set,
    "meeting_state": meeting_state,
    "meeting_when": meeting_when,
    "menu": menu,
    "movement": movement,
    "my_share": my_share,
    "name_nominee": name_nominee,
    "news": news,
    "not_me": not_me,
    "out_of_scope": out_of_scope,
    "page": page,
    "paper": paper,
    "outside_loan": outside_loan,
    "outside_loans": outside_loans,
    "own_income": own_income,
    "panchsutra": panchsutra,
    "passbook": passbook,
    "phone_no": phone_no,
    "phone_yes": phone_yes,
    "pay_share": pay_share,
    "pay_wages": pay_wages,
    "receipt_ok": receipt_ok,
    "record_death": record_death,
    "remind_unpaid": remind_unpaid,
    "repayment": repayment,
    "reverse": reverse,
    "rsvp_list": rsvp_list,
    "rsvp_no": rsvp_no,
    "rsvp_yes": rsvp_yes,
    "sale_income": sale_income,
    "scheme_info": scheme_info,
    "settle_dispute": settle_dispute,
    "several": several,
    "share_list": share_list,
    "share_out": share_out,
    "start": start,
    "stop": stop,
    "stranger": stranger,
    "thanks": thanks,
    "trade": trade,
    "unidentified": unidentified,
    "waiting": waiting,
    "wages": wages,
    "who_has_not_paid": who_has_not_paid,
    "withdraw_saving": withdraw_saving,
}
