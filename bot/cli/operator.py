"""`flask --app wsgi operator …`: who may look at this server's console, and what each may do."""

from collections.abc import Callable

import click
from sqlalchemy import Connection

from bot import clock, links
from bot.cli.opened import opened_store, settings
from bot.operators import acts, people
from bot.operators.acts import Act
from bot.operators.links import fits
from bot.operators.people import Operator, OperatorError, Role

_number = click.argument("number")
_roles = click.Choice([role.value for role in Role])


@click.group()
def operator() -> None:
    """Operators of the console at /admin: add, list, disable, reset."""


@operator.command()
@click.argument("name")
@_number
@click.option(
    "--role", type=click.Choice([role.value for role in Role]), default="viewer", show_default=True
)
def add(name: str, number: str, role: str) -> None:
    """Let NAME in by the phone NUMBER: viewer sees, helper sends again, admin may all."""
    at = clock.now()

    def work(connection: Connection) -> int:
        new = people.add(connection, name, number, Role(role), at)
        acts.write(connection, None, Act("operator.add", acts.DONE, subject=str(new)), at)
        return new

    new = _write(work)
    click.echo(
        f"Operator {new} may sign in at {settings().public_url.rstrip('/')}/admin as {role}."
    )
    click.echo("Her first sign-in shows the secret for her code app, once.")
    if not links.can_sign(settings()):
        click.echo("The console is shut until SECRET_KEY is set.", err=True)
    if not fits(settings()):
        click.echo("PUBLIC_URL is too long for the text of the link: 30 signs.", err=True)


@operator.command("list")
def list_() -> None:
    """All operators; of the numbers only the end."""
    for one in opened_store().read(people.everyone):
        click.echo(f"{one.id:>4} {one.role:<7} {_state(one):<12} …{one.phone[-4:]}  {one.name}")


@operator.command()
@_number
def disable(number: str) -> None:
    """Out at once, in every browser; `add` lets in again."""
    at = clock.now()
    _change(number, "operator.disable", lambda c, one: people.disable(c, one.id, at))
    click.echo("Disabled.")


@operator.command()
@_number
def reset(number: str) -> None:
    """Her code app counts no more (a lost phone): the next sign-in shows a new secret."""
    _change(number, "operator.reset", lambda c, one: people.reset(c, one.id))
    click.echo("Her next sign-in shows a new secret.")


def _change(number: str, act: str, change: Callable[[Connection, Operator], None]) -> None:
    at = clock.now()

    def work(connection: Connection) -> None:
        one = people.find_by_phone(connection, number)
        if one is None:
            raise click.ClickException("There is no operator with this number.")
        change(connection, one)
        acts.write(connection, None, Act(act, acts.DONE, subject=str(one.id)), at)

    _write(work)


def _write(work: Callable[[Connection], int | None]) -> int | None:
    try:
        return opened_store().write(work)
    except OperatorError as error:
        raise click.ClickException(str(error)) from None


def _state(one: Operator) -> str:
    if one.disabled_at:
        return "disabled"
    if one.locked_until and one.locked_until > clock.now():
        return "locked"
    return "enrolled" if one.enrolled_at else "new"
