"""What the code of a failure means, in a sentence for operators."""

from bot.i18n import N_
from bot.outbox.remedies import GAVE_UP, IN_DOUBT, NO_TEMPLATE, Fault, fault

_OURS = {
    NO_TEMPLATE: N_("Outside WhatsApp's 24 hours, and no approved text of this kind."),
    GAVE_UP: N_("The provider refused for a whole day."),
    IN_DOUBT: N_("For a day the provider could not be asked whether it had the message."),
    "stopped": N_("The phone said stop."),
    "withdrawn": N_("What it was about is settled."),
    "no_longer_true": N_("The meeting was held, moved or cancelled, or the matter decided."),
}
_KINDS = {
    Fault.PASSING: N_("The provider was busy or had a fault of its own."),
    Fault.WINDOW: N_("The 24 hours after her last message were over."),
    Fault.NO_WHATSAPP: N_("This phone has no WhatsApp."),
    Fault.REFUSED: N_("WhatsApp does not bring this message to her."),
    Fault.OUR_CHANNEL: N_("Our own WhatsApp number does not work: look at the provider's console."),
    Fault.STOPPED: N_("The phone said stop, or blocked us."),
    Fault.BAD_NUMBER: N_("There is no such number."),
    Fault.PHONE_OFF: N_("The phone is off or out of reach."),
    Fault.FILTERED: N_("The operators let it not pass: look at the registration of the text."),
    Fault.TEMPLATE: N_("The approved text does not fit: push the texts again."),
    Fault.OURS: N_("A fault of this program: please report it with its number."),
    Fault.EXHAUSTED: N_("We have tried for long enough."),
    Fault.UNKNOWN: N_("The provider gave a code that we do not know."),
}


def reason(code: str) -> str:
    """A text of the catalogue; "" for no code."""
    return _OURS.get(code) or _KINDS[fault(code)] if code else ""
