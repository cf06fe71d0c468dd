"""The way in: a number, the link that comes to it, a code; and the way out.

Whether a number is known is not to be seen: the answer is the same. Looking at a link uses nothing
up, since phones look at links by themselves; only the button does.
"""

from flask import Blueprint, Response, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import Connection

from bot import clock, i18n
from bot.operators import acts, codes, links, sessions
from bot.operators.acts import Act
from bot.operators.codes import Tried
from bot.operators.people import Operator, find
from bot.operators.secrets import cookie
from bot.web.admin import page, qr
from bot.web.admin.desk import half_in, is_genuine
from bot.web.services import Services


def register(blueprint: Blueprint, services: Services) -> None:
    """`/admin/sign-in`, `/admin/key`, `/c/<key>`, `/admin/code`, `/admin/sign-out`."""
    way = _Way(services)
    for rule, endpoint, view, method in (
        ("/admin/sign-in", "sign_in", way.asks_number, "GET"),
        ("/admin/sign-in", "send_link", way.sends_link, "POST"),
        ("/admin/key", "key", way.asks_key, "GET"),
        ("/c/<key>", "link", way.asks_key, "GET"),
        ("/admin/key", "use_key", way.uses_key, "POST"),
        ("/admin/code", "code", way.asks_code, "GET"),
        ("/admin/code", "use_code", way.uses_code, "POST"),
        ("/admin/sign-out", "sign_out", way.signs_out, "POST"),
    ):
        blueprint.add_url_rule(rule, endpoint, page.spoken(view), methods=[method])


class _Way:
    def __init__(self, services: Services) -> None:
        self._services, self._store = services, services.store

    def asks_number(self) -> ResponseReturnValue:
        return _with_cookie("sign_in")

    def sends_link(self) -> ResponseReturnValue:
        browser, at = page.given(), clock.now()
        if not is_genuine(browser):
            return _with_cookie("sign_in", 400, problem="form")
        settings, place = self._services.settings, request.remote_addr or ""
        number, language = request.form.get("number", "")[:40], i18n.language()

        def work(connection: Connection) -> bool:
            if links.too_many(connection, place, at):
                return False
            asked = links.ask(connection, settings, number, browser, language, at)
            who = asked.id if asked else None
            acts.write(connection, who, Act("sign_in.link", _came(bool(asked))), at)
            return True

        if not self._store.write(work):
            return _with_cookie("sign_in", 429, problem="many")
        self._services.hint(self._services.redis)
        return redirect(url_for("admin.key"), 303)

    def asks_key(self, key: str = "") -> ResponseReturnValue:
        """From another page (WhatsApp in the browser) no cookie comes along: one click more."""
        if key and not page.given() and "here" not in request.args:
            return page.answer("link", key=key)
        return _with_cookie("key", key=key)

    def uses_key(self) -> ResponseReturnValue:
        browser, at = page.given(), clock.now()
        if not is_genuine(browser):
            return _with_cookie("key", 400, problem="form")
        key = request.form.get("key", "")[:40]

        def work(connection: Connection) -> str:
            operator = links.take(connection, browser, key, at)
            if operator is None:
                return ""
            if operator.enrolled_at is None:
                codes.begin(connection, operator)
            return sessions.begin(connection, operator, at)

        half = self._store.write(work)
        if not half:
            return _with_cookie("key", 403, problem="key")
        return page.give(_to("admin.code"), half)

    def asks_code(self) -> ResponseReturnValue:
        session = half_in(self._services, clock.now())
        if session is None:
            return _to("admin.sign_in")
        return self._code_page(session.operator) if not session.is_whole else _to("admin.health")

    def uses_code(self) -> ResponseReturnValue:
        at, given = clock.now(), page.given()
        session = half_in(self._services, at)
        if session is None or session.is_whole:
            return _to("admin.sign_in")
        if not is_genuine(given):
            return self._code_page(session.operator, 400, problem="form")
        operator, code = session.operator, request.form.get("code", "")[:20]

        def work(connection: Connection) -> tuple[Tried, str]:
            tried = codes.take(
                connection, self._services.settings, operator, code, at, clock.world()
            )
            is_right = tried is Tried.RIGHT
            acts.write(connection, operator.id, Act("sign_in", _came(is_right)), at)
            whole = sessions.complete(connection, given, operator, at) if is_right else ""
            return tried, whole

        tried, whole = self._store.write(work)
        if whole:
            return page.give(_to("admin.health"), whole)
        fresh = self._store.read(lambda c: find(c, operator.id)) or operator
        is_locked = fresh.locked_until is not None and fresh.locked_until > at
        return self._code_page(fresh, 403, problem="locked" if is_locked else tried.value)

    def signs_out(self) -> ResponseReturnValue:
        given, at = page.given(), clock.now()
        if not is_genuine(given):
            return page.answer("refused", 400, is_forged=True)

        def work(connection: Connection) -> None:
            session = sessions.find(connection, given, at)
            sessions.end(connection, given)
            if session:
                acts.write(connection, session.operator.id, Act("sign_out", acts.DONE), at)

        self._store.write(work)
        return page.take(_to("admin.sign_in"))

    def _code_page(self, operator: Operator, status: int = 200, problem: str = "") -> Response:
        is_new = operator.enrolled_at is None
        settings = self._services.settings
        address = codes.address(settings, operator) if is_new else ""
        return page.answer(
            "code", status, problem=problem, operator=operator, is_new=is_new, address=address,
            secret=codes.secret(settings, operator) if is_new else "",
            picture=qr.picture(address) if is_new else "",
        )  # fmt: skip


def _with_cookie(name: str, status: int = 200, /, **said: str) -> Response:
    """A page with a form for somebody unknown: her browser gets a cookie, if it has none."""
    if page.given():
        return page.answer(name, status, **said)
    new = page.begin(cookie())
    return page.give(page.answer(name, status, **said), new)


def _to(endpoint: str) -> Response:
    return make_response(redirect(url_for(endpoint), 303))


def _came(well: bool) -> str:
    return acts.DONE if well else acts.REFUSED
