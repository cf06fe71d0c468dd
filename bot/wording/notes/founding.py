"""A group begins, and who comes into it: who else is told."""

from collections.abc import Callable
from typing import Any

from bot.domain import events as e
from bot.i18n import N_, money
from bot.wording.notes.base import WRONG, Figure, Note, Scene, later
from bot.wording.notes.plans import ROLES, group_name, who

YES, NO = N_("Yes"), N_("No")


def _founded(event: e.GroupFounded, scene: Scene) -> list[Note]:
    others = [n for n in event.members if n != event.founder and n not in event.asked]
    return [_welcome(n, event.founder, scene) for n in others]


def _welcome(member: int, by: int, scene: Scene) -> Note:
    """Who added her, and how she says that this is wrong."""
    figures: dict[str, Figure] = {"giver": scene.called(by), "group": group_name(scene.group.name)}
    return Note(member, "welcome", figures, (("not_me", WRONG),))


def _begun(_event: e.GroupBegun, scene: Scene) -> list[Note]:
    figures: dict[str, Figure] = {"group": group_name(scene.group.name), "code": scene.group.code}
    return [Note(n, "begun", figures) for n in scene.all_but()]


def _opened(event: e.BooksOpened, scene: Scene) -> list[Note]:
    return [
        Note(n, "books_opened", {"name": scene.name(n), "amount": money(saved)}, private=True)
        for n, saved in event.saved
    ]


def _added(event: e.MemberAdded, scene: Scene) -> list[Note]:
    figures: dict[str, Figure] = {
        "name": scene.called(event.member),
        "giver": scene.called(event.by),
    }
    hers = [_welcome(event.member, event.by, scene)] if event.has_phone else []
    return hers + [Note(n, "member_added", figures) for n in scene.officers_but(event.by)]


def _join_refused(event: e.JoinRefused, scene: Scene) -> list[Note]:
    return [Note(0, "join_refused", {"group": group_name(scene.group.name)}, address=event.address)]


def _phone_asked(event: e.PhoneAsked, scene: Scene) -> list[Note]:
    group = group_name(event.group)
    figures: dict[str, Figure] = {"group": group, "name": scene.name(event.member)}
    number = f"number={event.request}"
    buttons = ((f"phone_yes?{number}", YES), (f"phone_no?{number}", NO))
    return [Note(0, "phone_hers", figures, buttons, address=event.address)]


def _phone_answered(event: e.PhoneAnswered, scene: Scene) -> list[Note]:
    """The old phone hears of it too: she may know nothing of the new one."""
    figures: dict[str, Figure] = {"name": scene.called(event.member)}
    kind = "phone_changed" if event.yes else "phone_denied"
    old = [Note(0, kind, figures, address=address) for address in event.before[:1]]
    return [Note(n, kind, figures) for n in scene.officers_but()] + old


def _office(event: e.OfficeChanged, scene: Scene) -> list[Note]:
    figures: dict[str, Figure] = {
        "what": later(ROLES[event.role]),
        "giver": who(scene, event.before),
        "name": who(scene, event.member),
    }
    return [Note(n, "office_changed", figures) for n in scene.all_but()]


def _denied(event: e.MembershipDenied, scene: Scene) -> list[Note]:
    figures: dict[str, Figure] = {"name": scene.called(event.member)}
    return [Note(n, "phone_denied", figures) for n in scene.officers_but(event.member)]


NOTES: dict[type, Callable[[Any, Scene], list[Note]]] = {
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
