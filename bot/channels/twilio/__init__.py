"""Twilio: WhatsApp and SMS over its REST interface, webhooks and delivery reports."""

from bot.channels.twilio.send import TwilioChannel

__all__ = ["TwilioChannel"]
