"""One file an intent, one function: (Context) → Say | Start | Done. Handlers have no effects."""

from collections.abc import Callable, Mapping

from bot.context import Context
from bot.talk import Done, Say, Start
from handlers.attendance import attendance
from handlers.balance import balance
from handlers.bank_deposit import bank_deposit
from handlers.bare import bare
from handlers.carry_cash import carry_cash
from handlers.change_holder import change_holder
from handlers.claims import claims
from handlers.confirm_no import confirm_no
from handlers.confirm_yes import confirm_yes
from handlers.correct import correct
from handlers.decide import decide
from handlers.deposit_record import deposit_record
from handlers.deposit_report import deposit_report
from handlers.dispute import dispute
from handlers.dues import dues
from handlers.fine import fine
from handlers.greeting import greeting
from handlers.group_balance import group_balance
from handlers.help import help_
from handlers.identify import identify
from handlers.join import join
from handlers.keep_share import keep_share
from handlers.language import language
from handlers.leave_group import leave_group
from handlers.loan import loan
from handlers.media import media
from handlers.meeting_cancel import meeting_cancel
from handlers.meeting_move import meeting_move
from handlers.meeting_repeat import meeting_repeat
from handlers.meeting_set import meeting_set
from handlers.meeting_when import meeting_when
from handlers.menu import menu
from handlers.my_share import my_share
from handlers.name_nominee import name_nominee
from handlers.news import news
from handlers.out_of_scope import out_of_scope
from handlers.passbook import passbook
from handlers.pay_share import pay_share
from handlers.pay_wages import pay_wages
from handlers.receipt_ok import receipt_ok
from handlers.record_death import record_death
from handlers.remind_unpaid import remind_unpaid
from handlers.reverse import reverse
from handlers.rsvp_list import rsvp_list
from handlers.rsvp_no import rsvp_no
from handlers.rsvp_yes import rsvp_yes
from handlers.settle_dispute import settle_dispute
from handlers.share_list import share_list
from handlers.share_out import share_out
from handlers.start import start
from handlers.stop import stop
from handlers.stranger import stranger
from handlers.thanks import thanks
from handlers.unidentified import unidentified
from handlers.wages import wages
from handlers.who_has_not_paid import who_has_not_paid
from handlers.withdraw_saving import withdraw_saving

HANDLERS: Mapping[str, Callable[[Context], Say | Start | Done]] = {
    "attendance": attendance,
    "balance": balance,
    "bank_deposit": bank_deposit,
    "bare": bare,
    "carry_cash": carry_cash,
    "change_holder": change_holder,
    "claims": claims,
    "confirm_no": confirm_no,
    "confirm_yes": confirm_yes,
    "correct": correct,
    "decide": decide,
    "deposit_record": deposit_record,
    "deposit_report": deposit_report,
    "dispute": dispute,
    "dues": dues,
    "fine": fine,
    "greeting": greeting,
    "group_balance": group_balance,
    "help": help_,
    "identify": identify,
    "join": join,
    "keep_share": keep_share,
    "language": language,
    "leave_group": leave_group,
    "loan_balance": loan,
    "loan_request": loan,
    "media": media,
    "meeting_cancel": meeting_cancel,
    "meeting_move": meeting_move,
    "meeting_repeat": meeting_repeat,
    "meeting_set": meeting_set,
    "meeting_when": meeting_when,
    "menu": menu,
    "my_share": my_share,
    "name_nominee": name_nominee,
    "news": news,
    "out_of_scope": out_of_scope,
    "passbook": passbook,
    "pay_share": pay_share,
    "pay_wages": pay_wages,
    "receipt_ok": receipt_ok,
    "record_death": record_death,
    "remind_unpaid": remind_unpaid,
    "repayment": loan,
    "reverse": reverse,
    "rsvp_list": rsvp_list,
    "rsvp_no": rsvp_no,
    "rsvp_yes": rsvp_yes,
    "settle_dispute": settle_dispute,
    "share_list": share_list,
    "share_out": share_out,
    "start": start,
    "stop": stop,
    "stranger": stranger,
    "thanks": thanks,
    "unidentified": unidentified,
    "wages": wages,
    "who_has_not_paid": who_has_not_paid,
    "withdraw_saving": withdraw_saving,
}
