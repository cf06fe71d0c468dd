"""Commands as JSON, for those that wait in a proposal until somebody has said yes."""

from functools import cache
from types import UnionType
from typing import Any, get_args

from pydantic import TypeAdapter

from bot.domain.commands import Command


def to_json(command: Command) -> dict[str, Any]:
    """With the name of its class."""
    name = type(command).__name__
    return {"name": name, "figures": _adapter(name).dump_python(command, mode="json")}


def from_json(kept: dict[str, Any]) -> Command:
    """The command again; KeyError or ValueError where a later version does not know it any more."""
    command: Command = _adapter(kept["name"]).validate_python(kept["figures"])
    return command


@cache
def _adapter(name: str) -> TypeAdapter[Any]:
    union: UnionType = Command
    return TypeAdapter({kind.__name__: kind for kind in get_args(union)}[name])
