"""Bring a database to the present shape, or back."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import text

from bot.store.engine import Store

_LOCK = 7_246_001  # any number: two processes that start at once must not both migrate


def upgrade(store: Store, revision: str = "head") -> None:
    """Run all migrations up to `revision`."""
    _run(store, revision, up=True)


def downgrade(store: Store, revision: str) -> None:
    """Undo migrations down to `revision` ("base" = all)."""
    _run(store, revision, up=False)


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    return config


def _run(store: Store, revision: str, *, up: bool) -> None:
    config = _config()
    with store.engine.connect() as connection:
        if store.is_sqlite:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        else:
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
        config.attributes["connection"] = connection
        (command.upgrade if up else command.downgrade)(config, revision)
        if store.is_sqlite:
            connection.exec_driver_sql("COMMIT")
        connection.commit()
