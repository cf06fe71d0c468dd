"""The composition root: settings, store, Redis, routes and commands become one application."""

import logging
from collections.abc import Iterator, Mapping
from zoneinfo import available_timezones

import redis
from flask import Flask
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from bot import clock, dispatch, i18n, links, log, nlu, providers
from bot.cli import Commands
from bot.config import Settings
from bot.dispatch.handle import Flow, Handler
from bot.intake import furnished
from bot.outbox import hint, prices, reports
from bot.store import Store
from bot.web.build import build
from bot.web.services import Services

_CONNECT = 0.25  # seconds: a Redis that is away must not hold up an answer
_ANSWER = 0.5


def create_app(
    settings: Settings, handlers: Mapping[str, Handler], flows: Mapping[str, Flow]
) -> Flask:
    """The application; `app.extensions["bachat"]` are its Services. Raises ValueError: settings."""
    check(settings)
    log.configure(settings.log_level)
    clock.follow(settings.clock_offset_file)
    services = Services(
        store=Store(settings.database_url),
        settings=settings,
        redis=connect_redis(settings.redis_url),
        house=furnished(settings, handlers, flows),
        handle=dispatch.handle,
        report=reports.take,
        hint=hint.hint,
    )
    nlu.warm()
    app = build(services)
    app.cli = Commands()
    return app


def connect_redis(url: str | None) -> "redis.Redis | None":
    """A client that gives up soon; None when no Redis is set."""
    if not url:
        return None
    return redis.Redis.from_url(url, socket_connect_timeout=_CONNECT, socket_timeout=_ANSWER)


def check(settings: Settings) -> None:
    """Raise ValueError with one line for each setting that cannot work."""
    wrong = list(_complaints(settings))
    if wrong:
        raise ValueError("The settings cannot work:\n" + "\n".join(f"- {line}" for line in wrong))


def _complaints(settings: Settings) -> Iterator[str]:
    yield from prices.complaints(settings)
    yield from providers.complaints(settings)
    if settings.default_language not in {*i18n.LANGUAGES, i18n.SOURCE}:
        yield f"DEFAULT_LANGUAGE must be one of {', '.join(i18n.LANGUAGES)}"
    if settings.timezone not in available_timezones():
        yield "TIMEZONE must be a name like Asia/Kolkata"
    if settings.log_level.upper() not in logging.getLevelNamesMapping():
        yield "LOG_LEVEL must be debug, info, warning or error"
    try:
        database = make_url(settings.database_url).get_backend_name()
    except ArgumentError:
        database = ""
    if database not in {"sqlite", "postgresql"}:
        yield "DATABASE_URL must begin with sqlite:/// or postgresql://"
    if settings.secret_key.get_secret_value() and not links.can_sign(settings):
        yield f"SECRET_KEY must have {links.SHORTEST_KEY} signs or more"
    if settings.redis_url and not settings.redis_url.startswith(("redis:", "rediss:", "unix:")):
        yield "REDIS_URL must begin with redis://, rediss:// or unix://"
