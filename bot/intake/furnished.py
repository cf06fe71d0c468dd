"""What messages are answered with, by the settings."""

from collections.abc import Mapping
from zoneinfo import ZoneInfo

from bot.config import Settings
from bot.dispatch.handle import Flow, Handler, House


def furnished(
    settings: Settings, handlers: Mapping[str, Handler], flows: Mapping[str, Flow]
) -> House:
    """Handlers and flows with the defaults of this installation."""
    return House(
        handlers,
        flows,
        settings.default_language,
        ZoneInfo(settings.timezone),
        settings.flood_limit,
    )
