"""The shape of the house, where import-linter cannot see it: entry files, registers, sizes."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType, UnionType
from typing import get_args

import pytest

import flows
import handlers
from bot.app import create_app
from bot.books import carry_out
from bot.config import Settings
from bot.domain.commands import Command

ROOT = Path(__file__).parent.parent
_OURS = ("bot", "handlers", "flows", "tests", "benchmarks")
_LONGEST = 400
_ENTRIES = {"wsgi", "worker"}


def _files(*folders: str) -> list[Path]:
    return [file for folder in folders for file in sorted((ROOT / folder).rglob("*.py"))]


def _imports(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield node.module or ""


def test_nobody_imports_the_entry_files() -> None:
    """wsgi.py and worker.py hang on everything; nothing may hang on them."""
    importers = [
        str(file.relative_to(ROOT))
        for file in [*_files(*_OURS), *ROOT.glob("*.py")]
        if "migrations" not in file.parts  # made by Alembic from the tables
        if {name.split(".")[0] for name in _imports(file)} & _ENTRIES
    ]
    assert importers == []


def test_the_rules_need_the_standard_library_alone() -> None:
    allowed = {*sys.stdlib_module_names}
    for file in _files("bot/domain"):
        outside = [
            name
            for name in _imports(file)
            if name.split(".")[0] not in allowed and not name.startswith("bot.domain")
        ]
        assert outside == [], file


@pytest.mark.parametrize(
    ("package", "register"),
    [(handlers, handlers.HANDLERS), (flows, flows.FLOWS)],
    ids=["handlers", "flows"],
)
def test_every_file_is_registered(package: ModuleType, register: dict[str, object]) -> None:
    """A file whose name begins with _ is shared by others and needs no entry."""
    folder = Path(package.__file__).parent
    files = {file.stem for file in folder.glob("*.py") if not file.stem.startswith("_")}
    registered = {entry.__module__.rpartition(".")[2] for entry in register.values()}
    assert registered == files


def test_every_command_is_carried_out_by_the_books() -> None:
    assert isinstance(Command, UnionType)
    carried_out = {*carry_out._OF_GROUP, *carry_out._OF_PHONE}
    assert carried_out == set(get_args(Command))


def test_no_file_is_too_long_to_be_read() -> None:
    lengths = {
        str(file.relative_to(ROOT)): len(file.read_text().splitlines())
        for file in [*_files(*_OURS), *ROOT.glob("*.py")]
        if "migrations" not in file.parts  # made by Alembic from the tables
    }
    assert {name: length for name, length in lengths.items() if length > _LONGEST} == {}


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        str(file.relative_to(ROOT))
        for file in _files("bot", "handlers", "flows")
        if file.read_text().strip() and not ast.get_docstring(ast.parse(file.read_text()))
    ]
    assert silent == []


def test_the_application_has_the_routes_that_stay(database_url: str) -> None:
    """Twilio's console, the load balancer and the scraper name these."""
    app = create_app(Settings(database_url=database_url), handlers.HANDLERS, flows.FLOWS)
    routes = {
        (method, rule.rule)
        for rule in app.url_map.iter_rules()
        for method in rule.methods - {"HEAD", "OPTIONS"}
    }
    assert {
        ("POST", "/twilio/message"),
        ("POST", "/twilio/fallback"),
        ("POST", "/twilio/status"),
        ("GET", "/health/live"),
        ("GET", "/health/ready"),
        ("GET", "/metrics"),
    } <= routes
