"""The memory: tables, migrations, and the one way to a transaction."""

from bot.store.engine import Store

__all__ = ["Store"]
