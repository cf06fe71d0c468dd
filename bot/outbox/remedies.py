"""What to do about each error code of the provider (TWILIO §6), and about our own."""

from enum import Enum


class Remedy(Enum):
    """What helps after a message has failed for good on its way."""

    TEMPLATE = "template"  # the 24 hours were over after all: the approved text instead
    SMS = "sms"  # WhatsApp cannot bring it: her SMS address instead
    LATER = "later"  # her phone was off: once more in a few hours
    NONE = "none"


STOPPED = frozenset({"21610", "63014", "63033"})  # she said stop, or blocked us
UNUSABLE = frozenset({"63003", "63024", "21211", "21614", "21401", "30005", "30006"})
WINDOW_CLOSED = "63016"
NO_TEMPLATE = "no_template"  # outside the 24 hours, and no approved text
GAVE_UP = "gave_up"  # a day of tries
IN_DOUBT = "in_doubt"  # a day in which the provider could not be asked whether it had it

_PHONE_OFF = frozenset({"30003", "30008"})
_NOT_OUR_FAULT = frozenset({"63005", "63006", "63032", "63049"})
_NEVER_AGAIN = STOPPED | {"21602", "21609", "21617", IN_DOUBT}


def remedy(code: str, channel: str) -> Remedy:
    """What to try after `code` on `channel`; one that we do not know means: not this way.

    After a stop nothing: SMS to somebody who stopped WhatsApp would need her consent.
    """
    if code == WINDOW_CLOSED:
        return Remedy.TEMPLATE
    if channel == "sms":
        return Remedy.LATER if code in _PHONE_OFF else Remedy.NONE
    return Remedy.NONE if code in _NEVER_AGAIN else Remedy.SMS


def needs_us(code: str) -> bool:
    """Whether an operator has to look: anything but what phones and their owners do."""
    return code not in STOPPED | UNUSABLE | _PHONE_OFF | _NOT_OUR_FAULT | {WINDOW_CLOSED}
