"""How much one phone is sent: no burst, and only so much a day that it did not ask for."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, bindparam, select

from bot.clock import INDIA
from bot.outbox.queue import Lane
from bot.outbox.rows import AnyRow
from bot.outbox.states import DELIVERED, READ, SENDING, SENT
from bot.store.tables import Outbox

BURST, BURST_TIME = 30, timedelta(seconds=30)  # of one pair of numbers: Twilio's 14107
UNASKED_A_DAY = 3
_DAY = timedelta(hours=24)
_THERE = {SENDING, SENT, DELIVERED, READ}

_SENT_LATELY = select(
    Outbox.id, Outbox.address_id, Outbox.sent_at, Outbox.state, Outbox.lane, Outbox.urgent
).where(
    Outbox.address_id.in_(bindparam("addresses", expanding=True)),
    Outbox.sent_at > bindparam("since"),
)


def is_unasked(row: AnyRow) -> bool:
    """A reminder or a broadcast: what can wait, and be told together with others."""
    return row.lane >= Lane.REMINDERS and not row.urgent


class Lately:
    """What the phones of these rows have been sent in the last 24 hours."""

    def __init__(self, connection: Connection, rows: Sequence[AnyRow], at: datetime) -> None:
        self._at = at
        self._sent: dict[int, list[AnyRow]] = {}
        mine = {row.id for row in rows}
        which = {"addresses": list({row.address_id for row in rows}), "since": at - _DAY}
        for sent in connection.execute(_SENT_LATELY, which):
            if sent.id not in mine:
                self._sent.setdefault(sent.address_id, []).append(sent)

    def free_at(self, row: AnyRow) -> datetime:
        """When this row may go: now, when the burst is over, or on her next day."""
        before = self._sent.get(row.address_id)
        if not before:
            return self._at
        burst = sorted(sent.sent_at for sent in before if sent.sent_at > self._at - BURST_TIME)
        if len(burst) >= BURST:
            first: datetime = burst[-BURST]
            return first + BURST_TIME
        if is_unasked(row) and self._today(row, before) >= UNASKED_A_DAY:
            zone = _zone(row)
            tomorrow = self._at.astimezone(zone).date() + timedelta(days=1)
            return datetime.combine(tomorrow, time(), zone)
        return self._at

    def _today(self, row: AnyRow, before: Sequence[AnyRow]) -> int:
        zone = _zone(row)
        today = self._at.astimezone(zone).date()
        unasked = [sent for sent in before if is_unasked(sent) and sent.state in _THERE]
        return sum(1 for sent in unasked if sent.sent_at.astimezone(zone).date() == today)


def _zone(row: AnyRow) -> ZoneInfo:
    return ZoneInfo(row.timezone) if row.timezone else INDIA
