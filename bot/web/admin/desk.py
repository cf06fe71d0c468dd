"""Every screen and every change of the console passes here: who is it, may she, write it down.

A view is written down before it is shown, a change in the transaction that makes it: there is none
without its line. A form of another site, or one without its token, changes nothing.
"""

import hmac
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Any, TypeVar

from flask import Blueprint, Response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import Connection
from werkzeug.exceptions import RequestEntityTooLarge

from bot import clock
from bot.i18n import N_
from bot.operators import acts, sessions
from bot.operators.acts import Act
from bot.operators.people import Operator, Role
from bot.operators.sessions import Session
from bot.web.admin import page
from bot.web.services import Services

T = TypeVar("T")
_OURS = {"same-origin", "none"}  # Sec-Fetch-Site of our own forms; old browsers do not say it
_FIELD = "csrf"
_HIGHEST = 10**15  # of an id in a path: a larger one is in no database


@dataclass(frozen=True)
class Visit:
    """One request of an operator who may make it."""

    services: Services
    operator: Operator
    act: Act
    at: datetime

    def read(self, work: Callable[[Connection], T]) -> T:
        """Look into the database."""
        return self.services.store.read(work)

    def change(self, work: Callable[[Connection], T]) -> T:
        """Do it and write it down, both or neither; what was refused is written down too."""

        def both(connection: Connection) -> T:
            done = work(connection)
            acts.write(connection, self.operator.id, self._came(acts.DONE), self.at)
            return done

        try:
            return self.services.store.write(both)
        except Exception:
            refused = self._came(acts.REFUSED)
            self.services.store.write(lambda c: acts.write(c, self.operator.id, refused, self.at))
            raise

    def page(self, name: str, status: int = 200, /, **said: Any) -> Response:
        """A page with the menu that her role has."""
        return page.answer(
            name, status, visit=self, may_help=self.may(Role.HELPER),
            may_all=self.may(Role.ADMIN), **said,
        )  # fmt: skip

    def may(self, role: Role) -> bool:
        """Whether hers is enough."""
        return self.operator.role.may(role)

    def _came(self, outcome: str) -> Act:
        return Act(self.act.act, outcome, self.act.group_id, self.act.subject)


View = Callable[..., ResponseReturnValue]


class Desk:
    """Where screens are put under `/admin`."""

    def __init__(self, blueprint: Blueprint, services: Services) -> None:
        self._blueprint, self._services = blueprint, services

    def screen(self, path: str, name: str, needs: Role = Role.VIEWER) -> Callable[[View], View]:
        """A GET; its view takes the Visit and what stands in the path."""
        return self._put("GET", path, name, needs)

    def change(
        self, path: str, name: str, needs: Role, room: int | None = None
    ) -> Callable[[View], View]:
        """A POST of at most `room` bytes; its view has to call `Visit.change`."""
        return self._put("POST", path, name, needs, room)

    def _put(
        self, method: str, path: str, name: str, needs: Role, room: int | None = None
    ) -> Callable[[View], View]:
        def put(view: View) -> View:
            @wraps(view)
            def guarded(**args: Any) -> ResponseReturnValue:
                return self._enter(view, name, needs, room, args)

            endpoint = name.replace(".", "_")
            rule = f"/admin{path}".replace("<int:", f"<int(max={_HIGHEST}):")
            self._blueprint.add_url_rule(rule, endpoint, page.spoken(guarded), methods=[method])
            return view

        return put

    def _enter(
        self, view: View, name: str, needs: Role, room: int | None, args: dict[str, Any]
    ) -> ResponseReturnValue:
        at, store, given = clock.now(), self._services.store, page.given()
        session = store.write(lambda c: sessions.find(c, given, at))
        if session is None:
            return redirect(url_for("admin.sign_in"), 303)
        if not session.is_whole:
            return redirect(url_for("admin.code"), 303)
        allowed = session.operator.role.may(needs)
        visit = Visit(self._services, session.operator, _act(name, args), at)
        if allowed and room:
            request.max_content_length = room
        try:
            genuine = request.method == "GET" or is_genuine(given)
        except RequestEntityTooLarge:
            return visit.page("sorry", 413, text=N_("The file is larger than 2 MB."))
        if not (allowed and genuine):
            return self._refuse(visit, 403 if not allowed else 400)
        if request.method == "GET":
            store.write(lambda c: acts.write(c, session.operator.id, visit.act, at))
        return view(visit, **args)

    def _refuse(self, visit: Visit, status: int) -> ResponseReturnValue:
        act = Act(visit.act.act, acts.REFUSED, visit.act.group_id, visit.act.subject)
        self._services.store.write(lambda c: acts.write(c, visit.operator.id, act, visit.at))
        return visit.page("refused", status, is_forged=status != 403)


def half_in(services: Services, at: datetime) -> Session | None:
    """Whose link was good in this browser, with or without her code."""
    given = page.given()  # work is done in a thread that knows of no request
    return services.store.write(lambda c: sessions.find(c, given, at))


def is_genuine(cookie: str) -> bool:
    """Whether this form is one that we gave to this browser."""
    if request.headers.get("Sec-Fetch-Site", "none") not in _OURS or not cookie:
        return False
    token = request.form.get(_FIELD, "")
    return hmac.compare_digest(token.encode(), page.csrf(cookie).encode())


def _act(name: str, args: dict[str, Any]) -> Act:
    """Numbers only: what stands in the path. A search is not written down."""
    subject = "/".join(str(value) for key, value in args.items() if key != "group_id")
    return Act(name, acts.SEEN, args.get("group_id"), subject)
