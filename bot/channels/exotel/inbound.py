"""An incoming SMS as Exotel delivers it, in any of the three ways that its pages give."""

from collections.abc import Mapping

from bot.channels.base import Inbound
from bot.channels.exotel import phones


def inbound(fields: Mapping[str, str]) -> Inbound:
    """From, Body (form, or query of a GET) or Sender, MessageBody (JSON). Raises ValueError."""
    plain = {name: value.replace("\0", "") for name, value in fields.items()}  # PostgreSQL: no NUL
    sid = plain.get("SmsSid", "").strip()
    if not sid:
        raise ValueError("no SmsSid")
    if plain.get("Direction", "incoming").lower() not in {"incoming", "inbound"}:
        raise ValueError("not an incoming message")
    sender = plain.get("From") or plain.get("Sender", "")
    words = plain.get("Body") or plain.get("MessageBody", "")
    return Inbound("sms", sid, words, phone=phones.read(sender))
