"""How often a message is tried, and how long it rests between two tries."""

import random
from datetime import timedelta

TRIES = 28  # then it has failed: at these delays that is a day

_HOUR = 3600
_DELAYS = (5, 30, 120, 600)  # seconds, then every hour
_JITTER = 0.2  # those refused together must not come back together


def delay(attempts: int) -> timedelta:
    """How long to wait after so many attempts, one at least."""
    seconds = _DELAYS[max(attempts, 1) - 1] if attempts <= len(_DELAYS) else _HOUR
    return timedelta(seconds=seconds * random.uniform(1, 1 + _JITTER))  # noqa: S311  # no secret
