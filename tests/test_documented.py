"""Whatever can be set, said, run or made is in the papers that ship with it."""

import re
from collections.abc import Iterable
from pathlib import Path

import click
import pytest

from bot.channels.exotel.settings import ExotelSettings
from bot.cli import COMMANDS, Commands
from bot.config import Settings
from bot.notices import NOTICES
from handlers import HANDLERS

ROOT = Path(__file__).parent.parent
SETTINGS = (Settings, ExotelSettings)
VARIABLES = [name for kind in SETTINGS for name in kind.variables().values()]


def _read(*names: str) -> str:
    return "\n".join((ROOT / name).read_text() for name in names)


def _missing(words: Iterable[str], text: str) -> list[str]:
    return sorted(word for word in words if not re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text))


@pytest.mark.parametrize("paper", ["README.md", ".env.example"])
def test_every_setting(paper: str) -> None:
    assert _missing(VARIABLES, _read(paper)) == []


def test_env_example_names_no_setting_that_is_not_there() -> None:
    named = set(re.findall(r"^#? ?([A-Z_]+)=", _read(".env.example"), re.M))
    assert named == set(VARIABLES)


def test_env_example_gives_the_real_defaults() -> None:
    text = _read(".env.example")
    for kind in SETTINGS:
        for name, variable in kind.variables().items():
            default = kind.model_fields[name].default
            if isinstance(default, str | int):
                assert f"{variable}={default}\n" in text, variable


def test_every_intent() -> None:
    assert _missing(HANDLERS, _read("README.md", "CONTRIBUTING.md")) == []


def test_every_notice() -> None:
    names = (notice.name for notice in NOTICES)
    assert _missing(names, _read("README.md", "CONTRIBUTING.md")) == []


def test_every_command() -> None:
    group = Commands()
    found = {name: group.get_command(click.Context(group), name) for name in COMMANDS}
    full = [
        f"{name} {below}".strip()
        for name, command in found.items()
        for below in getattr(command, "commands", {"": None})
    ]
    assert _missing(full, _read("README.md", "CONTRIBUTING.md")) == []


def test_every_make_target() -> None:
    targets = re.findall(r"^([a-z]+):.*## ", _read("Makefile"), re.M)
    assert targets
    named = (f"make {target}" for target in targets)
    assert _missing(named, _read("README.md", "CONTRIBUTING.md")) == []


def test_the_changelog_is_kept() -> None:
    """The newest section is for what is not released yet, or for this version."""
    version = re.search(r'^version = "(.+)"', _read("pyproject.toml"), re.M)
    newest = re.search(r"^## \[?([^\]\s]+)", _read("CHANGELOG.md"), re.M)
    assert newest
    assert newest[1].casefold() in {"unreleased", version[1]}
