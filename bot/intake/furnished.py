"""What messages are answered with, by the settings."""

from collections.abc import Mapping
from zoneinfo import ZoneInfo

from bot import links
from bot.config import Settings
from bot.dispatch.handle import Flow, Handler, House, without_forms
from bot.dispatch.offering import HasForm
from bot.i18n.templates import content_sid


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
        _has_form(settings),
        links.can_sign(settings),
    )


def _has_form(settings: Settings) -> HasForm:
    """Which forms the provider has for answers that can be tapped; none if that is not wanted."""
    if not settings.answer_buttons:
        return without_forms
    return lambda name, language: bool(content_sid(name, language, settings))
