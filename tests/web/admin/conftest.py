"""The console over a real application and an empty database."""

from collections.abc import Callable

import pytest
from flask import Flask

from bot.operators.people import Role
from bot.store import Store
from bot.web.build import build
from tests.moment import Moment
from tests.web.admin.visitor import NUMBER, Visitor, add
from tests.web.tiny import Echo, services

URL = "https://sakhi.example"
KEY = "k" * 40
Let = Callable[..., Visitor]


@pytest.fixture
def app(store: Store, moment: Moment) -> Flask:
    """The routes."""
    return build(services(store, Echo(), URL, secret_key=KEY))


@pytest.fixture
def anita(app: Flask, store: Store) -> Visitor:
    """An admin who was added and never came."""
    add(store)
    return Visitor(app, store)


@pytest.fixture
def inside(anita: Visitor) -> Visitor:
    """The same, signed in."""
    assert anita.signs_in().status_code == 303
    return anita


@pytest.fixture
def let(app: Flask, store: Store) -> Let:
    """`let(Role.VIEWER)`: somebody else, signed in."""

    def go(role: Role, number: str = "+919999900091") -> Visitor:
        add(store, number, role, f"Somebody {role}")
        visitor = Visitor(app, store, number)
        assert visitor.signs_in().status_code == 303
        return visitor

    assert NUMBER != "+919999900091"
    return go
