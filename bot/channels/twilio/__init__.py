"""Twilio: WhatsApp and SMS over its REST interface, webhooks and delivery reports."""

from bot.channels.base import Provider
from bot.channels.twilio.send import TwilioChannel
from bot.channels.twilio.settings import complaints

__all__ = ["PROVIDER", "TwilioChannel"]

# Its webhooks are bot/web/webhook.py: it signs them, and takes the answer in the response.
PROVIDER = Provider("twilio", frozenset({"whatsapp", "sms"}), TwilioChannel, complaints)
