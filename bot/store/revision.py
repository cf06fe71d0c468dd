"""Which shape of the database this code expects."""

from pathlib import Path

_VERSIONS = Path(__file__).parent / "migrations" / "versions"


def newest() -> str:
    """The newest revision: they are numbered by hand, and asking Alembic would read all of them."""
    return max(file.name.partition("_")[0] for file in _VERSIONS.glob("[0-9]*.py"))
