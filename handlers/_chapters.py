"""All that can be asked of the bot, in chapters of at most ten: what help leads to.

The first page is short enough for two parts of an SMS in Hindi.

A thing is an intent, with slots where it needs them ("movement?topic=fd_made"); "help?topic=…"
opens a chapter. What answers a question of the bot ("yes", a receipt's button) stands nowhere here.
"""

from collections.abc import Mapping

from bot.i18n import N_
from bot.wording.movements import NAMES

Things = Mapping[str, str]  # its id → what it is called


def _heads(*kinds: str) -> Things:
    return {f"movement?topic={kind}": NAMES[kind] for kind in kinds}


MEMBER: Things = {
    "balance": N_("My savings"),
    "deposit_report": N_("I have paid"),
    "passbook": N_("My last entries"),
    "help?topic=my_loan": N_("Loan and instalment"),
    "help?topic=my_meeting": N_("Meeting"),
    "help?topic=more": N_("More"),
}
OFFICER: Things = {
    "deposit_record": N_("Write down savings"),
    "help?topic=savings": N_("Savings"),
    "help?topic=loans": N_("Loans"),
    "help?topic=bank": N_("Box and bank"),
    "help?topic=trade": N_("Work and expenses"),
    "help?topic=meeting": N_("Meeting"),
    "help?topic=group": N_("The group"),
    "help?topic=mine": N_("My own"),
}
CHAPTERS: Mapping[str, Things] = {
    "more": {
        "dues": N_("What do I owe?"),
        "help?topic=my_group": N_("My group"),
        "help?topic=my_money": N_("Other money of mine"),
        "help?topic=phone": N_("Phone and language"),
    },
    "my_loan": {
        "loan_balance": N_("My loan"),
        "loan_request": N_("I want a loan"),
        "repayment": N_("I paid an instalment"),
        "loan_refuse": N_("I want no loan any more"),
    },
    "my_meeting": {
        "meeting_when": N_("When is the meeting?"),
        "rsvp_yes": N_("I will come"),
        "rsvp_no": N_("I cannot come"),
        "rsvp_list": N_("Who comes?"),
        "meeting_state": N_("How far is the meeting?"),
    },
    "my_group": {
        "group_balance": N_("Cash and bank of all"),
        "outside_loans": N_("What the group owes"),
        "bylaws": N_("Rules of the group"),
        "panchsutra": N_("Panchsutra score"),
        "scheme_info": N_("How much can we get?"),
    },
    "my_money": {
        "dispute": N_("An entry is wrong"),
        "my_share": N_("My share and wages"),
        "keep_share": N_("My share into savings"),
        "withdraw_saving": N_("Savings back"),
        "own_income": N_("My own income"),
        "name_nominee": N_("Who gets my money"),
        "leave_group": N_("Leaving the group"),
    },
    "phone": {
        "page": N_("My page to look at"),
        "waiting": N_("What waits for my yes"),
        "news": N_("News for me"),
        "language": N_("Another language"),
        "not_me": N_("This is not me"),
        "stop": N_("No more messages"),
    },
    "savings": {
        "who_has_not_paid": N_("Who has not paid?"),
        "claims": N_("Claims to decide"),
        "fine": N_("A fine"),
        "fine_waive": N_("Let a fine off"),
        "withdraw_saving": N_("Savings back"),
        "reverse": N_("Take an entry back"),
        "settle_dispute": N_("Decide a complaint"),
        "unidentified": N_("Unknown money in bank"),
        "identify": N_("Whose money it was"),
    },
    "loans": {
        "loan_list": N_("Loans of all"),
        "repayment": N_("She paid an instalment"),
        "loan_pay": N_("Give a loan"),
        "loan_request": N_("Somebody wants a loan"),
        "loan_refuse": N_("No loan to her"),
        "loan_reschedule": N_("New instalments"),
        "interest_waive": N_("Let interest off"),
        "loan_write_off": N_("Give the loan up"),
    },
    "bank": {
        "carry_cash": N_("Cash to take to the bank"),
        "bank_deposit": N_("Put into the bank"),
        "bank_withdrawal": N_("Cash from the bank"),
        "group_balance": N_("Cash and bank of all"),
        "bank_match": N_("Compare the passbook"),
        "change_holder": N_("New keeper of the box"),
        "help?topic=box": N_("Cash short or over"),
        "help?topic=account": N_("Interest, charges, FD"),
        "help?topic=outside": N_("Loans and funds outside"),
    },
    "account": _heads("bank_interest", "bank_charges", "fd_made", "fd_matured"),
    "box": _heads("cash_short", "cash_over", "holder_paid", "theft"),
    "outside": {
        "outside_loans": N_("What the group owes"),
        "outside_loan": N_("A loan for the group"),
        "grant_receipt": N_("A fund or grant came"),
        **_heads("outside_repayment", "outside_interest", "subvention", "federation_saving",
                 "share_capital", "federation_interest", "federation_back"),
    },
    "trade": {
        "expense": N_("An expense"),
        "sale_income": N_("A sale"),
        **_heads("job_work", "buyer_paid", "shop_paid", "other_income"),
        "trade": N_("Who owes for goods"),
        "activity": N_("Profit of the work"),
        "wages": N_("Write down wages"),
        "pay_wages": N_("Pay wages out"),
    },
    "meeting": {
        "meeting_open": N_("Begin the meeting"),
        "attendance": N_("Write down who came"),
        "meeting_state": N_("How far is the meeting?"),
        "meeting_count": N_("Count the cash"),
        "meeting_close": N_("Close the meeting"),
        "meeting_when": N_("When is the meeting?"),
        "meeting_set": N_("Call a meeting"),
        "meeting_move": N_("Move the meeting"),
        "meeting_cancel": N_("Cancel the meeting"),
        "meeting_repeat": N_("Meetings that repeat"),
    },
    "group": {
        "paper": N_("Papers of the group"),
        "bylaws": N_("Rules of the group"),
        "panchsutra": N_("Panchsutra score"),
        "scheme_info": N_("How much can we get?"),
        "help?topic=share": N_("Share the surplus"),
        "add_member": N_("A new sister"),
        "change_phone": N_("Another phone number"),
        "change_office": N_("Another officer"),
        "leave_group": N_("Somebody leaves"),
        "record_death": N_("Somebody has died"),
    },
    "share": {
        "share_out": N_("Share the surplus"),
        "share_list": N_("List of the share-out"),
        "pay_share": N_("Pay shares out"),
    },
    "mine": {
        "balance": N_("My savings"),
        "passbook": N_("My last entries"),
        "dues": N_("What do I owe?"),
        "deposit_report": N_("I have paid"),
        "help?topic=my_loan": N_("Loan and instalment"),
        "rsvp_yes": N_("I will come"),
        "rsvp_no": N_("I cannot come"),
        "rsvp_list": N_("Who comes?"),
        "help?topic=my_money": N_("Other money of mine"),
        "help?topic=phone": N_("Phone and language"),
    },
}  # fmt: skip
FOR_ALL = frozenset({"more", "my_loan", "my_meeting", "my_group", "my_money", "phone"})
