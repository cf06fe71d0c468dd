"""What is said of proposals that begin or change the group itself."""

from collections.abc import Callable

from bot import nlu
from bot.domain import events as e
from bot.domain.groups import Role
from bot.domain.money import Paise
from bot.i18n import N_, money
from bot.wording.notes.base import Figure, Scene, later
from bot.wording.phrases import find

PLANS = {  # those without money, as one names them
    "begin": N_("beginning the group"),
    "office": N_("another officer"),
    "phone": N_("another phone number"),
    "nominee": N_("the name of an heir"),
}
ROLES = {
    Role.PRESIDENT: N_("president"),
    Role.SECRETARY: N_("secretary"),
    Role.TREASURER: N_("treasurer"),
}
MEMBER = N_("member")
NOBODY = N_("nobody")


def of_plan(event: e.Proposed, scene: Scene, asked: int) -> dict[str, Figure]:
    """The figures that this kind of proposal has beside those of all."""
    more = _FIGURES.get(event.kind)
    return more(event, scene, asked) if more else {}


def who(scene: Scene, number: int | None) -> Figure:
    """Her, or nobody."""
    return scene.called(number) if number else later(NOBODY)


def group_name(name: str) -> str:
    """Without the word "group" behind it: the texts say that themselves."""
    head, _, last = name.rpartition(" ")
    return head if head and nlu.is_group_word(last) else name


def _begin(_event: e.Proposed, scene: Scene, asked: int) -> dict[str, Figure]:
    roles = sorted(find(scene.members, asked).roles)
    office = ROLES[roles[0]] if roles else MEMBER
    return {"group": group_name(scene.group.name), "what": later(office)}


def _office(event: e.Proposed, scene: Scene, _asked: int) -> dict[str, Figure]:
    return {
        "what": later(ROLES[Role(event.what)]),
        "giver": who(scene, event.giver),
        "receiver": who(scene, event.receiver),
    }


def _cutoff(event: e.Proposed, _scene: Scene, _asked: int) -> dict[str, Figure]:
    """`what` holds cash, bank, lent and owed as paise."""
    cash, bank, lent, owed = (money(Paise(int(part))) for part in event.what.split())
    return {"cash": cash, "bank": bank, "lent": lent, "owed": owed}


def _takeover(event: e.Proposed, _scene: Scene, _asked: int) -> dict[str, Figure]:
    """`what` holds what the book has, in paise."""
    return {"total": money(Paise(int(event.what)))}


_FIGURES: dict[str, Callable[[e.Proposed, Scene, int], dict[str, Figure]]] = {
    "begin": _begin,
    "office": _office,
    "cutoff": _cutoff,
    "takeover": _takeover,
}
