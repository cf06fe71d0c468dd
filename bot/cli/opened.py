"""What the application has for its commands: its settings, and its store, migrated."""

from typing import cast

from flask import current_app

from bot.config import Settings
from bot.store import Store
from bot.store.migrate import upgrade


def settings() -> Settings:
    """The settings the application was made with."""
    return cast(Settings, current_app.extensions["bachat"].settings)


def opened_store() -> Store:
    """The store, migrated: a command may be the first thing that is run on a new machine."""
    store = cast(Store, current_app.extensions["bachat"].store)
    upgrade(store)
    return store
