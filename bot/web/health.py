"""Is the process alive, can it work, and how does it fare."""

from collections.abc import Callable

import redis
from flask import Blueprint, Response, jsonify
from flask.typing import ResponseReturnValue
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from sqlalchemy import Connection, text
from sqlalchemy.exc import SQLAlchemyError

from bot import clock
from bot import metrics as bot_metrics
from bot.outbox import spending
from bot.outbox.stats import stats
from bot.store import revision
from bot.web.services import Services

_REVISION = text("SELECT max(version_num) FROM alembic_version")


def routes(services: Services) -> Blueprint:
    """`GET /health/live`, `/health/ready` and `/metrics`."""
    blueprint = Blueprint("health", __name__)
    newest = revision.newest()
    spool = services.spool

    @blueprint.get("/health/live")
    def live() -> ResponseReturnValue:
        return jsonify(status="live")

    @blueprint.get("/health/ready")
    def ready() -> ResponseReturnValue:
        database = state_of_database(services, newest)
        fine = database == "ok"
        answer = jsonify(
            status="ready" if fine else "not ready",
            database=database,
            redis=state_of_redis(services.redis),  # told, but not needed: SQL is the truth
        )
        return answer, 200 if fine else 503

    @blueprint.get("/metrics")
    def metrics() -> ResponseReturnValue:
        _works(services, lambda c: stats(c, clock.now()))  # the gauges are of this moment
        _works(services, lambda c: spending.show(c, clock.now()))
        bot_metrics.SPOOLED.set(len(spool.waiting()))
        return Response(generate_latest(), content_type=CONTENT_TYPE_LATEST)

    return blueprint


def state_of_database(services: Services, newest: str) -> str:
    """ok | not migrated | away."""
    if not _works(services, lambda c: c.execute(text("SELECT 1"))):
        return "away"
    found = _works(services, lambda c: c.execute(_REVISION).scalar())
    # A newer one is fine: migrations expand first, so that the old code serves on meanwhile.
    return "ok" if found and str(found) >= newest else "not migrated"


def _works(services: Services, ask: Callable[[Connection], object]) -> object:
    try:
        return services.store.read(ask)
    except SQLAlchemyError:
        return None


def state_of_redis(client: "redis.Redis | None") -> str:
    """ok | away | none."""
    if client is None:
        return "none"
    try:
        client.ping()
    except redis.RedisError:
        return "away"
    return "ok"
