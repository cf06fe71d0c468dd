"""A village in a database that syncs every commit, on either kind."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

from benchmarks.parts import village
from bot.store import Store, migrate
from tests.databases import PostgresServer


@contextmanager
def settled(kind: str, folder: Path) -> Iterator[tuple[str, int]]:
    """The URL of a new one, and the process of its server (0 = it has none)."""
    if kind == "sqlite":
        yield _settle(f"sqlite:///{mkdtemp(dir=folder)}/village.db"), 0
        return
    postgres = PostgresServer(durable=True)
    try:
        url = _settle(f"postgresql://postgres@/postgres?host={postgres.folder}")
        pid = Path(postgres.folder, "data", "postmaster.pid").read_text().split()[0]
        yield url, int(pid)
    finally:
        postgres.stop()


def _settle(url: str) -> str:
    store = Store(url)
    migrate.upgrade(store)
    village.settle(store)
    store.close()
    return url
