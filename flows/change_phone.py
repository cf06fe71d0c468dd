"""A member has another telephone number."""

from bot.context import Context
from bot.domain.commands import AskPhone
from bot.i18n import _
from bot.talk import Done, Phone, Talk, YesNo, about, ask
from bot.talk import Member as MemberOf
from bot.wording.phrases import called, find


def change_phone(it: Context) -> Talk[Done]:
    """A second officer agrees, and then that phone itself."""
    it.must_be_officer()
    who = yield from ask("who", _("Whose number changes?"), MemberOf(it.members))
    name = called(find(it.members, who))
    text = _("What is the new number of {name}?", name=name)
    phone = yield from ask("phone", text, Phone())
    sure = _(
        "{name} has the number {phone} from now on. Is that right? Yes or no?",
        name=name,
        phone=phone.removeprefix("+91"),
    )
    if not (yield from ask(f"ok:{about(who, phone)}", sure, YesNo())):
        return Done(_("All right. Nothing was changed."))
    return Done("", AskPhone(who, phone))
