"""What can become of a message, as a ladder that is only climbed.

waiting → sending → sent → delivered → read; at the side failed, cancelled, expired, and together:
told by another row, with others.

Twilio's reports come in any order and more than once, so a state gives way only to one further up.
A failure stands above `sent`: Twilio first takes a message, later says that it could not bring it.
It stands below `delivered` and `read`: these are the handset's own word that the message is there,
while a failure only means that nobody heard of its arrival (30003 and 30008 are such guesses), or
that we gave up on a send whose answer we never saw. So whichever report comes last, arrival wins.
"""

WAITING = "waiting"
SENDING = "sending"
SENT = "sent"
DELIVERED = "delivered"
READ = "read"
FAILED = "failed"
CANCELLED = "cancelled"
EXPIRED = "expired"
TOGETHER = "together"

FREE: dict[str, str | None] = {"lease": "", "leased_until": None}  # a row that nobody is sending

_STEP = {
    WAITING: 0,
    SENDING: 1,
    SENT: 2,
    CANCELLED: 3,
    EXPIRED: 3,
    TOGETHER: 3,
    FAILED: 3,
    DELIVERED: 4,
    READ: 5,
}
_SAID = {
    "accepted": SENT,
    "scheduled": SENT,
    "queued": SENT,
    "sending": SENT,
    "sent": SENT,
    "partially_delivered": SENT,
    "delivered": DELIVERED,
    "read": READ,
    "undelivered": FAILED,
    "failed": FAILED,
    "canceled": FAILED,
}


def meant(said: str) -> str | None:
    """Our state for the provider's word; None = a word that says nothing about delivery."""
    return _SAID.get(said)


def climb(state: str, to: str) -> str:
    """The further one of both."""
    return to if _STEP[to] > _STEP[state] else state
