"""A message that has failed or was too late is sent after all, because an operator says so."""

from datetime import datetime

from sqlalchemy import Connection

from bot.i18n import N_
from bot.outbox.failures import follower, write_again
from bot.outbox.rows import read
from bot.outbox.states import EXPIRED, FAILED


class NotAgainError(Exception):
    """Why not: a text of the catalogue with its figures, in English until it is translated."""

    def __init__(self, text: str, **figures: int) -> None:
        super().__init__(text.format(**figures))
        self.text = text
        self.figures = figures


def retry(connection: Connection, number: int, at: datetime) -> int:
    """Write it anew; returns the new row's number. Raises NotAgainError."""
    row = next(iter(read(connection, [number])), None)
    if row is None or row.state not in {FAILED, EXPIRED}:
        raise NotAgainError(N_("Message {number} has neither failed nor expired."), number=number)
    if instead := follower(connection, number):
        said = N_("Message {instead} was written in place of {number}: see that one.")
        raise NotAgainError(said, instead=instead, number=number)
    new = write_again(connection, row, row.address_id, at, at, may_expire=False)
    if new is None:
        raise NotAgainError(N_("The phone of message {number} said stop."), number=number)
    return new
