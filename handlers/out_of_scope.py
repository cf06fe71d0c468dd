"""What was not understood: a fitting word, and the two or three nearest things she may do."""

from collections.abc import Mapping

from bot.context import Context
from bot.domain.groups import Role
from bot.i18n import N_, _
from bot.nlu.garbled import decoded, in_other_letters, without_words
from bot.nlu.nearest import nearest
from bot.talk import Choice, Say, Start
from bot.wording.phrases import called
from bot.wording.unclear import sentence
from handlers._movement import trade_named
from handlers.loan_balance import loan_balance

_MOST = 3  # choices: as many as fit a phone's screen and WhatsApp's buttons
_LEADERS = {Role.PRESIDENT, Role.SECRETARY}

# What a choice begins (as a button's id) and what it is called. Of equals the first is nearer.
FOR_MEMBERS = {
    "balance": N_("My savings"),
    "deposit_report": N_("I have paid"),
    "meeting_when": N_("When is the meeting?"),
    "dues": N_("What do I owe?"),
    "passbook": N_("My last entries"),
    "loan_balance": N_("My loan"),
    "loan_request": N_("I want a loan"),
    "repayment": N_("I paid an instalment"),
    "dispute": N_("An entry is wrong"),
    "rsvp_yes": N_("I will come"),
    "rsvp_no": N_("I cannot come"),
    "language": N_("Another language"),
    "help": N_("Everything I can do"),
}
FOR_OFFICERS = {
    "deposit_record": N_("Write down savings"),
    "who_has_not_paid": N_("Who has not paid?"),
    "group_balance": N_("The group's cash and bank"),
    "claims": N_("Who says that she paid?"),
    "bank_deposit": N_("Put into the bank"),
    "carry_cash": N_("Cash to take to the bank"),
    "change_holder": N_("New keeper of the box"),
    "unidentified": N_("Unknown money in bank"),
    "attendance": N_("Write down who came"),
    "reverse": N_("Take an entry back"),
    "settle_dispute": N_("Decide a complaint"),
    "rsvp_list": N_("Who is coming?"),
}
FOR_LEADERS = {
    "meeting_set": N_("Call a meeting"),
    "meeting_move": N_("Move the meeting"),
    "meeting_cancel": N_("Cancel the meeting"),
}
_NO_INTENT = {"out_of_scope", "bare", "choice"}
_OF_A_MEETING = {"rsvp_yes", "rsvp_no", "rsvp_list", "meeting_move", "meeting_cancel"}
SAME = {  # what has no choice of its own, and the choice that leads there
    "menu": "help",
    "meeting_repeat": "meeting_set", "remind_unpaid": "who_has_not_paid",
}  # fmt: skip
USUAL = {
    False: ("balance", "deposit_report", "meeting_when"),
    True: ("deposit_record", "who_has_not_paid", "help"),
}

_PROMISE = N_("All right, nothing was written. When you have paid, write it to me.")
# Why a guard stopped the message, and what is said then; nothing else is offered.
_ANSWERS = {
    "promise": _PROMISE,
    "condition": _PROMISE,
    "negation": _PROMISE,
    "private": N_(
        "I did not write that in the books.\nNever send an OTP, PIN or Aadhaar to anyone."
    ),
    "forward": N_(
        "This looks forwarded; I only keep the group's books.\nDo not open its links or pay anyone."
    ),
    "withdraw": N_("Savings are paid out only as the meeting decides.\nNothing was written."),
    "abuse": N_("I only keep the group's book.\nIf something in it is wrong, write: wrong"),
    "household": N_(
        "Nothing was written: this sounds like your own house. "
        "If it is the group's, write it with: group"
    ),
    "loan_out": N_("Nothing was written. For a loan write it like this: Sita gets a loan of 5000"),
}
# The same, but what she wanted is not clear: the usual choices follow.
_NOTES = {
    "others": N_("I write down only your own saving here."),
    "shopping": N_("I keep only the group's savings. Nothing was written."),
    "too_long": N_("That was too long for me. Please write it in short lines."),
}

_ABOUT_SOMEBODY = ("", "unknown_name", "others", "shopping", "loan_out")  # perhaps a buyer or shop


def out_of_scope(it: Context) -> Say | Start:
    """A plain answer to what was stopped; otherwise what she may have meant, by number."""
    officer = it.me.is_officer
    if officer and _why(it) in _ABOUT_SOMEBODY and (paid := trade_named(it)):
        return paid
    topic = _why(it)
    if topic in ("loan", "interest"):
        return loan_balance(it)
    if topic == "fine":
        return Say(_("Only officers write down fines. Please tell {officer}.", officer=_first(it)))
    if topic in _ANSWERS and not (officer and _ANSWERS[topic] is _PROMISE):
        return Say(_(_ANSWERS[topic]))
    broken = decoded(it.words)
    foreign = not broken and in_other_letters(it.words)
    near = "" if foreign or topic in (*_NOTES, "unknown_name") else broken or it.words
    return Say(_note(it, unreadable=foreign or bool(broken)), _nearest(it, near))


def _why(it: Context) -> str:
    """Why a guard stopped it; the topic of another intent is no reason."""
    return it.slots.topic if it.meaning.intent == "out_of_scope" else ""


def _note(it: Context, *, unreadable: bool) -> str:
    """Why it was not understood, before what is offered."""
    reason, topic = "", _why(it)
    if it.meaning.intent not in _NO_INTENT:
        reason = _("I cannot do that yet.")
    elif topic in _NOTES:
        reason = _(_NOTES[topic])
    elif topic in _ANSWERS:  # an officer's "sab 100 denge" may be an order after all
        reason = _("Nothing was written.")
    elif unreadable:
        reason = _("I cannot read these letters. Please write in Hindi or English letters.")
    elif without_words(it.words):
        reason = _("I found no words in that.")
    elif it.slots.unclear:  # "there is no Rajjo in the register"
        reason = sentence(it.slots.unclear[0], it.members)
    offer = _("Do you want one of these? Send the number.")
    if not reason:
        return _("I did not understand that. Do you want one of these? Send the number.")
    return f"{reason}\n{offer}"


def _first(it: Context) -> str:
    officers = [officer for officer in it.officers() if officer.number != it.number]
    return called(officers[0]) if officers else _("your officers")


def _nearest(it: Context, words: str) -> tuple[Choice, ...]:
    """The nearest of what her role may do, made up to three with what is asked most."""
    things = _may_do(it)
    among = (*things, *(other for other, same in SAME.items() if same in things))
    found = nearest(words, it.roster, among, officer=it.me.is_officer, most=2 * _MOST)
    usual = USUAL[it.me.is_officer]
    wanted = dict.fromkeys(SAME.get(intent, intent) for intent in (*found, *usual))
    return tuple(Choice(intent, _(things[intent])) for intent in list(wanted)[:_MOST])


def _may_do(it: Context) -> Mapping[str, str]:
    things = FOR_MEMBERS
    if it.me.is_officer:
        leads = it.me.roles & _LEADERS
        things = FOR_OFFICERS | (FOR_LEADERS if leads else {}) | things
    if it.next_meeting():
        return things
    return {intent: label for intent, label in things.items() if intent not in _OF_A_MEETING}
