"""What is wrong with the settings that Twilio depends on, before the first message shows it."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from bot.config import Settings

_ACCOUNT = re.compile(r"AC[0-9a-fA-F]{32}")
_SERVICE = re.compile(r"MG[0-9a-fA-F]{32}")
_PHONE = re.compile(r"\+[1-9]\d{6,14}")
_SMS_SENDER = re.compile(r"\+?\d{3,15}|[A-Za-z0-9 -]{3,11}")  # number, short code or DLT header


def complaints(settings: Settings) -> Iterator[str]:
    """One sentence for each setting that cannot work; nothing is checked against Twilio itself."""
    yield from _address("PUBLIC_URL", settings.public_url)
    yield from _address("TWILIO_API_URL", settings.twilio_api_url)
    if "_" in (urlsplit(settings.public_url).hostname or ""):
        yield "PUBLIC_URL has an underscore in its host name: Twilio refuses that for reports"
    if not settings.twilio_account_sid:
        return
    if not _ACCOUNT.fullmatch(settings.twilio_account_sid):
        yield "TWILIO_ACCOUNT_SID must be AC and 32 hexadecimal digits"
    if not settings.twilio_auth_token.get_secret_value():
        yield "TWILIO_AUTH_TOKEN is missing, although TWILIO_ACCOUNT_SID is set"
    yield from _senders(settings)


def _address(name: str, url: str) -> Iterator[str]:
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment:
        yield f"{name} must look like https://host or https://host/path"


def _senders(settings: Settings) -> Iterator[str]:
    whatsapp = settings.twilio_whatsapp_from.removeprefix("whatsapp:")
    sms, service = settings.twilio_sms_from, settings.twilio_messaging_service_sid
    if not (whatsapp or sms or service):
        yield "one of TWILIO_WHATSAPP_FROM, TWILIO_SMS_FROM, TWILIO_MESSAGING_SERVICE_SID is needed"
    if whatsapp and not _PHONE.fullmatch(whatsapp):
        yield "TWILIO_WHATSAPP_FROM must be a number like +14155238886"
    if sms and not _SMS_SENDER.fullmatch(sms):
        yield "TWILIO_SMS_FROM must be a number like +15005550006 or a header of 3 to 11 letters"
    if service and not _SERVICE.fullmatch(service):
        yield "TWILIO_MESSAGING_SERVICE_SID must be MG and 32 hexadecimal digits"
