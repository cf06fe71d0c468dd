"""What to do about each error code of the provider (TWILIO §6), and about our own."""

from enum import Enum


class Remedy(Enum):
    """What helps after a message has failed for good on its way."""

    TEMPLATE = "template"  # the 24 hours were over after all: the approved text instead
    SMS = "sms"  # WhatsApp cannot bring it: her SMS address instead
    LATER = "later"  # her phone was off: once more in a few hours
    SOON = "soon"  # the line is full or the provider ill: the same way, at growing delays
    NONE = "none"


STOPPED = frozenset({"21610", "63014", "63033"})  # she said stop, or blocked us
UNUSABLE = frozenset({"63003", "63024", "21211", "21614", "21401", "30005", "30006"})
WINDOW_CLOSED = "63016"
NO_TEMPLATE = "no_template"  # outside the 24 hours, and no approved text
GAVE_UP = "gave_up"  # a day of tries
IN_DOUBT = "in_doubt"  # a day in which the provider could not be asked whether it had it

_PHONE_OFF = frozenset({"30003", "30008"})
# A queue, a rate or a tier is full, or the provider's own server failed.
_PASSING = frozenset({"30001", "30017", "30022", "63009", "63010", "63012", "63017", "63018"})
_NOT_OUR_FAULT = frozenset({"63005", "63006", "63032", "63049"})
_NEVER_AGAIN = STOPPED | {"21602", "21609", "21617", IN_DOUBT}


def remedy(code: str, channel: str) -> Remedy:
    """What to try after `code` on `channel`; one that we do not know means: not this way.

    After a stop nothing: SMS to somebody who stopped WhatsApp would need her consent.
    """
    if code == WINDOW_CLOSED:
        return Remedy.TEMPLATE
    if code in _PASSING:
        return Remedy.SOON
    if channel == "sms":
        return Remedy.LATER if code in _PHONE_OFF else Remedy.NONE
    return Remedy.NONE if code in _NEVER_AGAIN else Remedy.SMS


def needs_us(code: str) -> bool:
    """Whether an operator has to look: anything but what phones and their owners do."""
    usual = STOPPED | UNUSABLE | _PHONE_OFF | _PASSING | _NOT_OUR_FAULT
    return code not in usual | {WINDOW_CLOSED}
