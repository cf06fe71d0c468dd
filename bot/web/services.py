"""What the routes work with; the composition root puts it together once."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from redis import Redis
from sqlalchemy import Connection

from bot.channels.base import Inbound, Report
from bot.config import Settings
from bot.spool import Spool
from bot.store import Store


class Answer(Protocol):
    """What to say back at once, and whether anything else waits in the outbox."""

    @property
    def texts(self) -> tuple[str, ...]: ...

    @property
    def queued(self) -> bool: ...


@dataclass(frozen=True)
class Services:
    """The store, the settings, Redis (None = not set), and what is done with what comes in.

    `handle` and `report` are units of database work; `hint` wakes a worker and never raises.
    """

    store: Store
    settings: Settings
    redis: Redis | None
    house: Any  # handlers and flows, as `handle` wants them
    handle: Callable[[Connection, Inbound, Any, datetime], Answer]
    report: Callable[[Connection, Report, datetime], object]
    hint: Callable[[Redis | None], None]

    @property
    def spool(self) -> Spool:
        """Where messages wait while the database is away."""
        return Spool(self.settings.spool_folder)
