"""Alembic's entry: one migration at a time, on the connection we hand in or on DATABASE_URL."""

from alembic import context
from sqlalchemy import Connection

from bot.config import Settings
from bot.store.engine import Store
from bot.store.tables import Base


def run(connection: Connection) -> None:
    """Migrate on `connection`; SQLite alters tables by copying them."""
    context.configure(connection=connection, target_metadata=Base.metadata, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    store = Store(Settings().database_url)
    with store.engine.connect() as own:
        run(own)
        own.commit()
    store.close()
