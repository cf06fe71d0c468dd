"""Why money to a member was refused."""

from collections.abc import Callable, Sequence
from typing import Any

from bot.domain.errors import Code
from bot.domain.groups import Member
from bot.i18n import _, money
from bot.wording.phrases import called, find

_Figures = dict[str, Any]
_Sentence = Callable[[_Figures, Sequence[Member]], str]


def _said(text: Callable[[_Figures], str]) -> _Sentence:
    return lambda f, _m: text(f)


def _compulsory(f: _Figures, members: Sequence[Member]) -> str:
    who = called(find(members, f["member"]))
    if not f["there"]:
        return _(
            "Compulsory saving stays as long as a sister is in the group. {who} has no optional "
            "saving, which could be paid out.",
            who=who,
        )
    return _(
        "Compulsory saving stays as long as a sister is in the group. {who} has {there} of "
        "optional saving; that can be paid out.",
        who=who,
        there=money(f["there"]),
    )


def _more_than_saved(f: _Figures, members: Sequence[Member]) -> str:
    return _(
        "{who} has only {there} of this saving, not {amount}.",
        who=called(find(members, f["member"])),
        there=money(f["there"]),
        amount=money(f["paise"]),
    )


def _more_than_due(f: _Figures, members: Sequence[Member]) -> str:
    return _(
        "Only {there} is due to {who}, not {amount}.",
        who=called(find(members, f["member"])),
        there=money(f["there"]),
        amount=money(f["paise"]),
    )


def _holds_cash(f: _Figures, members: Sequence[Member]) -> str:
    return _(
        "{who} keeps the cash box or carries {amount} of the group. First let another sister "
        "take it over. Write who, like this: Geeta keeps the cash box now",
        who=called(find(members, f["member"])),
        amount=money(f["paise"]),
    )


def _owes_more(f: _Figures, members: Sequence[Member]) -> str:
    return _(
        "{who} owes {owed}, but only {saved} is hers. First the rest has to be paid back.",
        who=called(find(members, f["member"])),
        owed=money(f["owed"]),
        saved=money(f["saved"]),
    )


def _no_resolution(f: _Figures, _m: Sequence[Member]) -> str:
    if not f["meeting"]:
        return _(
            "A meeting has to decide this, and none is in the book as held. Write down who came "
            "to the meeting first."
        )
    return _("Meeting {number} was not held.", number=f["meeting"])


def _last_officer(f: _Figures, members: Sequence[Member]) -> str:
    who = called(find(members, f["member"]))
    return _("{who} is the last officer. First choose another one.", who=who)


def _still_claims(f: _Figures, members: Sequence[Member]) -> str:
    who = called(find(members, f["member"]))
    return _("{who} says that she paid, and nobody has answered yet. Decide that first.", who=who)


def _no_nominee(f: _Figures, members: Sequence[Member]) -> str:
    who = called(find(members, f["member"]))
    return _("Who gets the money of {who}? The name has to be written down.", who=who)


def _other_nominee(f: _Figures, members: Sequence[Member]) -> str:
    return _(
        "{who} has named {nominee} herself. Nobody else can get her money.",
        who=called(find(members, f["member"])),
        nominee=f["nominee"],
    )


SENTENCES: dict[Code, _Sentence] = {
    Code.COMPULSORY_STAYS: _compulsory,
    Code.MORE_THAN_SAVED: _more_than_saved,
    Code.MORE_THAN_PAYABLE: _more_than_due,
    Code.NOT_ENOUGH_TO_RETURN: _said(
        lambda f: _(
            "{amount} would have to be returned, but of the cash and the bank only {there} is the "
            "sisters'. {reserved} belongs to the bank, the fund or others.",
            amount=money(f["paise"]),
            there=money(f["there"]),
            reserved=money(f["reserved"]),
        )
    ),
    Code.NO_RESOLUTION: _no_resolution,
    Code.HOLDS_CASH: _holds_cash,
    Code.LAST_OFFICER: _last_officer,
    Code.OWES_MORE: _owes_more,
    Code.STILL_CLAIMS: _still_claims,
    Code.NO_NOMINEE: _no_nominee,
    Code.OTHER_NOMINEE: _other_nominee,
    Code.NOTHING_TO_SHARE: _said(
        lambda f: _(
            "There is nothing to share: earned {income}, spent {expense}, shared before {moved}.",
            income=money(f["income"]),
            expense=money(f["expense"]),
            moved=money(f["moved"]),
        )
    ),
    Code.WRONG_SHARES: _said(
        lambda f: _(
            "The sums do not fit any more: {amount} was said, the book has {there}. "
            "Please begin again.",
            amount=money(f["paise"]),
            there=money(f["there"]),
        )
    ),
    Code.LOANS_OPEN: _said(
        lambda f: _(
            "{amount} is still out on loan to sisters. Everything can be returned when that has "
            "come back.",
            amount=money(f["paise"]),
        )
    ),
}
