"""`flask --app wsgi outbox lengths`: how long each notice is as an SMS, in Markdown."""

from collections.abc import Iterator

import click

from bot.i18n import LANGUAGES
from bot.i18n.templates import names, render
from bot.notices.examples import Day, examples, longest, typical
from bot.sms import Size, economical, measure

_HEAD = """\
# How long the notices are

Made by `flask --app wsgi outbox lengths > locales/LENGTHS.md`; a test holds it to what that prints.

Units = parts of one SMS, as Twilio counts and as it is sent (`bot/sms`). In Hindi a unit is one of
UTF-16, 70 of which fit into one part (67 into each of several); in Latin letters it is one of
GSM-7, 160 and 153. An ordinary day: ₹100, short names, a Thursday at five. The longest:
₹1,23,45,678, names and a place of forty letters, the longest day and hour. Names and places that
would cost another part are shortened (`bot/i18n/fitting.py`). A single letter that is not Latin,
such as a name in Hindi, makes a Latin text cost as a Hindi one.
"""


@click.command()
def lengths() -> None:
    """How long each notice is as an SMS, by language: on an ordinary day, and at the most."""
    click.echo(_HEAD)
    for line in table():
        click.echo(line)


def table() -> Iterator[str]:
    """The lines of the table, in Markdown."""
    sizes = {
        (language, is_longest): sizes_of(language, (longest if is_longest else typical)(language))
        for language in LANGUAGES
        for is_longest in (False, True)
    }
    columns = [f"{name}, {'longest' if most else 'ordinary'}" for name, most in sizes]
    yield _row(["notice", *columns])
    yield _row(["---"] * (len(columns) + 1))
    for kind in names():
        cells = [f"{by_kind[kind].units} = {by_kind[kind].parts}" for by_kind in sizes.values()]
        yield _row([f"`{kind}`", *cells])


def sizes_of(language: str, day: Day) -> dict[str, Size]:
    """The size of each notice on that day; of those that are told in several ways, the largest."""
    sizes: dict[str, Size] = {}
    for kind, figures in examples(language, day):
        size = measure(economical(render(kind, language, **figures).text))
        sizes[kind] = max(sizes.get(kind, size), size, key=lambda each: (each.parts, each.units))
    return sizes


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
