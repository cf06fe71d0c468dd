"""A group begins, and who comes into it: what is answered."""

from collections.abc import Callable
from typing import Any

from bot.domain import events as e
from bot.domain.groups import Role
from bot.i18n import _
from bot.wording.notes import Scene
from bot.wording.notes.plans import NOBODY, ROLES


def _founded(event: e.GroupFounded, _scene: Scene) -> str:
    return _(
        "✅ The group {group} is in the book, code {code}. With this code others can join.\n"
        "Nothing about money is written before the officers have said yes.",
        group=event.name,
        code=event.code,
    )


def _begun(_event: e.GroupBegun, scene: Scene) -> str:
    return _("✅ The group {group} has begun. Savings can be written now.", group=scene.group.name)


def _opened(_event: e.BooksOpened, _scene: Scene) -> str:
    return _("✅ The old account is in the book. Everyone is told her savings.")


def _added(event: e.MemberAdded, scene: Scene) -> str:
    said = _("✅ {name} is in the group now.", name=scene.called(event.member))
    if event.has_phone or event.phone_asked:
        return said
    return said + "\n" + _("She has no phone in the book; her receipts are shown at the meeting.")


def _join_refused(event: e.JoinRefused, _scene: Scene) -> str:
    return _("All right, {name} was not added. She is told.", name=event.name)


def _phone_asked(event: e.PhoneAsked, scene: Scene) -> str:
    return _(
        "That phone is asked whether it is {name}'s. It counts when the yes comes from there.",
        name=scene.called(event.member),
    )


def _phone_answered(event: e.PhoneAnswered, scene: Scene) -> str:
    if not event.yes:
        return _("All right. This phone is not used for that; the group is told.")
    return _("Good. From now on the messages of {group} come here.", group=scene.group.name)


def _office(event: e.OfficeChanged, scene: Scene) -> str:
    """The box does not go with the office: that needs both keepers' yes, and counting."""
    said = _(
        "✅ {role} of the group is now: {name}. Everyone is told.",
        role=_(ROLES[event.role]),
        name=scene.called(event.member) if event.member else _(NOBODY),
    )
    if event.role is not Role.TREASURER or event.member is None:
        return said
    name = scene.name(event.member)
    return (
        said + "\n" + _("If the cash box goes to her too, write: {name} keeps the box", name=name)
    )


def _denied(_event: e.MembershipDenied, _scene: Scene) -> str:
    return _("All right, this phone is taken out of the group. Its officers are told.")


SAID: dict[type, Callable[[Any, Scene], str]] = {
    e.GroupFounded: _founded,
    e.GroupBegun: _begun,
    e.BooksOpened: _opened,
    e.MemberAdded: _added,
    e.JoinRefused: _join_refused,
    e.PhoneAsked: _phone_asked,
    e.PhoneAnswered: _phone_answered,
    e.OfficeChanged: _office,
    e.MembershipDenied: _denied,
}
