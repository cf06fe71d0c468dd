"""The command line as it is called, on a database of the test."""

from collections.abc import Callable, Iterator

import pytest
from click.testing import CliRunner, Result
from flask.cli import FlaskGroup

import flows
import handlers
from bot.app import create_app
from bot.config import Settings

Run = Callable[..., Result]


@pytest.fixture
def run(database_url: str) -> Iterator[Run]:
    """`run("group", "list")` is `flask --app wsgi group list`."""
    settings = Settings(database_url=database_url)
    app = create_app(settings, handlers.HANDLERS, flows.FLOWS)
    flask = FlaskGroup(create_app=lambda: app, load_dotenv=False)
    yield lambda *words: CliRunner().invoke(flask, [str(word) for word in words])
    app.extensions["bachat"].store.close()
