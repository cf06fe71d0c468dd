"""`/p/<link>` and what lies below it."""

from collections.abc import Callable
from functools import partial

from flask import Blueprint, Response, request
from sqlalchemy import Connection

from bot import clock, log, metrics, page_links
from bot.i18n import speaking
from bot.page_links import PATH, Link
from bot.reports.make import file
from bot.reports.view import view
from bot.web import showing
from bot.web.pages import filters, group, hers, papers, receipts
from bot.web.pages.door import Door, gone
from bot.web.pages.seen import NotHersError, Seen, Shown
from bot.web.services import Services

Screen = Callable[..., Shown]  # of what is Seen, and what the address says
_LINK = f"{PATH}<token>"
_SCREENS: tuple[tuple[str, str, Screen], ...] = (
    ("GET", "", hers.passbook),
    ("GET", "/member/<int:number>", hers.passbook),
    ("GET", "/month", group.month),
    ("GET", "/meeting", group.meeting),
    ("GET", "/receipts", receipts.listed),
    ("POST", "/receipts", receipts.looked_for),
    ("GET", "/paper/<name>", papers.paper),
)


def routes(services: Services) -> Blueprint:
    """All of it; who has no office sees her own passbook and nothing else."""
    blueprint = Blueprint("pages", __name__)
    filters.register(blueprint)
    door = Door(services)
    blueprint.add_url_rule(_LINK, "open", door.open, methods=["POST"])
    blueprint.add_url_rule(f"{_LINK}/code", "code", door.code, methods=["POST"])
    for number, (method, path, screen) in enumerate(_SCREENS):
        look = partial(_page, services, door, screen)
        blueprint.add_url_rule(_LINK + path, f"screen{number}", look, methods=[method])
    return blueprint


def _page(services: Services, door: Door, screen: Screen, token: str, **where: object) -> Response:
    """Looked up anew each time: she may have left the group, or lost her office, a minute ago."""
    link = door.link(token)
    if link is None:
        return gone()
    if not door.is_inside(link):
        return door.shut(link, token) if _is_home(token) else showing.sent_on(PATH + token)
    with speaking(showing.chosen(link.language)):
        try:
            shown = services.store.read(lambda c: screen(_seen(c, link, token), **where))
        except NotHersError:
            return showing.shown("pages/not_hers.html", 403, home=PATH + token)
        except LookupError:
            return showing.shown("pages/nothing.html", 404, home=PATH + token)
        return _answer(services, link, shown)


def _answer(services: Services, link: Link, shown: Shown) -> Response:
    if shown.goes_to:
        return showing.sent_on(shown.goes_to)
    if request.method == "GET":
        services.store.write(lambda c: page_links.note_view(c, link))
        metrics.PAGES.labels(shown.name).inc()
        log.get().info("page.shown", page=shown.name, link=link.named.id)
    if shown.sheet:  # drawn while no connection is held
        made = file(shown.sheet, "pdf")
        return showing.file(made.content, made.kind, f"{shown.sheet.name}.pdf")
    return showing.shown(f"pages/{shown.name}.html", **shown.values)


def _seen(connection: Connection, link: Link, token: str) -> Seen:
    at = clock.now()
    return Seen(view(connection, link.group_id, at), link, PATH + token)


def _is_home(token: str) -> bool:
    return request.path == PATH + token
