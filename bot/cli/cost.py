"""`flask --app wsgi outbox cost`: what messages have cost, by day and kind."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import groupby

import click

from bot import clock
from bot.cli.opened import opened_store, settings
from bot.i18n import grouped
from bot.outbox import spending
from bot.outbox.prices import MILLION, millionths
from bot.outbox.rows import AnyRow

_HEAD = ("day", "kind", "channel", "messages", "SMS parts", "rupees")
_PAISA = MILLION // 100


@click.command()
@click.option("--days", default=7, show_default=True, help="How many days, today included.")
def cost(days: int) -> None:
    """What was sent and what it cost by the price list, by day (in India) and kind."""
    today = clock.today()
    since = today - timedelta(days=max(days, 1) - 1)
    store = opened_store()
    lines = store.read(lambda connection: spending.lines(connection, since))
    click.echo(_line(*_HEAD))
    for day, of_day in groupby(lines, key=lambda line: line.day):
        found = list(of_day)
        for line in found:
            click.echo(_of(str(day), line.kind, line.channel, [line]))
        click.echo(_of(str(day), "all", "", found))
    click.echo(_of("all days", "all", "", lines))
    limit = settings().daily_cost_limit
    if limit is not None:
        spent = store.read(lambda connection: spending.spent(connection, today))
        click.echo(f"Today {_rupees(spent)} of {_rupees(millionths(limit))} (DAILY_COST_LIMIT).")


def _of(day: str, kind: str, channel: str, lines: Sequence[AnyRow]) -> str:
    messages = sum(line.messages for line in lines)
    parts = sum(line.parts for line in lines)
    price = sum(line.price for line in lines)
    return _line(day, kind, channel, grouped(messages), grouped(parts), _rupees(price))


def _line(day: str, kind: str, channel: str, messages: str, parts: str, rupees: str) -> str:
    return (
        f"{day:<10}  {kind:<18}  {channel:<8}  {messages:>10}  {parts:>10}  {rupees:>14}".rstrip()
    )


def _rupees(price: int) -> str:
    """₹1,23,456.78, from millionths of a rupee, to the nearest paisa."""
    paise = (price + _PAISA // 2) // _PAISA
    return f"₹{grouped(paise // 100)}.{paise % 100:02}"
