"""The `flask` commands. A file is read when its command is given: web and queue need none."""

from importlib import import_module

import click
from flask.cli import AppGroup

COMMANDS = (
    "books",
    "group",
    "inbox",
    "migrate",
    "operator",
    "outbox",
    "report",
    "say",
    "templates",
    "understand",
    "up",
)


class Commands(AppGroup):
    """What stands behind `flask --app wsgi`: of each of `COMMANDS` the function of its name."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted({*super().list_commands(ctx), *COMMANDS})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return super().get_command(ctx, cmd_name)
        found: click.Command = getattr(import_module(f"{__name__}.{cmd_name}"), cmd_name)
        return found
