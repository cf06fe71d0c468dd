"""The cash box goes to another keeper."""

from bot.context import Context
from bot.domain.commands import ChangeHolder
from bot.i18n import _, money
from bot.talk import Done, Talk, YesNo, about, ask
from bot.talk import Member as MemberOf
from bot.wording.phrases import called, find


def change_holder(it: Context) -> Talk[Done]:
    """Both keepers have to say yes; then all the cash moves in one entry."""
    it.must_be_officer()
    old = it.holder()
    if old is None:
        return Done(_("Nobody keeps the cash box yet. Please name a treasurer first."))
    new = yield from ask("who", _("Who will keep the cash box from now on?"), MemberOf(it.members))
    text = _(
        "The cash box with {cash} goes from {old} to {new}. Is that right? Yes or no?",
        cash=money(it.cash().in_hand.get(old, 0)),
        old=called(find(it.members, old)),
        new=called(find(it.members, new)),
    )
    if not (yield from ask(f"ok:{about(old, new, it.cash().in_hand.get(old, 0))}", text, YesNo())):
        return Done(_("All right. Nothing was written."))
    return Done("", ChangeHolder(old, new))
