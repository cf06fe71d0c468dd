"""The web process (`granian --interface wsgi wsgi:app`), and the `flask` command line."""

from bot.app import create_app
from bot.config import Settings
from flows import FLOWS
from handlers import HANDLERS

app = create_app(Settings(), HANDLERS, FLOWS)
