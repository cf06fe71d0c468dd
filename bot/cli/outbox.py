"""`flask --app wsgi outbox …`: what waits, what failed and why, and trying again."""

from datetime import datetime, timedelta
from typing import Any

import click
from sqlalchemy import Connection, Row, select

from bot import clock, log
from bot.cli.cost import cost
from bot.cli.lengths import lengths
from bot.cli.opened import opened_store, settings
from bot.i18n import SOURCE, speaking
from bot.outbox import again, reasons, waits
from bot.outbox.rows import read
from bot.outbox.states import WAITING
from bot.store.tables import Address, Outbox

_LINES = select(
    Outbox.id,
    Outbox.state,
    Outbox.kind,
    Outbox.created_at,
    Outbox.due_at,
    Outbox.attempts,
    Outbox.error,
)
_WHOLE = (
    select(Outbox.__table__, Address.channel, Address.phone, Address.user_id)
    .join(Address, Address.id == Outbox.address_id)
)  # fmt: skip
_SHOWN = (
    "id", "state", "kind", "lane", "language", "group_id", "cause", "once", "urgent", "channel",
    "created_at", "due_at", "expires_at", "attempts", "error", "provider_id", "sender", "parts",
    "lease", "leased_until", "sent_at", "settled_at", "told_by", "tapped", "tapped_at",
)  # fmt: skip


@click.group()
def outbox() -> None:
    """Outgoing messages: list, explain, retry, cost, lengths."""


outbox.add_command(cost)
outbox.add_command(lengths)


@outbox.command("list")
@click.option("--state", help="Only these: waiting, sending, sent, delivered, read, failed …")
@click.option("--limit", default=50, show_default=True)
def list_(state: str | None, limit: int) -> None:
    """The newest messages, without phones or texts."""
    at = clock.now()
    for row in opened_store().read(lambda connection: _newest(connection, state, limit)):
        age = _span(at - row.created_at)
        click.echo(
            f"{row.id:>8} {row.state:<10} {row.kind:<20} {age:>6} old"
            f" {row.attempts:>2} attempts  {row.error}"
        )


@outbox.command()
@click.argument("number", type=int)
def explain(number: int) -> None:
    """All that is known of one message; the phone appears as its token in the log."""
    row = opened_store().read(lambda connection: _one(connection, number))
    if row is None:
        raise click.UsageError(f"there is no message {number}")
    for name in _SHOWN:
        value = getattr(row, name)
        if value not in (None, ""):
            click.echo(f"{name:<13} {_readable(value)}")
    click.echo(f"{'phone':<13} {log.pseudonym(row.phone or row.user_id)}")
    if row.state == WAITING:
        click.echo(f"{'waits':<13} {_why_it_waits(number)}")
    if row.error:
        click.echo(f"{'why':<13} {reasons.reason(row.error)}")
        if row.error.isdigit():
            click.echo(f"{'see':<13} https://www.twilio.com/docs/api/errors/{row.error}")


@outbox.command()
@click.argument("number", type=int)
def retry(number: int) -> None:
    """Send a failed or expired message after all, as a new one."""
    at = clock.now()
    try:
        new = opened_store().write(lambda connection: again.retry(connection, number, at))
    except again.NotAgainError as error:
        raise click.UsageError(str(error)) from None
    click.echo(f"{new} waits to be sent in place of {number}.")


def _newest(connection: Connection, state: str | None, limit: int) -> list[Row[*tuple[Any, ...]]]:
    lines = _LINES.where(Outbox.state == state) if state else _LINES
    return list(connection.execute(lines.order_by(Outbox.id.desc()).limit(limit)))


def _one(connection: Connection, number: int) -> Row[*tuple[Any, ...]] | None:
    return connection.execute(_WHOLE.where(Outbox.id == number)).one_or_none()


def _why_it_waits(number: int) -> str:
    at, ours = clock.now(), settings()

    def ask(connection: Connection) -> str:
        with speaking(SOURCE):  # as the whole command line
            return waits.why(connection, read(connection, [number])[0], ours, at)

    return opened_store().write(ask)  # the first to see that the day's money is spent writes it


def _readable(value: object) -> object:
    return value.isoformat(timespec="seconds") if isinstance(value, datetime) else value


def _span(span: timedelta) -> str:
    minutes = int(span.total_seconds()) // 60
    if minutes < 60:
        return f"{minutes} m"
    return f"{minutes // 60} h" if minutes < 48 * 60 else f"{minutes // 1440} d"
