"""Why a rule said no, in a sentence that says what to do instead."""

from collections.abc import Callable, Sequence
from typing import Any

from bot.domain.errors import Code, DomainError
from bot.domain.groups import Member
from bot.i18n import _, long_day, money
from bot.wording.loans import rate_said
from bot.wording.phrases import called, find, in_full
from bot.wording.refusals import share

Figures = dict[str, Any]
Sentence = Callable[[Figures, Sequence[Member]], str]


def explain(error: DomainError, members: Sequence[Member] = ()) -> str:
    """The refusal in the spoken language."""
    return _SENTENCES[error.code](error.figures, members)


def _not_enough(f: Figures, members: Sequence[Member]) -> str:
    who = called(find(members, f.get("member")))
    return _(
        "{who} has only {there} of the group's cash, not {amount}.",
        who=who,
        there=money(f["there"]),
        amount=money(f["paise"]),
    )


def _more_than_owed(f: Figures, _m: Sequence[Member]) -> str:
    if f.get("party"):
        return _(
            "Only {there} is open with {party}, not {amount}.",
            there=money(f["there"]),
            party=f["party"],
            amount=money(f["paise"]),
        )
    return _(
        "Only {there} is there, not {amount}.", there=money(f["there"]), amount=money(f["paise"])
    )


def _party_missing(f: Figures, _m: Sequence[Member]) -> str:
    if f["kind"] == "buyer":
        return _("Please say who buys it.")
    if f["kind"] == "shop":
        return _("Please say which shop.")
    if f["kind"] == "holder":
        return _("Please say who pays back the missing cash.")
    return _("Please say which loan.")


def _not_allowed(f: Figures, _m: Sequence[Member]) -> str:
    if f.get("needs") == "president":
        return _("Only the president or the secretary can do this.")
    if f.get("needs") == "second_officer":
        return _("Another officer has to agree, and there is none who could be asked.")
    if f.get("needs") == "treasurer":
        return _("The group has no treasurer yet. Please choose one at a meeting.")
    if f.get("needs") == "second_officer":
        return _("Another officer has to agree to this, and there is none who may.")
    return _("Only an officer of the group can do this.")


def _which_one(f: Figures, members: Sequence[Member]) -> str:
    women = "\n".join(in_full(find(members, number)) for number in f["members"])
    return _(
        "There is more than one:\n{women}\nAsk with her number, like this: savings of {number}",
        women=women,
        number=f["members"][-1],
    )


def _not_yours(f: Figures, members: Sequence[Member]) -> str:
    own = _("You can only see your own savings.")
    if "member" not in f:
        return own
    who = called(find(members, f["member"]))
    return _("What is written of {who} I tell only her and the officers.", who=who) + "\n" + own


def _own_money(_f: Figures, _m: Sequence[Member]) -> str:
    return _("Nobody confirms her own money. Another officer has to say yes.")


def _claim_over(f: Figures, members: Sequence[Member]) -> str:
    return _(
        "{who} owes {owed} now: {amount} of this is more. Please look at it again.",
        who=called(find(members, f.get("member"))),
        owed=money(f["owed"]),
        amount=money(f["paise"]),
    )


def _loan_limit(f: Figures, members: Sequence[Member]) -> str:
    return _(
        "By the group's rule a sister may owe {limit} at most. {who} owes {owed}; {amount} more is "
        "too much.",
        limit=money(f["limit"]),
        who=called(find(members, f["member"])),
        owed=money(f["owed"]),
        amount=money(f["paise"]),
    )


def _has_overdue(f: Figures, members: Sequence[Member]) -> str:
    return _(
        "{who} is behind with {amount} of another loan. That comes first.",
        who=called(find(members, f["member"])),
        amount=money(f["paise"]),
    )


def _who(text: Callable[[str], str]) -> Sentence:
    return lambda f, members: text(called(find(members, f.get("member"))))


def _fixed(text: Callable[[], str]) -> Sentence:
    return lambda _f, _m: text()


_SENTENCES: dict[Code, Sentence] = {
    Code.NOT_ALLOWED: _not_allowed,
    Code.WHICH_ONE: _which_one,
    Code.NOT_YOURS: _not_yours,
    Code.OWN_MONEY: _own_money,
    Code.NOT_A_MEMBER: _fixed(lambda: _("That number is not in the register.")),
    Code.HAS_LEFT: _who(lambda who: _("{who} has left the group.", who=who)),
    Code.AMOUNT_ZERO: _fixed(lambda: _("The amount must be more than zero.")),
    Code.AMOUNT_NEGATIVE: _fixed(lambda: _("The amount must be more than zero.")),
    Code.AMOUNT_NOT_WHOLE: _fixed(lambda: _("Please write whole rupees, without paise.")),
    Code.ABOVE_LIMIT: lambda f, _m: _(
        "More than {limit} at once cannot be written.", limit=money(f["limit"])
    ),
    Code.NOT_ENOUGH_CASH: _not_enough,
    Code.NOT_ENOUGH_IN_BANK: lambda f, _m: _(
        "By the book there is only {there} in the bank, not {amount}. If the bank has more, write "
        "first what came in.",
        there=money(f["there"]),
        amount=money(f["paise"]),
    ),
    Code.MORE_THAN_OWED: _more_than_owed,
    Code.ABOVE_CREDIT: lambda f, _m: _(
        "The limit is {limit}; only {left} of it is left, not {amount}.",
        limit=money(f["limit"]),
        left=money(f["left"]),
        amount=money(f["paise"]),
    ),
    Code.NO_SUCH_LOAN: _fixed(lambda: _("There is no such loan from outside.")),
    Code.RATE_TOO_HIGH: _fixed(
        lambda: _("That rate or number of instalments cannot be. The rate is for a whole year.")
    ),
    Code.PARTY_MISSING: _party_missing,
    Code.NOTE_MISSING: _fixed(lambda: _("Please write what happened.")),
    Code.FUND_RETURNABLE: _fixed(
        lambda: _("Your group has to pay this fund back: it is written as a loan.")
    ),
    Code.UNBALANCED: _fixed(lambda: _("Something went wrong here. Nothing was written.")),
    Code.UNKNOWN_CODE: lambda f, _m: _(
        "I find nothing under {code}. Please look again.", code=f.get("code", "")
    ),
    Code.ALREADY_REVERSED: lambda f, _m: _("{code} was taken back already.", code=f["code"]),
    Code.CANNOT_REVERSE: lambda f, _m: _(
        "{code} cannot be taken back: that money has moved on already.", code=f["code"]
    ),
    Code.CLAIM_DECIDED: _fixed(lambda: _("That was answered already.")),
    Code.CLAIM_OVER: _claim_over,
    Code.PROPOSAL_DECIDED: _fixed(lambda: _("That was answered already.")),
    Code.SAME_PHONE: _fixed(
        lambda: _(
            "This phone has spoken for this already. The yes has to come from another woman's "
            "phone."
        )
    ),
    Code.NOT_ASKED: _fixed(lambda: _("Your answer is not needed for this.")),
    Code.DISPUTE_CLOSED: _fixed(lambda: _("That was settled already.")),
    Code.DISPUTE_OPEN: lambda f, _m: _("{code} is being looked into already.", code=f["code"]),
    Code.ACCUSED_ALONE: _fixed(
        lambda: _("Who wrote the entry cannot settle this. Another officer has to.")
    ),
    Code.SLIP_USED: lambda f, _m: _(
        "Slip {slip} is in the book already. Please look at the number again.", slip=f["slip"]
    ),
    Code.SLIP_MISSING: _fixed(lambda: _("The number of the bank's slip is needed.")),
    Code.DATE_IN_FUTURE: lambda f, _m: _("{day} is still to come.", day=long_day(f["day"])),
    Code.DATE_TOO_OLD: lambda f, _m: _("{day} is too long ago.", day=long_day(f["day"])),
    Code.MEETING_OVER: _fixed(lambda: _("That meeting is over or was cancelled.")),
    Code.MEETING_PAST: _fixed(lambda: _("That time is over. Please write a coming one.")),
    Code.NO_MEETING: _fixed(lambda: _("No meeting is planned.")),
    Code.MEETING_CLOSED: lambda f, _m: _(
        "The book is closed up to the meeting of {day}. Write it with today's date, or take the "
        "wrong entry back.",
        day=long_day(f["day"]),
    ),
    Code.NO_SESSION: _fixed(
        lambda: _('No meeting is going on. To begin it, an officer writes "start meeting".')
    ),
    Code.SESSION_ON: _fixed(
        lambda: _("The meeting is going on: it can neither be moved nor cancelled.")
    ),
    Code.CLOSED_TODAY: _fixed(
        lambda: _("Today's meeting is closed. What comes in now is written outside of it.")
    ),
    Code.CASH_NOT_COUNTED: lambda f, _m: _(
        "First the cash has to be counted; by the book there is {there}.", there=money(f["there"])
    ),
    Code.CASH_DIFFERS: lambda f, _m: _(
        "Counted {counted}, in the book {there}: that has to agree before the meeting is closed.",
        counted=money(f["counted"]),
        there=money(f["there"]),
    ),
    Code.CLOSING_ASKED: _fixed(
        lambda: _("I have asked already. The meeting is closed when another officer says yes.")
    ),
    Code.BOOKS_OPENED: _fixed(lambda: _("This group's book has been opened already.")),
    Code.NOT_BEGUN: _fixed(
        lambda: _("The group's officers have not all said yes yet. Then money can be written.")
    ),
    Code.FOUNDER_NO_OFFICE: _fixed(
        lambda: _("Who founds the group has to be president, secretary or treasurer herself.")
    ),
    Code.FOUNDED_TODAY: _fixed(
        lambda: _("From one phone one group can be founded a day. Please write tomorrow.")
    ),
    Code.IN_GROUP: _fixed(lambda: _("This phone is in a group already. A woman is in one group.")),
    Code.TOO_FEW: lambda f, _m: _(
        "{count} women are too few: a group begins with {least}, better with 10 to 20.",
        count=f["count"],
        least=f["least"],
    ),
    Code.TOO_MANY: lambda f, _m: _(
        "A group has at most {most} women; this would be {count}.",
        most=f["most"],
        count=f["count"],
    ),
    Code.NO_SECOND_PHONE: _fixed(
        lambda: _("One more woman of the group needs a phone of her own: her yes is needed.")
    ),
    Code.NO_REQUEST: _fixed(lambda: _("That was answered already.")),
    Code.PHONE_HERS: _who(lambda who: _("That number is in the book for {who} already.", who=who)),
    Code.NOTHING_TO_DO: _fixed(lambda: _("There is nothing to do.")),
    Code.NOT_HOLDER: _who(lambda who: _("{who} does not keep the cash box.", who=who)),
    Code.LOAN_LIMIT: _loan_limit,
    Code.LOAN_RATE: lambda f, _m: _(
        "The group's rate is another: {rate}.", rate=rate_said(f["rate"])
    ),
    Code.LOAN_NOT_ASKED: _fixed(
        lambda: _("That loan was decided already, or nobody asked for it.")
    ),
    Code.LOAN_CLOSED: _who(lambda who: _("{who} owes nothing of this loan any more.", who=who)),
    Code.WHICH_LOAN: _who(
        lambda who: _("Of which loan is it? Write it alone: {who} paid 600 instalment", who=who)
    ),
    Code.INSTALMENTS: lambda f, _m: _(
        "{count} instalments do not work: from 1 to {most}.", count=f["instalments"], most=f["most"]
    ),
    Code.HAS_OVERDUE: _has_overdue,
    Code.MORE_THAN_DUE: lambda f, _m: _(
        "Only {due} is due, not {amount}.", due=money(f["due"]), amount=money(f["paise"])
    ),
    Code.MEETING_NOT_HELD: _fixed(
        lambda: _("That meeting was not held. Such a thing is decided in a meeting.")
    ),
    Code.SAME_PERSON: _who(lambda who: _("{who} has this cash already.", who=who)),
    Code.WITNESSES: lambda f, _m: _(
        "No other officer is there to agree. {least} sisters who can be reached have to say yes.",
        least=f["least"],
    ),
    **share.SENTENCES,
}
