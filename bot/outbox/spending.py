"""What a day has cost, counted as messages go out, and whether that is enough for the day."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, Insert, bindparam, case, func, select
from sqlalchemy.dialects import postgresql, sqlite

from bot import log, metrics
from bot.clock import INDIA
from bot.config import Settings
from bot.outbox.prices import millionths
from bot.outbox.rows import AnyRow
from bot.store.tables import Spending


class Spent(NamedTuple):
    """One message handed to the provider; `price` in millionths of a rupee, `parts` of SMS."""

    at: datetime
    channel: str
    kind: str
    parts: int
    price: int


# The row of a day that says that its limit was reached and somebody was told: no channel, no price.
_NO_CHANNEL = ""

_ADD: dict[str, Insert] = {}
_TELL: dict[str, Any] = {}
for _name, _insert in (("sqlite", sqlite.insert), ("postgresql", postgresql.insert)):
    _new = _insert(Spending)
    _sums = (Spending.messages, Spending.parts, Spending.price)
    _ADD[_name] = _new.on_conflict_do_update(
        index_elements=[Spending.day, Spending.channel, Spending.kind],
        set_={column.key: column + _new.excluded[column.key] for column in _sums},
    )
    _TELL[_name] = _new.on_conflict_do_nothing().returning(Spending.kind)

_SPENT = select(
    func.coalesce(func.sum(Spending.price), 0),
    func.count(case((Spending.kind == bindparam("mark"), 1))),
).where(Spending.day == bindparam("day"))
_LINES = (
    select(Spending.__table__)
    .where(Spending.day >= bindparam("since"), Spending.channel != _NO_CHANNEL)
    .order_by(Spending.day, Spending.kind, Spending.channel)
)


def add(connection: Connection, spent: Iterable[Spent]) -> None:
    """Count `spent` to its day in India, in the transaction that writes that it was sent."""
    rows = _summed(spent)
    if rows:
        connection.execute(_ADD[connection.dialect.name], rows)


def spent(connection: Connection, day: date) -> int:
    """What all messages of that day in India have cost so far, in millionths of a rupee."""
    total, _told = connection.execute(_SPENT, {"day": day, "mark": ""}).one()
    return int(total)


def is_over(connection: Connection, settings: Settings, at: datetime) -> bool:
    """Whether the day that `at` is in has cost DAILY_COST_LIMIT, or more; False without one.

    The first to find it, of all workers, logs `outbox.cost_limit`: so call it where rows may be
    written. A limit that is raised during the day counts at once, and is told of anew.
    """
    if settings.daily_cost_limit is None:
        return False
    limit, day = millionths(settings.daily_cost_limit), india(at)
    mark = f"limit:{limit}"
    total, told = connection.execute(_SPENT, {"day": day, "mark": mark}).one()
    if total < limit:
        return False
    if not told and _is_first(connection, day, mark):
        log.get().error("outbox.cost_limit", day=day.isoformat())
    return True


def lines(connection: Connection, since: date) -> Sequence[AnyRow]:
    """(day, channel, kind, messages, parts, price) from that day on, by day and kind."""
    return connection.execute(_LINES, {"since": since}).all()


def show(connection: Connection, at: datetime) -> None:
    """Set the gauges of `/metrics` to what the day has cost so far, over all workers."""
    metrics.PARTS_TODAY.clear()
    metrics.COST_TODAY.clear()
    for line in lines(connection, india(at)):
        metrics.PARTS_TODAY.labels(line.channel, line.kind).set(line.parts)
        metrics.COST_TODAY.labels(line.channel, line.kind).set(line.price)


def india(at: datetime) -> date:
    """The day on which `at` is paid."""
    return at.astimezone(INDIA).date()


def _is_first(connection: Connection, day: date, mark: str) -> bool:
    row = {"day": day, "channel": _NO_CHANNEL, "kind": mark, "messages": 0, "parts": 0, "price": 0}
    return connection.execute(_TELL[connection.dialect.name], row).first() is not None


def _summed(spent: Iterable[Spent]) -> list[dict[str, object]]:
    """A row for each counter, in one order for all workers: else they could wait for each other."""
    sums: dict[tuple[date, str, str], list[int]] = defaultdict(lambda: [0, 0, 0])
    for each in spent:
        counter = sums[india(each.at), each.channel, each.kind]
        for place, more in enumerate((1, each.parts, each.price)):
            counter[place] += more
    names = ("day", "channel", "kind", "messages", "parts", "price")
    return [dict(zip(names, (*key, *sums[key]), strict=True)) for key in sorted(sums)]
