"""The settings as they are in force, without a single secret."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from flask.typing import ResponseReturnValue
from pydantic import SecretStr

from bot.channels.exotel.settings import ExotelSettings
from bot.config import FromEnvironment
from bot.web.admin.desk import Desk, Visit

_ACCOUNTS = ("_sid", "api_key", "entity_id")  # no secrets, but half of a key: their end is enough
_SHOWN = 4


@dataclass(frozen=True)
class Line:
    """`is_secret`: of the value only is said whether there is one."""

    name: str
    value: str
    is_secret: bool
    is_default: bool


def register(desk: Desk) -> None:
    """`/admin/settings`."""

    @desk.screen("/settings", "settings")
    def settings(visit: Visit) -> ResponseReturnValue:
        lines = [*_lines(visit.services.settings), *_lines(ExotelSettings())]
        return visit.page("settings", lines=lines)


def _lines(given: FromEnvironment) -> Iterator[Line]:
    for name, variable in type(given).variables().items():
        value = getattr(given, name)
        is_default = value == type(given).model_fields[name].default
        if isinstance(value, SecretStr):
            yield Line(variable, "x" if value.get_secret_value() else "", True, is_default)
        else:
            yield Line(variable, _harmless(name, value), False, is_default)


def _harmless(name: str, value: object) -> str:
    """An address without who signs in there, an account by its end."""
    said = "" if value is None else str(value)
    if name.endswith(_ACCOUNTS) and said:
        return f"…{said[-_SHOWN:]}"
    return _without_user(said) if "://" in said else said


def _without_user(address: str) -> str:
    """A password may stand in the address of a database, and in its query."""
    parts = urlsplit(address)
    place = parts.netloc.rpartition("@")[2]
    return f"{parts.scheme}://{place}{parts.path}"
