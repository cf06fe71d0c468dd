"""A woman's phones: shown in full on a click that is written down; taken away where wrong."""

from flask import redirect, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import Connection

from bot.domain.errors import DomainError
from bot.i18n import N_
from bot.operators import overview, phones
from bot.operators.people import Role
from bot.operators.register import phones as numbers
from bot.web.admin.desk import Desk, Visit

_WAY = "/groups/<int:group_id>/members/<int:member>"


class GoneError(Exception):
    """It did not reach her any more."""


def register(desk: Desk) -> None:
    """Both clicks."""

    @desk.change(f"{_WAY}/phone", "member.phone", Role.HELPER)
    def phone(visit: Visit, group_id: int, member: int) -> ResponseReturnValue:
        found = visit.change(lambda c: numbers(c, group_id, member))
        group = visit.read(lambda c: overview.group(c, group_id))
        if group is None or not found:
            return visit.page("missing", 404)
        return visit.page("phone", group=group, member=member, phones=found)

    @desk.change(f"{_WAY}/phones/<int:address>/take", "member.phone_taken", Role.ADMIN)
    def take(visit: Visit, group_id: int, member: int, address: int) -> ResponseReturnValue:
        by = visit.operator.id

        def work(connection: Connection) -> None:
            if not phones.take_away(connection, group_id, member, address, by, visit.at):
                raise GoneError

        try:
            visit.change(work)
        except (GoneError, DomainError, LookupError):
            return visit.page("sorry", 409, text=N_("This phone does not reach her any more."))
        visit.services.hint(visit.services.redis)
        return redirect(url_for("admin.group", group_id=group_id), 303)
