"""The memory: tables, migrations, and the one way to a transaction."""

from bot.store.engine import Store
from bot.store.savepoint import savepoint
from bot.store.writer import BusyError

__all__ = ["BusyError", "Store", "savepoint"]
