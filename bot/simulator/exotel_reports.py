"""What Exotel says about its messages, and the forms in which it calls the application."""

from bot.simulator.segments import segments
from bot.simulator.world import Message, World

_WORDS = {
    23005: ("failed_dnd", "FAILED_REJECTED_DND"),
    23010: ("failed", "FAILED_INVALID_DESTINATION_NUMBER"),
    23020: ("failed", "FAILED_REJECTED_BLACKLIST"),
    23035: ("failed", "FAILED_SUBSCRIBER_UNAVAILABLE"),
    23081: ("failed", "ENTITY_BLOCKED_BY_DLT"),
    23182: ("failed", "DLT_TEMPLATE_NOT_FOUND"),
    23185: ("failed", "DLT_TEMPLATE_DOES_NOT_MATCH"),
    24010: ("failed", "FAILED_SYSTEM_ERROR"),
}
_STATES = {
    "queued": ("queued", 21010, "PENDING_TO_OPERATOR"),
    "sent": ("submitted", 21020, "PENDING_ON_OPERATOR"),
    "delivered": ("sent", 20005, "DELIVERED_TO_HANDSET"),
}


def detail(state: str, error: int | None) -> tuple[str, int, str]:
    """Status, DetailedStatusCode and DetailedStatus for a state of the stand-in."""
    if error:
        said, word = _WORDS.get(error, ("failed", "FAILED_UNKNOWN_ERROR"))
        return said, error, word
    return _STATES.get(state, _STATES["queued"])


def status_form(world: World, message: Message, state: str, error: int | None) -> dict[str, str]:
    """A delivery report."""
    said, number, word = detail(state, error)
    form = {
        "SmsSid": message.sid,
        "AccountSid": world.config.exotel_account,
        "From": message.sender,
        "To": message.receiver,
        "Status": said,
        "DetailedStatus": word,
        "DetailedStatusCode": str(number),
        "SmsUnits": str(segments(message.body)),
    }
    if "CustomField" in message.extra:
        form["CustomField"] = message.extra["CustomField"]
    return form


def incoming_form(world: World, message: Message) -> dict[str, str]:
    """A message that came in."""
    return {
        "SmsSid": message.sid,
        "AccountSid": world.config.exotel_account,
        "From": message.sender,
        "To": message.receiver,
        "Body": message.body,
        "DateCreated": message.created.isoformat(timespec="seconds"),
    }
