"""What tests of the books start from."""

import pytest

from bot.store import Store
from tests.books.desk import Desk


@pytest.fixture
def desk(store: Store) -> Desk:
    """Ten women, ₹100 a month, the treasurer keeps the cash."""
    return Desk(store)
