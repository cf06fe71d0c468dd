"""What to do about each error code of the provider (TWILIO §6), and about our own.

Other providers translate their codes into these.
"""

from enum import Enum

from bot.outbox.queue import Lane

GAVE_UP = "gave_up"  # a day of tries
IN_DOUBT = "in_doubt"  # a day in which the provider could not be asked whether it had it
NO_TEMPLATE = "no_template"  # outside the 24 hours, and no approved text


class Fault(Enum):
    """What kind of failure a code is; the value is its name in metrics and logs."""

    PASSING = "passing"  # a queue, a rate or a tier is full, or the provider's own server failed
    WINDOW = "window"  # the 24 hours were over after all
    NO_WHATSAPP = "no_whatsapp"  # not a WhatsApp user
    REFUSED = "refused"  # WhatsApp does not bring this message to her
    OUR_CHANNEL = "our_channel"  # our WhatsApp sender is broken
    STOPPED = "stopped"  # she said stop, or blocked us
    BAD_NUMBER = "bad_number"
    PHONE_OFF = "phone_off"
    FILTERED = "filtered"  # registration, permission, operator's filter
    TEMPLATE = "template"
    OURS = "ours"  # a bug
    EXHAUSTED = "exhausted"  # we have tried for long enough
    UNKNOWN = "unknown"


_CODES = {
    Fault.PASSING: "14107 20429 30001 30017 30022 63009 63010 63012 63017 63018",
    Fault.WINDOW: "63016",
    Fault.NO_WHATSAPP: "63003 63024",
    Fault.REFUSED: "63005 63006 63015 63021 63032 63049 " + NO_TEMPLATE,
    Fault.OUR_CHANNEL: "63001 63002 63007 63008",
    Fault.STOPPED: "21610 63014 63033",
    Fault.BAD_NUMBER: "21211 21401 21614 30005 30006",
    Fault.PHONE_OFF: "30003 30008",
    Fault.FILTERED: "21408 21612 30004 30007 30018 30042 "
    "dlt_text dlt_template dlt_entity dlt_sender dlt_refused dlt_consent",
    Fault.TEMPLATE: "21654 21655 21656 63027 63028 63040 63041 63042",
    Fault.OURS: "21602 21603 21609 21617 21619 92007 " + IN_DOUBT,
    Fault.EXHAUSTED: GAVE_UP,
}
_FAULT = {code: fault for fault, codes in _CODES.items() for code in codes.split()}
# What phones and their owners do needs nobody's attention.
_USUAL = {
    Fault.PASSING,
    Fault.WINDOW,
    Fault.NO_WHATSAPP,
    Fault.STOPPED,
    Fault.BAD_NUMBER,
    Fault.PHONE_OFF,
}
_NOT_OUR_FAULT = {"63005", "63006", "63032", "63049"}


class Remedy(Enum):
    """What helps after a message has failed for good on its way."""

    TEMPLATE = "template"  # the approved text instead
    SMS = "sms"  # her SMS address, else her next one
    NEXT = "next"  # her next address
    OTHER_CHANNEL = "other_channel"  # her next address that is not by SMS
    LATER = "later"  # the same way in a few hours
    SOON = "soon"  # the same way, at growing delays
    NONE = "none"


# On WhatsApp; a fault that is not here: nothing.
_ON_WHATSAPP = {
    Fault.PASSING: Remedy.SOON,
    Fault.WINDOW: Remedy.TEMPLATE,
    Fault.NO_WHATSAPP: Remedy.SMS,
    Fault.REFUSED: Remedy.SMS,
    Fault.OUR_CHANNEL: Remedy.SMS,
    Fault.BAD_NUMBER: Remedy.NEXT,
    Fault.PHONE_OFF: Remedy.LATER,
    Fault.TEMPLATE: Remedy.SMS,
    Fault.EXHAUSTED: Remedy.SMS,
    Fault.UNKNOWN: Remedy.SMS,
}
_ON_SMS = {
    Fault.PASSING: Remedy.SOON,
    Fault.BAD_NUMBER: Remedy.NEXT,
    Fault.PHONE_OFF: Remedy.LATER,
    Fault.FILTERED: Remedy.OTHER_CHANNEL,
    Fault.EXHAUSTED: Remedy.NEXT,
}


def fault(code: str) -> Fault:
    """What kind of failure this is."""
    return _FAULT.get(code, Fault.UNKNOWN)


def remedy(code: str, channel: str, lane: int) -> Remedy:
    """What to try after `code` on `channel`; one that we do not know means: not this way.

    After a stop nothing: SMS to somebody who stopped WhatsApp would need her consent. A template
    that is broken is our fault: only what cannot wait for us goes by SMS.
    """
    kind = fault(code)
    if kind is Fault.TEMPLATE and lane > Lane.RECEIPTS:
        return Remedy.NONE
    return (_ON_SMS if channel == "sms" else _ON_WHATSAPP).get(kind, Remedy.NONE)


def needs_us(code: str) -> bool:
    """Whether an operator has to look: anything but what phones and their owners do."""
    return fault(code) not in _USUAL and code not in _NOT_OUR_FAULT
