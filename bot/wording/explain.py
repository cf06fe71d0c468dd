"""Why a rule said no, in a sentence that says what to do instead."""

from collections.abc import Callable, Sequence
from typing import Any

from bot.domain.errors import Code, DomainError
from bot.domain.groups import Member
from bot.i18n import _, long_day, money
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


def _not_allowed(f: Figures, _m: Sequence[Member]) -> str:
    if f.get("needs") == "president":
        return _("Only the president or the secretary can do this.")
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


def _own_money(_f: Figures, _m: Sequence[Member]) -> str:
    return _("Nobody confirms her own money. Another officer has to say yes.")


def _claim_over(f: Figures, members: Sequence[Member]) -> str:
    return _(
        "{who} owes {owed} now: {amount} of this is more. Please look at it again.",
        who=called(find(members, f.get("member"))),
        owed=money(f["owed"]),
        amount=money(f["paise"]),
    )


def _who(text: Callable[[str], str]) -> Sentence:
    return lambda f, members: text(called(find(members, f.get("member"))))


def _fixed(text: Callable[[], str]) -> Sentence:
    return lambda _f, _m: text()


_SENTENCES: dict[Code, Sentence] = {
    Code.NOT_ALLOWED: _not_allowed,
    Code.WHICH_ONE: _which_one,
    Code.NOT_YOURS: _fixed(lambda: _("You can only see your own savings.")),
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
    Code.BOOKS_OPENED: _fixed(lambda: _("This group's book has been opened already.")),
    Code.NOTHING_TO_DO: _fixed(lambda: _("There is nothing to do.")),
    Code.NOT_HOLDER: _who(lambda who: _("{who} does not keep the cash box.", who=who)),
    Code.SAME_PERSON: _who(lambda who: _("{who} has this cash already.", who=who)),
    **share.SENTENCES,
}
