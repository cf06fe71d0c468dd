"""The operator's console: everything about the server, and nothing that could change a book."""

from flask import Blueprint

from bot.web.admin import (
    audit,
    groups,
    health,
    imports,
    members,
    operators,
    outbox,
    page,
    settings,
    sign_in,
    texts,
)
from bot.web.admin.desk import Desk
from bot.web.services import Services

_SCREENS = (health, groups, members, outbox, imports, texts, settings, operators, audit)


def routes(services: Services) -> Blueprint:
    """`/admin/…`, and `/c/<key>`, the short address that stands in messages."""
    blueprint = Blueprint("admin", __name__)
    page.furnish(blueprint, services)
    sign_in.register(blueprint, services)
    desk = Desk(blueprint, services)
    for screens in _SCREENS:
        screens.register(desk)
    return blueprint
