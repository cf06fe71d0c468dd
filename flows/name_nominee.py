"""Who gets a member's money when she dies."""

from bot.context import Context
from bot.domain.commands import NameNominee
from bot.i18n import _
from bot.talk import Done, Talk, Words, YesNo, about, ask
from bot.talk import Member as MemberOf
from bot.wording.phrases import called, find


def name_nominee(it: Context) -> Talk[Done]:
    """Her own word; an officer may write it down for a woman who has no phone."""
    who = it.me.number
    if it.me.is_officer:
        who = yield from ask("who", _("Whose heir is it?"), MemberOf(it.members))
    name = called(find(it.members, who))
    text = _("Who shall get the money after {who}? Write the name.", who=name)
    nominee = yield from ask("nominee", text, Words())
    sure = _(
        "After {who} all her money goes to {nominee}. Is that right? Yes or no?",
        who=name,
        nominee=nominee,
    )
    if not (yield from ask(f"ok:{about(who, nominee)}", sure, YesNo())):
        return Done(_("All right. Nothing was written."))
    return Done("", NameNominee(who, nominee))
