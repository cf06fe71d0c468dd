"""A member has died: what is hers goes to the one she named."""

from bot import nlu
from bot.context import Context
from bot.domain.commands import RecordDeath
from bot.domain.money import Paise
from bot.i18n import _, language, money
from bot.talk import Done, Talk, Words, YesNo, about, ask, by_bank, interest_due
from bot.talk import Member as MemberOf
from bot.wording.phrases import called, find


def record_death(it: Context) -> Talk[Done]:
    """Who, to whom her money goes unless she has said it, what of it is owed."""
    it.must_be_officer()
    others = [member for member in it.members if member != it.me]
    who = yield from ask("who", _("Who has died?"), MemberOf(others))
    member = find(it.members, who)
    it.check_hands_free(member)
    nominee = it.nominee(member)
    if not nominee:
        text = _("To whom does her money go? Write the name and how they are related.")
        nominee = yield from ask("nominee", text, Words())
    before = it.settlement(member, Paise(0))
    interest = yield from interest_due(who, before)
    settled = it.settlement(member, interest)
    bank = yield from by_bank()
    sure = _(
        "{name} has died. {amount} ({words}) goes to {nominee}, {place}. Is that right? Yes or no?",
        name=called(member),
        amount=money(settled.paid),
        words=nlu.amount_in_words(settled.paid, language()),
        nominee=nominee,
        place=_("from the bank") if bank else _("in cash"),
    )
    if not (yield from ask(f"ok:{about(who, nominee, settled, bank)}", sure, YesNo())):
        return Done(_("All right. Nothing was written."))
    return Done("", RecordDeath(who, nominee, interest, bank))
