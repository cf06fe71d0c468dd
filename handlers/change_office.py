"""An office goes to another, or ends for her who has it."""

from collections.abc import Sequence

from bot.context import Context
from bot.domain.groups import Role
from bot.i18n import _
from bot.talk import Say, Start
from bot.wording.notes.plans import ROLES
from bot.wording.phrases import called, find


def change_office(it: Context) -> Say | Start:
    """What the message named is not asked again."""
    it.must_be_officer()
    role, members = it.slots.other.get("role"), it.slots.members
    answers = {"role": role} if role else {}
    if role and (ends := it.slots.other.get("ends")):
        return _ended(it, Role(role), [it.me.number] if ends == "mine" else ends)
    who = {f"who:{role}": members[0]} if role and len(members) == 1 else {}
    return Start("change_office", answers | who)


def _ended(it: Context, role: Role, numbers: Sequence[int]) -> Say | Start:
    """Of women of one name she who has it is meant; who follows is asked."""
    named = [find(it.members, number) for number in numbers]
    if not any(role in member.roles for member in named):
        name = ", ".join(map(called, named))
        return Say(_("{name} is not {role}.", name=name, role=_(ROLES[role])))
    return Start("change_office", {"role": role.value})
