"""Why a message still waits: the conditions of `claim`, asked of one row, for an operator."""

from datetime import datetime

from sqlalchemy import Connection

from bot.config import Settings
from bot.outbox import due, spending
from bot.outbox.claim import ASKED_FOR
from bot.outbox.limits import BURST, UNASKED_A_DAY, Lately
from bot.outbox.rows import AnyRow, not_before

_SOON = "it is due: a worker takes it at its turn; if none does, is one running?"


def why(connection: Connection, row: AnyRow, settings: Settings, at: datetime) -> str:
    """One sentence, in English as the whole command line; `row` as `rows.read` gives it."""
    if row.is_silent and not row.urgent:
        return "the phone said stop: it is closed at its turn"
    if row.expires_at and row.expires_at <= at:
        return "it is too late: it is closed at its turn"
    if row.due_at > at:
        return _later(row)
    if row.lane not in ASKED_FOR and spending.is_over(connection, settings, at):
        return "the day's money is spent (DAILY_COST_LIMIT): what nobody asked for waits"
    if other := due.in_front(connection, row, at):
        return f"message {other} to the same phone goes first"
    free_at = Lately(connection, [row], at).free_at(row)
    if free_at > at:
        return f"the phone had {UNASKED_A_DAY} unasked messages today, or {BURST} in 30 seconds"
    return _SOON if not_before(row, at) <= at else "it is night there, or early morning"


def _later(row: AnyRow) -> str:
    if row.attempts:
        return "it is tried again then, after the error above"
    if not row.urgent and not_before(row, row.created_at) > row.created_at:
        return "it was written in quiet hours and goes in the morning"
    return "it is not due yet, or the day's limit of its phone has put it off"
