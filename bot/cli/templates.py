"""`flask --app wsgi templates …`: our texts at Twilio, at WhatsApp and at the SMS operators."""

from collections.abc import Iterable
from pathlib import Path
from tomllib import TOMLDecodeError

import click

from bot.channels.twilio.content import ContentError, Contents
from bot.cli.dlt_sheet import CATEGORY, write_sheet
from bot.cli.opened import settings
from bot.cli.pushing import push_one
from bot.config import Settings
from bot.i18n import LANGUAGES, rules
from bot.outbox.texts import Text, state_of, texts

_languages = click.option(
    "--language",
    "languages",
    type=click.Choice(LANGUAGES),
    multiple=True,
    help="Only this one; may be given several times.",
)


@click.group()
def templates() -> None:
    """The approved texts: create them at Twilio, see what WhatsApp says, register them for SMS."""


@templates.command()
@_languages
def push(languages: tuple[str, ...]) -> None:
    """Create what Twilio does not have yet, submit it to WhatsApp, record the ids.

    Words that were changed become a new content under a new name; the old one stays as it is. What
    was done is kept when it breaks off: run it again.
    """
    wanted = texts(languages)
    _refuse_faults(wanted)
    given = settings()
    contents = _contents(given)
    try:
        known = contents.known()
        for text in wanted:
            done = push_one(contents, known.get(text.version), text, given)
            if done:
                click.echo(f"{text.language:<8} {text.name:<20} {done}")
    except ContentError as error:
        raise click.ClickException(str(error)) from None
    except TOMLDecodeError as error:
        raise click.ClickException(f"{given.templates_file}: {error}") from None
    click.echo(f"All {len(wanted)} are at Twilio; their ids are in {given.templates_file}.")


@templates.command()
@_languages
def status(languages: tuple[str, ...]) -> None:
    """What WhatsApp says to each, and what is missing; exit code 1 if one cannot be used."""
    given = settings()
    try:
        known = _contents(given).known()
    except ContentError as error:
        raise click.ClickException(str(error)) from None
    states = [(text, state_of(text, known.get(text.version), given)) for text in texts(languages)]
    for text, state in states:
        click.echo(
            f"{text.language:<8} {text.name:<20} {state.word:<12} {'; '.join(state.missing)}"
        )
    unusable = sum(not state.usable for _text, state in states)
    click.echo(f"{len(states) - unusable} of {len(states)} can be used.")
    if unusable:
        raise SystemExit(1)


@templates.command("export-dlt")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@_languages
@click.option("--header", default="", help="The registered header (sender), six letters.")
@click.option("--category", default=CATEGORY, show_default=True, help="The portal's category.")
@click.option("--untagged", is_flag=True, help="{#var#} in the text (Tata, SmartPing), no tags.")
def export_dlt(
    file: Path, languages: tuple[str, ...], header: str, category: str, untagged: bool
) -> None:
    """Write FILE (.csv or .xlsx) with all texts as an SMS operator's DLT portal asks for them."""
    if file.suffix.lower() not in {".csv", ".xlsx"}:
        raise click.UsageError("FILE must end with .csv or .xlsx")
    wanted = [text for text in texts(languages) if not text.template.session]
    _refuse_faults(wanted)
    write_sheet(file, wanted, settings(), header=header, category=category, untagged=untagged)
    click.echo(f"{len(wanted)} texts are in {file}.")


def _contents(given: Settings) -> Contents:
    if not given.twilio_account_sid:
        raise click.UsageError("TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN are needed")
    return Contents(given)


def _refuse_faults(wanted: Iterable[Text]) -> None:
    """A name that WhatsApp rejected is lost: better not to ask."""
    wrong = [
        f"{text.language} {text.name}: {fault}"
        for text in wanted
        for fault in rules.faults(text.template)
    ]
    if wrong:
        raise click.ClickException("\n".join(["these would be refused:", *wrong]))
