"""The log of what operators saw and did."""

from flask import request
from flask.typing import ResponseReturnValue

from bot.operators import acts
from bot.operators.people import Role
from bot.web.admin import page, words
from bot.web.admin.desk import Desk, Visit


def register(desk: Desk) -> None:
    """`/admin/log`."""

    @desk.screen("/log", "log", Role.ADMIN)
    def log(visit: Visit) -> ResponseReturnValue:
        before, group = page.number("before"), page.number("group")
        only_changes = "changes" in request.args
        lines = visit.read(lambda c: acts.latest(c, before, group, changes=only_changes))
        return visit.page(
            "log", lines=lines, group_id=group, only_changes=only_changes, acts=words.acts(),
            outcomes=words.outcomes(), older=lines[-1].id if len(lines) == acts.PAGE else None,
        )  # fmt: skip
