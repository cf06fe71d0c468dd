"""An office goes to another woman of the group."""

from collections.abc import Sequence

from bot.context import Context
from bot.domain.commands import ChangeOffice
from bot.domain.groups import Member, Role
from bot.i18n import _
from bot.talk import Done, MemberOrNone, OneOf, Talk, YesNo, about, ask
from bot.talk import Member as MemberOf
from bot.wording.notes.plans import ROLES
from bot.wording.phrases import called, find


def change_office(it: Context) -> Talk[Done]:
    """Both, who has it and who gets it, have to say yes."""
    it.must_be_officer()
    offices = tuple((role.value, _(ROLES[role])) for role in Role)
    role = Role((yield from ask("role", _("Which office?"), OneOf(offices))))
    before = next((m for m in it.members if role in m.roles), None)
    others = [m for m in it.members if m != before]
    new = yield from _who(role, others)
    sure = _(
        "{role}: until now {before}, from now on {name}. Is that right? Yes or no?",
        role=_(ROLES[role]),
        before=called(before) if before else _("nobody"),
        name=called(find(it.members, new)) if new else _("nobody"),
    )
    if not (yield from ask(f"ok:{about(role, new)}", sure, YesNo())):
        return Done(_("All right. Nothing was changed."))
    return Done("", ChangeOffice(role, new))


def _who(role: Role, others: Sequence[Member]) -> Talk[int | None]:
    """Whoever follows; where an office only ends it may be nobody, but for the treasurer's."""
    text = _("Who is {role} from now on?", role=_(ROLES[role]))
    answer = MemberOf(others)
    if role is not Role.TREASURER:
        text += " " + _("If nobody for now, write: nobody")
        answer = MemberOrNone(others)
    new: int = yield from ask(f"who:{role.value}", text, answer)
    return new or None
