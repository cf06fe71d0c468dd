"""Groups: the list with its search, one group, and whether their books agree."""

from flask import abort, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import Connection

from bot.clock import INDIA
from bot.domain.accounts import CHART, Kind
from bot.operators import overview
from bot.operators.people import Role
from bot.operators.register import sheet as read_sheet
from bot.web.admin import words
from bot.web.admin.desk import Desk, Visit

_LONGEST = 60  # signs of a search
_DEBIT = (Kind.ASSET, Kind.EXPENSE)


def register(desk: Desk) -> None:
    """`/admin/groups` and each group."""
    _list(desk)
    _one(desk)


def _list(desk: Desk) -> None:
    """`/admin/groups`."""

    @desk.screen("/groups", "groups")
    def groups(visit: Visit) -> ResponseReturnValue:
        wanted, page = _wanted()
        total, lines = visit.read(lambda c: overview.groups(c, wanted, page))
        return visit.page(
            "groups", wanted=wanted, number=page, total=total, lines=lines,
            pages=max(1, -(-total // overview.PAGE)), states=words.group_states(),
        )  # fmt: skip

    @desk.change("/groups/check", "groups.check", Role.VIEWER)
    def check_page(visit: Visit) -> ResponseReturnValue:
        wanted, page = _wanted()

        def work(connection: Connection) -> None:
            _total, lines = overview.groups(connection, wanted, page)
            for line in lines:
                overview.recheck(connection, line.id, visit.at)

        visit.change(work)
        return redirect(url_for("admin.groups", q=wanted, page=page), 303)


def _one(desk: Desk) -> None:
    """`/admin/groups/<id>`."""

    @desk.screen("/groups/<int:group_id>", "group")
    def group(visit: Visit, group_id: int) -> ResponseReturnValue:
        return group_page(visit, group_id)

    @desk.change("/groups/<int:group_id>/check", "group.check", Role.VIEWER)
    def check(visit: Visit, group_id: int) -> ResponseReturnValue:
        if visit.read(lambda c: overview.group(c, group_id)) is None:
            abort(404)
        visit.change(lambda c: overview.recheck(c, group_id, visit.at))
        return redirect(url_for("admin.group", group_id=group_id), 303)


def group_page(visit: Visit, group_id: int) -> ResponseReturnValue:
    """Its register, phones, meetings and balances."""
    today = visit.at.astimezone(INDIA).date()
    line = visit.read(lambda c: overview.group(c, group_id))
    if line is None:
        return visit.page("missing", 404)
    sheet = visit.read(lambda c: read_sheet(c, group_id, today))
    return visit.page(
        "group", line=line, sheet=sheet, today=today, states=words.group_states(),
        roles=words.offices(), ways=words.way_states(), meetings=words.meeting_states(),
        account=words.account, is_debit=lambda code: CHART[code].kind in _DEBIT,
    )  # fmt: skip


def _wanted() -> tuple[str, int]:
    """Of the query or the form: what is searched for, and the page."""
    said = request.values
    page = said.get("page", "1")
    number = int(page) if page.isascii() and page.isdigit() and len(page) < 6 else 1
    return said.get("q", "")[:_LONGEST], max(1, number)
