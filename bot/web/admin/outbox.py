"""Messages on their way: what waits and why, what failed and why, and sending it again."""

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import Connection

from bot import i18n
from bot.operators import outgoing
from bot.operators.outgoing import DEAD, PAGE, Wanted
from bot.operators.people import Role
from bot.outbox import again, waits
from bot.outbox.reasons import reason
from bot.outbox.rows import read
from bot.outbox.states import WAITING
from bot.web.admin import page, words
from bot.web.admin.desk import Desk, Visit

_DEAD = "dead"


def register(desk: Desk) -> None:
    """`/admin/outbox`, each message, and its button."""

    @desk.screen("/outbox", "outbox")
    def outbox(visit: Visit) -> ResponseReturnValue:
        state, wanted = _wanted()
        rows = visit.read(lambda c: outgoing.page(c, wanted))
        return visit.page(
            "outbox", rows=rows, state=state, wanted=wanted, states=words.message_states(),
            counts=visit.read(outgoing.counts), reason=reason, dead=_DEAD, dead_states=DEAD,
            followers=visit.read(lambda c: outgoing.followers(c, rows)),
            older=rows[-1].id if len(rows) == PAGE else None,
        )  # fmt: skip

    @desk.screen("/outbox/<int:number>", "message")
    def message(visit: Visit, number: int) -> ResponseReturnValue:
        return _message(visit, number)

    @desk.change("/outbox/<int:number>/retry", "outbox.retry", Role.HELPER)
    def retry(visit: Visit, number: int) -> ResponseReturnValue:
        try:
            new = visit.change(lambda c: again.retry(c, number, visit.at))
        except again.NotAgainError as error:
            return _message(visit, number, 409, i18n._(error.text, **error.figures))
        visit.services.hint(visit.services.redis)
        return redirect(url_for("admin.message", number=new), 303)


def _message(
    visit: Visit, number: int, status: int = 200, problem: str = ""
) -> ResponseReturnValue:  # fmt: skip
    row = visit.read(lambda c: outgoing.one(c, number))
    if row is None:
        return visit.page("missing", 404)
    settings, language = visit.services.settings, i18n.language()

    def why(connection: Connection) -> str:
        with i18n.speaking(language):  # in a thread that knows of no request
            return waits.why(connection, read(connection, [number])[0], settings, visit.at)

    return visit.page(
        "message", status, row=row, problem=problem, states=words.message_states(), reason=reason,
        dead_states=DEAD,
        # The first to see that the day's money is spent writes it.
        waits=visit.services.store.write(why) if row.state == WAITING else "",
        instead=visit.read(lambda c: outgoing.followers(c, [row])).get(number),
    )  # fmt: skip


def _wanted() -> tuple[str, Wanted]:
    """Of the query: the state that was asked for, and which rows that are."""
    state = request.args.get("state", _DEAD)
    states: tuple[str, ...] = DEAD if state == _DEAD else ()
    if state in words.message_states():
        states = (state,)
    return state, Wanted(states, page.number("group"), page.number("before"))
