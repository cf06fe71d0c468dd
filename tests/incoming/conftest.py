"""A group, a spool, and the whole house of conversations over a moved clock."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.spool import Spool
from bot.store import Store
from tests.incoming.village import Village
from tests.make import create_group
from tests.moment import Moment


@pytest.fixture
def village(store: Store, tmp_path: Path, moment: Moment) -> Iterator[Village]:
    """At half past three in the afternoon."""
    store.write(lambda c: create_group(c, phones=True, saving=10000))
    return Village(store, Spool(tmp_path / "spool"), moment)
