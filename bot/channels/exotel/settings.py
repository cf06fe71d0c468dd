"""The settings of Exotel, and what is wrong with them before the first message shows it."""

import re
from collections.abc import Iterator
from ipaddress import IPv4Network, IPv6Network, ip_network
from urllib.parse import urlsplit

from pydantic import SecretStr
from pydantic_settings import SettingsConfigDict

from bot.config import FromEnvironment, Settings

_NEEDED = ("account_sid", "api_key", "api_token", "sms_from", "webhook_key")
_SENDER = re.compile(r"\+?\d{3,15}|[A-Za-z0-9]{3,11}")  # an ExoPhone, a short code or a DLT header
_KEY = re.compile(r"[A-Za-z0-9_-]{20,}")  # it stands in a path, and nobody may guess it
_ENTITY = re.compile(r"\d{10,25}")


class ExotelSettings(FromEnvironment):
    """EXOTEL_…: from its dashboard, but for the key, which is made up."""

    model_config = SettingsConfigDict(env_prefix="EXOTEL_")

    account_sid: str = ""
    api_key: str = ""
    api_token: SecretStr = SecretStr("")
    api_url: str = "https://api.exotel.com"
    sms_from: str = ""
    webhook_key: SecretStr = SecretStr("")
    webhook_ips: str = ""


def networks(listed: str) -> list[IPv4Network | IPv6Network]:
    """The networks of a list with commas. Raises ValueError."""
    return [ip_network(each.strip()) for each in listed.split(",") if each.strip()]


def complaints(settings: Settings) -> Iterator[str]:
    """One sentence for each setting that cannot work; nothing is checked against Exotel itself."""
    own = ExotelSettings()
    for name in _NEEDED:
        if not _plain(getattr(own, name)):
            yield f"EXOTEL_{name.upper()} is missing, although SMS_ROUTES names exotel"
    key = own.webhook_key.get_secret_value()
    if key and not _KEY.fullmatch(key):
        yield "EXOTEL_WEBHOOK_KEY must be 20 or more of A-Z a-z 0-9 _ -"
    if own.sms_from and not _SENDER.fullmatch(own.sms_from):
        yield "EXOTEL_SMS_FROM must be an ExoPhone or a DLT header of 3 to 11 letters"
    parts = urlsplit(own.api_url)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.username:
        yield "EXOTEL_API_URL must look like https://api.exotel.com, without key and token"
    if not _ENTITY.fullmatch(settings.dlt_entity_id):
        yield "DLT_ENTITY_ID must be the number of your entity on the DLT portal: exotel needs it"
    try:
        networks(own.webhook_ips)
    except ValueError:
        yield "EXOTEL_WEBHOOK_IPS must be networks like 203.0.113.0/24, with commas between them"


def _plain(value: str | SecretStr) -> str:
    return value.get_secret_value() if isinstance(value, SecretStr) else value
