"""Liveness, readiness, metrics."""

import pytest
from flask.testing import FlaskClient
from redis import Redis

from bot.store import Store, migrate
from bot.web.build import build
from tests.web.tiny import Echo, services

URL = "http://127.0.0.1:8000"


def client(store: Store, redis: Redis | None = None) -> FlaskClient:
    return build(services(store, Echo(), URL, redis)).test_client()


def test_ready_with_a_migrated_database(store: Store) -> None:
    answer = client(store).get("/health/ready")

    assert answer.status_code == 200
    assert answer.json == {"status": "ready", "database": "ok", "redis": "none"}


def test_redis_is_told_but_not_needed(store: Store, redis_url: str) -> None:
    with Redis.from_url(redis_url) as there, Redis(port=1) as away:
        states = [client(store, redis).get("/health/ready") for redis in (there, away)]

    assert [each.json["redis"] for each in states] == ["ok", "away"]
    assert [each.status_code for each in states] == [200, 200]


def test_not_ready_while_the_database_is_older_than_the_code(store: Store) -> None:
    migrate.downgrade(store, "base")
    answer = client(store).get("/health/ready")

    assert (answer.status_code, answer.json["database"]) == (503, "not migrated")


def test_not_ready_while_the_database_is_away_but_alive() -> None:
    store = Store("postgresql://nobody@127.0.0.1:1/nothing")
    web = client(store)

    assert web.get("/health/ready").json["database"] == "away"
    assert web.get("/health/ready").status_code == 503
    assert web.get("/health/live").status_code == 200
    store.close()


def test_metrics_are_given_in_prometheus_words(store: Store) -> None:
    answer = client(store).get("/metrics")

    assert answer.content_type.startswith("text/plain")
    assert "bachat_handling_seconds_bucket" in answer.text
    assert "bachat_outbox_waiting 0.0" in answer.text


@pytest.mark.parametrize("path", ["/", "/twilio", "/static/x"])
def test_there_is_nothing_else(store: Store, path: str) -> None:
    assert client(store).get(path).status_code == 404
