"""`flask --app wsgi group …`: bring groups in, and see which there are."""

import sys
from pathlib import Path
from typing import NoReturn

import click
from sqlalchemy import Connection, func, select

from bot import clock
from bot.cli.opened import opened_store, settings
from bot.imports import (
    balance_sheet,
    cutoff,
    cutoff_sheet,
    cutoff_writer,
    reader,
    samples,
    sheet,
    writer,
)
from bot.imports.draft import Draft, Fault
from bot.store.tables import Group, Member


@click.group()
def group() -> None:
    """Groups: import, list, samples."""


@group.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Check everything, write nothing.")
def import_(file: Path, dry_run: bool) -> None:
    """Read a group with its members and opening savings from an Excel workbook."""
    draft = reader.read(file, settings().default_language)
    if not isinstance(draft, Draft):
        _refuse(draft)
    store = opened_store()
    if faults := store.read(lambda connection: writer.already_there(connection, draft)):
        _refuse(faults)
    _describe(draft)
    if dry_run:
        click.echo("Dry run: nothing was written.")
        return
    store.write(lambda connection: writer.write(connection, draft, clock.now()))
    click.echo("Written.")


@group.command("cutoff")
@click.argument(
    "file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option("--dry-run", is_flag=True, help="Show the opening balance sheet, write nothing.")
@click.option("--by", type=int, help="Register number of the officer who proposes it.")
@click.option("--template", is_flag=True, help="Write an empty sheet to fill in.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--language", type=click.Choice(["hi", "en"]), default="hi", show_default=True)
def cutoff_(
    file: Path | None, dry_run: bool, by: int | None, template: bool, output: Path | None,
    language: str,
) -> None:  # fmt: skip
    """Bring in a group with a past; its books open when its three officers have said yes."""
    if template:
        _template(output, language)
        return
    if file is None:
        raise click.UsageError("Name the filled sheet, or --template -o NEW.xlsx for an empty one.")
    found = cutoff.read(file, clock.today(), settings().default_language)
    if not isinstance(found, cutoff.CutOff):
        _refuse(found)
    store = opened_store()
    if faults := store.read(lambda connection: cutoff_writer.against(connection, found, by)):
        _refuse(faults)
    for line in balance_sheet.lines(found):
        click.echo(line)
    if dry_run:
        click.echo("Dry run: nothing was written.")
        return
    asked = store.write(lambda c: cutoff_writer.write(c, found, by, clock.now()))
    names = ", ".join(m.name for m in found.draft.members if m.number in asked)
    click.echo(f"The books open when these have said yes too: {names}.")


def _template(output: Path | None, language: str) -> None:
    if output is None or output.suffix != ".xlsx" or output.exists():
        raise click.UsageError("-o must name a new file ending in .xlsx")
    cutoff_sheet.write_template(output, language)
    click.echo(f"{output} is ready; then: flask --app wsgi group cutoff {output} --dry-run")


@group.command("list")
def list_() -> None:
    """All groups, with how many members each has."""
    for code, name, place, members in opened_store().read(_groups):
        click.echo(f"{code:<14} {members:>3} members  {name}{', ' + place if place else ''}")


@group.command("sheet")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def sheet_(file: Path) -> None:
    """Write an empty workbook to fill in and import."""
    if file.suffix != ".xlsx" or file.exists():
        raise click.UsageError(f"{file} must be a new file ending in .xlsx")
    sheet.write_empty(file)
    click.echo(f"{file} is ready to be filled in; then: flask --app wsgi group import {file}")


@group.command("samples")
def samples_() -> None:
    """Load the four sample groups with six months of history; those that are there stay."""
    for name in opened_store().write(lambda connection: samples.load(connection, clock.now())):
        click.echo(f"Loaded {name}.")


def _refuse(faults: tuple[Fault, ...]) -> NoReturn:
    for fault in faults:
        place = f"sheet {fault.sheet}, row {fault.row}" if fault.row else f"sheet {fault.sheet}"
        place += f", column {fault.column}" if fault.column else ""
        click.echo(f"{place}: {fault.reason}", err=True)
    click.echo(f"{len(faults)} fault(s): nothing was written.", err=True)
    sys.exit(1)


def _describe(draft: Draft) -> None:
    opening = sum(member.opening for member in draft.members) // 100
    phones = len({member.phone for member in draft.members if member.phone})
    click.echo(
        f"{draft.name} ({draft.code}, {draft.programme}): {len(draft.members)} members, "
        f"{phones} phones, opening savings ₹{opening:,}."
    )
    if all(member.role is None for member in draft.members):
        click.echo("Note: nobody is treasurer, so nobody can record money yet.")


def _groups(connection: Connection) -> list[tuple[str, str, str, int]]:
    counted = (
        select(Group.code, Group.name, Group.place, func.count(Member.number))
        .outerjoin(Member, Member.group_id == Group.id)
        .group_by(Group.id, Group.code, Group.name, Group.place)
        .order_by(Group.code)
    )
    return [(row[0], row[1], row[2], row[3]) for row in connection.execute(counted)]
