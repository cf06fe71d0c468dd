"""WhatsApp's 24 hours after her last message, in which free text may be sent to her."""

from datetime import datetime, timedelta

# Meta's clock decides, not ours: near the end the approved template is the safe way.
OPEN_FOR = timedelta(hours=24) - timedelta(minutes=10)


def is_open(heard_at: datetime | None, at: datetime) -> bool:
    """Whether free text may still be sent; `heard_at` = when she last wrote."""
    return heard_at is not None and at < heard_at + OPEN_FOR
