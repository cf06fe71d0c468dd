"""The command line: `flask --app wsgi …`."""

import click

COMMANDS: tuple[click.Command, ...] = ()
