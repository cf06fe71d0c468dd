"""Exotel's times: on India's clocks, unless they say otherwise."""

from datetime import UTC, datetime

from bot.clock import INDIA


def read(text: str) -> datetime:
    """2026-12-09 15:30:00 or 2026-12-09T15:30:00+05:30, in UTC. Raises ValueError."""
    moment = datetime.fromisoformat(text)
    return (moment if moment.tzinfo else moment.replace(tzinfo=INDIA)).astimezone(UTC)


def write(moment: datetime) -> str:
    """As its filters take it, in whole seconds."""
    return moment.astimezone(INDIA).strftime("%Y-%m-%d %H:%M:%S")
