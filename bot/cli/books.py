"""`flask --app wsgi books …`: looking after the books from the command line."""

import click

from bot.books.check import check
from bot.config import Settings
from bot.store import Store


@click.group()
def books() -> None:
    """Look after the books."""


@books.command("check")
@click.option("--group", "group_id", type=int, help="Only the group with this id.")
def check_books(group_id: int | None) -> None:
    """Recompute all books from their entries; a line a fault, exit code 1 if there is any."""
    store = Store(Settings().database_url)
    try:
        faults = store.read(lambda connection: check(connection, group_id))
    finally:
        store.close()
    for fault in faults:
        click.echo(f"group {fault.group_id}: {fault.what} at {fault.where}")
    if faults:
        raise SystemExit(1)
    click.echo("The books agree.")
