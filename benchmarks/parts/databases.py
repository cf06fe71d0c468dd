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
    with _migrated(kind, folder) as (url, pid):
        store = Store(url)
        village.settle(store)
        store.close()
        yield url, pid


@contextmanager
def empty(kind: str, folder: Path) -> Iterator[str]:
    """The URL of a new one without a village."""
    with _migrated(kind, folder) as (url, _):
        yield url


@contextmanager
def _migrated(kind: str, folder: Path) -> Iterator[tuple[str, int]]:
    if kind == "sqlite":
        yield _upgraded(f"sqlite:///{mkdtemp(dir=folder)}/village.db"), 0
        return
    postgres = PostgresServer(durable=True)
    try:
        url = _upgraded(f"postgresql://postgres@/postgres?host={postgres.folder}")
        pid = Path(postgres.folder, "data", "postmaster.pid").read_text().split()[0]
        yield url, int(pid)
    finally:
        postgres.stop()


def _upgraded(url: str) -> str:
    store = Store(url)
    migrate.upgrade(store)
    store.close()
    return url
