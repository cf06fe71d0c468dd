"""`flask --app wsgi report`: a paper of a group as a file."""

from datetime import date, datetime
from pathlib import Path

import click

from bot import clock
from bot.books import queries
from bot.cli.opened import opened_store, settings
from bot.domain.papers import OF_MEMBER, Name, Paper
from bot.i18n import LANGUAGES
from bot.reports.make import KINDS, make


@click.command()
@click.argument("paper", type=click.Choice([name.value for name in Name]))
@click.argument("group")
@click.option("--member", type=int, help="Whose: her number in the register.")
@click.option("--meeting", type=int, help="Number of the meeting; without it the last one.")
@click.option("--month", help="2026-11: of this month, or of the year it lies in; else now.")
@click.option("--language", type=click.Choice(LANGUAGES), help="Else the default language.")
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file; its ending says what it is: .pdf, .png, .csv or .xlsx.",
)
def report(
    paper: str, group: str, member: int | None, meeting: int | None, month: str | None,
    language: str | None, output: Path,
) -> None:  # fmt: skip
    """Write PAPER of GROUP (its code) into a file."""
    form = output.suffix.lstrip(".").lower()
    if form not in KINDS:
        raise click.UsageError(f"{output} must end in {', '.join(f'.{kind}' for kind in KINDS)}")
    if Name(paper) in OF_MEMBER and member is None:
        raise click.UsageError(f"{paper} is a member's: --member says whose.")
    asked = Paper(Name(paper), member, meeting=meeting, day=_day(month), form=form)
    store = opened_store()
    group_id = store.read(lambda c: queries.group_id_by_code(c, group))
    if group_id is None:
        raise click.ClickException(f"There is no group {group}.")
    spoken = language or settings().default_language
    try:
        made = store.read(lambda c: make(c, group_id, asked, spoken, clock.now()))
    except LookupError:
        raise click.ClickException(f"{group} has no such {paper}.") from None
    output.write_bytes(made.content)
    click.echo(f"{output} is written.")


def _day(month: str | None) -> date | None:
    """The last day that any month has."""
    try:
        return datetime.strptime(f"{month}-28", "%Y-%m-%d").date() if month else None  # noqa: DTZ007
    except ValueError:
        raise click.UsageError("--month must be like 2026-11.") from None
