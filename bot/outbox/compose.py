"""How a row goes out: free text, or an approved template where WhatsApp asks for one."""

from datetime import datetime

from bot import providers
from bot.channels.base import Outbound
from bot.config import Settings
from bot.i18n import dlt, templates
from bot.outbox import window
from bot.outbox.rows import AnyRow


def compose(row: AnyRow, settings: Settings, at: datetime) -> Outbound | None:
    """What to hand to the channel; None = only a template could go, and there is none that fits."""
    if row.channel != "whatsapp":
        return sms(row, settings, providers.chosen(settings, row.channel, row.phone or ""))
    is_open = window.is_open(row.heard_at, at)
    if is_open and not row.buttons:
        return _plain(row)
    return _template(row, settings) or (_plain(row) if is_open else None)


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


def _plain(row: AnyRow) -> Outbound:
    return Outbound(row.id, row.channel, row.phone or row.user_id, row.text)


def _template(row: AnyRow, settings: Settings) -> Outbound | None:
    sid = templates.content_sid(row.kind, row.language, settings)
    template = templates.find(row.kind, row.language)
    if not sid or not template:
        return None
    buttons = tuple((id_, label) for id_, label in row.buttons)
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
