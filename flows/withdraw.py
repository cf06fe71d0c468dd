"""Some of a member's saving back to her: whose, of which kind, how much."""

from bot import nlu
from bot.context import Context
from bot.domain.accounts import FOOD, HEALTH, HELD, OPTIONAL
from bot.domain.commands import Head, WithdrawSaving
from bot.domain.errors import Code, DomainError
from bot.domain.groups import Member
from bot.domain.money import Paise
from bot.i18n import _, language, money
from bot.talk import Done, OneOf, Rupees, Talk, YesNo, about, ask, by_bank
from bot.talk import Member as MemberOf
from bot.wording.notes import head_name
from bot.wording.phrases import called, find

_HEADS = {"optional": OPTIONAL, "health": HEALTH, "food": FOOD, "advance": HELD}


def withdraw(it: Context) -> Talk[Done]:
    """An officer's for any member; a member's own wish goes to the officers."""
    among = it.members if it.me.is_officer else (it.me,)
    who = yield from ask("who", _("Whose saving is paid out?"), MemberOf(among))
    member = find(it.members, who)
    head, there = yield from _kind(it, member)
    text = _("How much? {name} has {there}.", name=called(member), there=money(there))
    amount = yield from ask("amount", text, Rupees(there))
    bank = False
    if it.me.is_officer:
        bank = yield from by_bank()
    sure = _(
        "{name}: {amount} ({words}) out of {what}, {place}. Is that right? Yes or no?",
        name=called(member),
        amount=money(amount),
        words=nlu.amount_in_words(amount, language()),
        what=head_name(head),
        place=_("from the bank") if bank else _("in cash"),
    )
    if not (yield from ask(f"ok:{about(who, head, amount, bank)}", sure, YesNo())):
        return Done(_("All right. Nothing was written."))
    return Done("", WithdrawSaving(who, amount, head, bank))


def _kind(it: Context, member: Member) -> Talk[tuple[Head, Paise]]:
    """Only what is there is offered; compulsory saving is never. Raises DomainError."""
    savings = it.savings(member)
    there = {
        "optional": savings.optional,
        "health": savings.health,
        "food": savings.food,
        "advance": savings.held,
    }
    some = {kind: paise for kind, paise in there.items() if paise}
    if not some:
        raise DomainError(Code.COMPULSORY_STAYS, member=member.number, there=Paise(0))
    options = tuple(
        (kind, f"{head_name(Head(_HEADS[kind]))} {money(paise)}") for kind, paise in some.items()
    )
    kind = options[0][0]
    if len(options) > 1:
        kind = yield from ask("head", _("Which saving?"), OneOf(options))
    return Head(_HEADS[kind]), some[kind]
