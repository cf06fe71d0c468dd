"""`flask --app wsgi inbox …`: what came in and was only kept, what never reached us, the spool."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, cast

import click
from flask import current_app
from sqlalchemy import Connection, Row, select

from bot import clock, log
from bot.channels.base import SendError
from bot.channels.twilio.received import TwilioReceived
from bot.cli.opened import opened_store, settings
from bot.dispatch import House
from bot.dispatch.holding import FLOOD, LATE
from bot.dispatch.loops import LOOP
from bot.intake import reconcile as look_up
from bot.intake import replay as work_off
from bot.spool import Spool
from bot.store.tables import Address, Inbox

_LINES = select(Inbox.id, Inbox.channel, Inbox.intent, Inbox.received_at, Inbox.address_id)
_WHOLE = (
    select(Inbox.__table__, Address.phone, Address.user_id)
    .join(Address, Address.id == Inbox.address_id)
)  # fmt: skip


@click.group()
def inbox() -> None:
    """Incoming messages: list, show, reconcile with the provider, replay what is on disk."""


@inbox.command("list")
@click.option("--intent", help="Only these; flood, loop and late were kept and not acted on.")
@click.option("--held", is_flag=True, help="All that was kept and not acted on.")
@click.option("--limit", default=50, show_default=True)
def list_(intent: str | None, held: bool, limit: int) -> None:
    """The newest messages, without phones or words."""
    wanted = [FLOOD, LOOP, LATE] if held else [intent] if intent else []
    for row in opened_store().read(lambda connection: _newest(connection, wanted, limit)):
        when = row.received_at.astimezone(clock.INDIA)
        click.echo(
            f"{row.id:>8} {when:%d/%m %H:%M:%S} {row.channel:<9} phone {row.address_id:<8}"
            f" {row.intent}"
        )


@inbox.command()
@click.argument("number", type=int)
def show(number: int) -> None:
    """One message with its words and our answer; the phone appears as its token in the log."""
    row = opened_store().read(
        lambda connection: connection.execute(_WHOLE.where(Inbox.id == number)).one_or_none()
    )
    if row is None:
        raise click.UsageError(f"there is no message {number}")
    for name in ("id", "channel", "provider_id", "intent", "received_at", "words", "answer"):
        click.echo(f"{name:<13} {_readable(getattr(row, name))}")
    click.echo(f"{'phone':<13} {log.pseudonym(row.phone or row.user_id)}")


@inbox.command()
@click.option("--hours", default=24, show_default=True, help="How far to look back.")
def reconcile(hours: int) -> None:
    """Take in what the provider has received and we have not; the clock does it once a day."""
    at = clock.now()
    try:
        found = look_up(
            opened_store(), _house(), TwilioReceived(settings()), at - timedelta(hours=hours), at
        )
    except SendError as error:
        raise click.ClickException(f"the provider did not answer: {error.code}") from None
    click.echo(f"{found} messages had never reached us." if found else "Nothing was missing.")


@inbox.command()
@click.option("--dead", is_flag=True, help="Also those that failed three times.")
def replay(dead: bool) -> None:
    """Take in what /twilio/fallback has put on disk; the clock does it by itself."""
    spool = Spool(settings().spool_folder)
    revived = spool.revive() if dead else 0
    done = work_off(opened_store(), _house(), spool, settings())
    click.echo(f"{done} taken in, {len(spool.waiting())} wait, {revived} were taken up again.")


def _house() -> House:
    return cast(House, current_app.extensions["bachat"].house)


def _newest(
    connection: Connection, intents: Sequence[str], limit: int
) -> list[Row[*tuple[Any, ...]]]:
    lines = _LINES.where(Inbox.intent.in_(intents)) if intents else _LINES
    return list(connection.execute(lines.order_by(Inbox.id.desc()).limit(limit)))


def _readable(value: object) -> object:
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    return str(value).replace("\x1e", "\n").replace("\n", "\n" + " " * 14)
