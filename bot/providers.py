"""Which provider brings a message: by channel and phone, as SMS_ROUTES says.

A provider is a module or package of `bot.channels` with a PROVIDER; it is found by its name.
"""

import importlib
import pkgutil
import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import lru_cache

from bot import channels
from bot.channels.base import Channel, Found, Outbound, Provider, SendError
from bot.config import Settings

WHATSAPP = "twilio"
_ROUTE = re.compile(r"(\*|\+\d{1,15})=([a-z][a-z0-9_]*)")


def find(name: str) -> Provider | None:
    """The provider of this name, if there is one."""
    if name not in {module.name for module in pkgutil.iter_modules(channels.__path__)}:
        return None
    module = importlib.import_module(f"{channels.__name__}.{name}")
    found = getattr(module, "PROVIDER", None)
    return found if isinstance(found, Provider) else None


def chosen(settings: Settings, channel: str, to: str) -> str:
    """The name of the provider for this recipient: the longest prefix that fits decides.

    "" = the settings name none. Raises ValueError for routes that cannot be read.
    """
    if channel != "sms":
        return WHATSAPP
    fitting = [
        (len(prefix.strip("*")), name)
        for prefix, name in _routes(settings.sms_routes)
        if to.startswith(prefix.strip("*"))
    ]
    return max(fitting)[1] if fitting else ""


def used(settings: Settings) -> list[Provider]:
    """All that the settings name, WhatsApp's first. Raises ValueError for routes in disorder."""
    names = dict.fromkeys([WHATSAPP, *(name for _, name in _routes(settings.sms_routes))])
    return [provider for name in names if (provider := find(name))]


def complaints(settings: Settings) -> Iterator[str]:
    """One sentence for each route that leads nowhere, then those of each provider in use."""
    try:
        routes = _routes(settings.sms_routes)
    except ValueError:
        yield "SMS_ROUTES must look like +91=exotel,*=twilio"
        return
    if "*" not in {prefix for prefix, _ in routes}:
        yield "SMS_ROUTES needs a route for all other numbers: *=twilio"
    if len({prefix for prefix, _ in routes}) < len(routes):
        yield "SMS_ROUTES names one prefix twice"
    for name in sorted({name for _, name in routes}):
        provider = find(name)
        if provider is None or "sms" not in provider.channels:
            yield f"SMS_ROUTES names {name}, which is no provider of SMS in bot/channels"
    for provider in used(settings):
        yield from provider.complaints(settings)


class Router:
    """All providers in use as one channel; one that was in use is connected when it is asked."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._connected = {each.name: each.connect(settings) for each in used(settings)}

    def send(self, message: Outbound) -> str:
        """Hand `message` to its provider; returns the provider's id. Raises SendError."""
        return self._channel(message).send(message)

    def find(self, message: Outbound, since: datetime) -> list[Found]:
        """Ask the provider that it went to, whatever the routes say now. Raises SendError."""
        return self._channel(message).find(message, since)

    def _channel(self, message: Outbound) -> Channel:
        name = message.via or chosen(self._settings, message.channel, message.to)
        if name not in self._connected:
            provider = find(name)
            if provider is None:
                raise SendError("no_provider", retryable=False)
            self._connected[name] = provider.connect(self._settings)
        return self._connected[name]


@lru_cache(maxsize=16)
def _routes(text: str) -> Sequence[tuple[str, str]]:
    parts = [part.strip() for part in text.split(",") if part.strip()]
    found = [_ROUTE.fullmatch(part) for part in parts]
    if not parts or None in found:
        raise ValueError("unreadable routes")
    return tuple((match[1], match[2]) for match in found if match)
