"""Why a message still waits: the conditions of `claim`, asked of one row, for an operator."""

from datetime import datetime

from sqlalchemy import Connection

from bot.config import Settings
from bot.i18n import N_, _
from bot.outbox import due, spending
from bot.outbox.claim import ASKED_FOR
from bot.outbox.limits import BURST, UNASKED_A_DAY, Lately
from bot.outbox.rows import AnyRow, not_before

_SOON = N_("It is due: a worker takes it at its turn. If none does, is one running?")


def why(connection: Connection, row: AnyRow, settings: Settings, at: datetime) -> str:
    """One sentence in the spoken language; `row` as `rows.read` gives it."""
    if row.is_silent and not row.urgent:
        return _("The phone said stop: it is closed at its turn.")
    if row.expires_at and row.expires_at <= at:
        return _("It is too late: it is closed at its turn.")
    if row.due_at > at:
        return _later(row)
    if row.lane not in ASKED_FOR and spending.is_over(connection, settings, at):
        return _("The day's money is spent: what nobody asked for waits.")
    if other := due.in_front(connection, row, at):
        return _("Message {number} to the same phone goes first.", number=other)
    free_at = Lately(connection, [row], at).free_at(row)
    if free_at > at:
        return _(
            "The phone had {day} unasked messages today, or {burst} in 30 seconds.",
            day=UNASKED_A_DAY,
            burst=BURST,
        )
    return _(_SOON) if not_before(row, at) <= at else _("It is night there, or early morning.")


def _later(row: AnyRow) -> str:
    if row.attempts:
        return _("It is tried again at its time, after that error.")
    if not row.urgent and not_before(row, row.created_at) > row.created_at:
        return _("It was written in quiet hours and goes in the morning.")
    return _("It is not due yet, or the day's limit of its phone has put it off.")
