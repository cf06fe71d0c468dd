"""`flask --app wsgi migrate`: the database in the present shape, before the web is started."""

import click

from bot.cli.opened import opened_store
from bot.store.revision import newest


@click.command()
def migrate() -> None:
    """Bring the database to the newest shape; nothing happens where it has it."""
    opened_store()
    click.echo(f"The database is at {newest()}.")
