"""Who may come in here: added, given a role, reset and disabled by an admin."""

from collections.abc import Callable

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import Connection

from bot.i18n import N_
from bot.operators import people
from bot.operators.people import OperatorError, Role
from bot.web.admin import words
from bot.web.admin.desk import Desk, Visit

_ONE = "/operators/<int:operator>"


def register(desk: Desk) -> None:
    """`/admin/operators` and its buttons."""
    _adding(desk)
    _changing(desk)


def _adding(desk: Desk) -> None:
    @desk.screen("/operators", "operators", Role.ADMIN)
    def operators(visit: Visit) -> ResponseReturnValue:
        return _list(visit)

    @desk.change("/operators", "operator.add", Role.ADMIN)
    def add(visit: Visit) -> ResponseReturnValue:
        said = request.form
        name, number, role = said.get("name", ""), said.get("number", "")[:40], said.get("role")
        if role not in set(Role):
            return _list(visit, 400, N_("Choose a role."))
        return _done(visit, lambda c: people.add(c, name, number, Role(role), visit.at))


def _changing(desk: Desk) -> None:
    @desk.change(f"{_ONE}/role", "operator.role", Role.ADMIN)
    def give_role(visit: Visit, operator: int) -> ResponseReturnValue:
        role = request.form.get("role")
        if role not in set(Role):
            return _list(visit, 400, N_("Choose a role."))

        def work(connection: Connection) -> None:
            if role != Role.ADMIN:
                _keep_an_admin(connection, operator)
            people.give_role(connection, operator, Role(role))

        return _done(visit, work)

    @desk.change(f"{_ONE}/reset", "operator.reset", Role.ADMIN)
    def reset(visit: Visit, operator: int) -> ResponseReturnValue:
        return _done(visit, lambda c: people.reset(c, operator))

    @desk.change(f"{_ONE}/disable", "operator.disable", Role.ADMIN)
    def disable(visit: Visit, operator: int) -> ResponseReturnValue:
        def work(connection: Connection) -> None:
            _keep_an_admin(connection, operator)
            people.disable(connection, operator, visit.at)

        return _done(visit, work)


def _keep_an_admin(connection: Connection, operator: int) -> None:
    if people.is_last_admin(connection, operator):
        raise OperatorError(N_("Nobody else is an admin: let another one in first."))


def _done(visit: Visit, work: Callable[[Connection], object]) -> ResponseReturnValue:
    try:
        visit.change(work)
    except OperatorError as error:
        return _list(visit, 409, str(error))
    return redirect(url_for("admin.operators"), 303)


def _list(visit: Visit, status: int = 200, problem: str = "") -> ResponseReturnValue:
    return visit.page(
        "operators", status, problem=problem, roles=words.roles(),
        everyone=visit.read(people.everyone),
    )  # fmt: skip
