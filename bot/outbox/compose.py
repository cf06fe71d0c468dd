"""How a row goes out: free text, or an approved template where WhatsApp asks for one."""

from dataclasses import replace
from datetime import datetime

from bot import links, providers
from bot.channels.base import Outbound
from bot.config import Settings
from bot.domain.papers import parsed
from bot.i18n import dlt, templates
from bot.outbox import taps, window
from bot.outbox.rows import AnyRow, was_tried_otherwise


def compose(row: AnyRow, settings: Settings, at: datetime) -> Outbound | None:
    """What to hand to the channel; None = only a template could go, and there is none that fits."""
    if row.channel != "whatsapp":
        return sms(row, settings, providers.chosen(settings, row.channel, row.phone or ""))
    is_open = window.is_open(row.heard_at, at)
    if is_open and row.media and row.group_id and not was_tried_otherwise(row):
        return replace(_plain(row), media_url=_link(row, settings, at))
    if is_open and not row.buttons:
        return _plain(row)
    return _template(row, settings, is_open=is_open) or (_plain(row) if is_open else None)


def sms(row: AnyRow, settings: Settings, via: str) -> Outbound:
    """A row as SMS by this provider, with what Indian operators have registered for it."""
    found = dlt.registered(row.kind, row.language, settings)
    return Outbound(
        row.id,
        row.channel,
        row.phone or row.user_id,
        row.text,
        via=via,
        dlt_template=found.id if found else "",
        is_as_registered=bool(found and dlt.matches(found, row.text)),
    )


def _link(row: AnyRow, settings: Settings, at: datetime) -> str:
    """Signed as it goes out: in the database no link lies about. Without a key the text goes."""
    if not links.can_sign(settings):
        return ""
    asked = links.Asked(row.group_id, parsed(row.media), row.language)
    return links.link(settings, asked, at)


def _plain(row: AnyRow) -> Outbound:
    return Outbound(row.id, row.channel, row.phone or row.user_id, row.text)


def _template(row: AnyRow, settings: Settings, *, is_open: bool) -> Outbound | None:
    sid = templates.content_sid(row.kind, row.language, settings)
    template = templates.find(row.kind, row.language)
    if not sid or not template or (template.session and not _may_be_tapped(row, is_open=is_open)):
        return None
    buttons = tuple((taps.marked(id_, row.id), label) for id_, label in row.buttons)
    variables = templates.content_variables(template, row.variables, buttons)
    if variables is None:
        return None
    return Outbound(
        row.id, row.channel, row.phone or row.user_id, row.text, sid,
        tuple(variables.items()), buttons,
    )  # fmt: skip


def category(row: AnyRow, message: Outbound) -> str | None:
    """WhatsApp's, of the template that goes; None = free text."""
    template = templates.find(row.kind, row.language) if message.content_sid else None
    return template.category if template else None


def _may_be_tapped(row: AnyRow, *, is_open: bool) -> bool:
    """A form is for the 24 hours alone; what is tried another way goes as its words."""
    return is_open and not was_tried_otherwise(row)
