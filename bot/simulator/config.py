"""Whom the simulator plays Twilio, and Exotel, for."""

from dataclasses import dataclass
from pathlib import Path


@dataclass
class Config:
    """An account, its two senders, and where its incoming messages go."""

    account: str
    token: str
    webhook: str
    fallback: str = ""  # called when the webhook failed; "" = none is set
    whatsapp_from: str = "+14155238886"
    sms_from: str = "+15005550006"
    exotel_account: str = "bachat1"
    exotel_key: str = "simulator"
    exotel_token: str = "simulator"  # noqa: S105
    exotel_from: str = "BACHAT"
    exotel_webhook: str = ""  # "" = SMS from Indian numbers goes to Twilio's webhook too
    dlt_entity: str = ""
    templates: Path = Path(__file__).parents[2] / "locales"
    clock_file: Path | None = None  # seconds by which the rehearsal's clock is moved
    step: float = 0.02  # seconds between two delivery reports of a message
    reads: bool = True  # people open what they get on WhatsApp
    retry_wait: float = 0.2  # seconds before a webhook that failed is tried again
    review: float = 0.0  # seconds that WhatsApp takes to look at a template
    connect_timeout: float = 5.0  # Twilio's own
    read_timeout: float = 15.0
