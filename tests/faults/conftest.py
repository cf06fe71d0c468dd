"""The scene every fault strikes."""

import pytest

from bot.store import Store
from tests.faults.scene import Scene
from tests.house import House


@pytest.fixture
def scene(house: House, store: Store) -> Scene:
    """A group in the database, at noon; nothing is started yet."""
    return Scene.at_noon(house, store)
