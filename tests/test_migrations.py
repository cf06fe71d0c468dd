"""The database can be brought up, back down and up again, and then fits the mapped classes."""

import re
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from bot.store import Store, revision
from bot.store.migrate import downgrade, upgrade
from bot.store.tables import Base

MIGRATIONS = Path(__file__).parent.parent / "bot" / "store" / "migrations"


def test_down_and_up_again_gives_the_same_tables(store: Store) -> None:
    before = _shape(store)
    downgrade(store, "base")
    assert set(inspect(store.engine).get_table_names()) <= {"alembic_version"}
    upgrade(store)
    assert _shape(store) == before


def test_every_migration_can_be_undone_alone(store: Store) -> None:
    """One step down and up from each revision, not only all at once."""
    revisions = [script.revision for script in _scripts().walk_revisions()]
    for below in [*revisions[1:], "base"]:
        downgrade(store, below)
        upgrade(store)
        downgrade(store, below)
    upgrade(store)
    assert _versions(store) == [revisions[0]]


def test_the_newest_is_told_by_its_number() -> None:
    assert revision.newest() == _scripts().get_current_head()


def test_models_and_migrations_agree(store: Store) -> None:
    """What `alembic check` asks."""
    with store.engine.connect() as connection:
        context = MigrationContext.configure(connection)
        differences = compare_metadata(context, Base.metadata)
    assert differences == []


def test_one_line_of_migrations_numbered_by_hand() -> None:
    names = sorted(path.name for path in (MIGRATIONS / "versions").glob("[0-9]*.py"))
    assert len(_scripts().get_heads()) == 1
    for number, name in enumerate(names, start=1):
        assert re.fullmatch(rf"{number:04}_[a-z0-9_]+\.py", name)
        assert _scripts().get_revision(f"{number:04}") is not None


def _scripts() -> ScriptDirectory:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return ScriptDirectory.from_config(config)


def _versions(store: Store) -> list[str]:
    return store.read(
        lambda c: [r[0] for r in c.execute(text("SELECT version_num FROM alembic_version"))]
    )


def _shape(store: Store) -> dict[str, object]:
    """Tables with their columns, keys and indexes, as the database itself tells them."""
    seen = inspect(store.engine)
    return {
        table: (
            [(c["name"], str(c["type"]), c["nullable"]) for c in seen.get_columns(table)],
            seen.get_pk_constraint(table)["constrained_columns"],
            sorted(str(sorted(i["column_names"])) for i in seen.get_indexes(table)),
            sorted(str(k["constrained_columns"]) for k in seen.get_foreign_keys(table)),
            sorted(str(u["column_names"]) for u in seen.get_unique_constraints(table)),
        )
        for table in seen.get_table_names()
    }
