"""Logs are constant events with fields; nothing that names a person or a sum may be among them."""

import hashlib
import logging
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

_PRIVATE = frozenset(
    {"phone", "address", "name", "text", "body", "words", "amount", "paise", "token", "answer"}
)


def configure(level: str = "info") -> None:
    """Write one JSON object a line to standard error, from `level` on."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _mask,
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(
            logging.getLevelNamesMapping()[level.upper()]
        ),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )


def get() -> Any:
    """A logger; call it with a constant event and fields: `log.get().info("outbox.sent", id=7)`."""
    return structlog.get_logger()


def pseudonym(private: str) -> str:
    """The same short token for the same phone or name, for following one case through the log."""
    return hashlib.blake2s(private.encode(), digest_size=5).hexdigest()


def _mask(_: Any, __: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """The safety net: a private field that slips in is hidden, not printed."""
    for key in _PRIVATE & event.keys():
        event[key] = "***"
    return event
