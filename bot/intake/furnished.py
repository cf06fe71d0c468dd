"""What messages are answered with, by the settings."""

from collections.abc import Mapping
from functools import partial
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot import links, page_links
from bot.config import Settings
from bot.context import Context
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
        partial(_page_link, settings) if links.can_sign(settings) else None,
    )


def _page_link(settings: Settings, connection: Connection, it: Context) -> str:
    """To the page of the woman who speaks, for the phone on which she does."""
    assert it.address_id is not None and it.group_id is not None  # noqa: S101, PT018  # she spoke
    return page_links.make(
        connection, settings, (it.group_id, it.me.number), it.address_id, it.language, it.at,
        is_shared=it.shares_phone(),
    )  # fmt: skip


def _has_form(settings: Settings) -> HasForm:
    """Which forms the provider has for answers that can be tapped; none if that is not wanted."""
    if not settings.answer_buttons:
        return without_forms
    return lambda name, language: bool(content_sid(name, language, settings))
