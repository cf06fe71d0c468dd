"""Exotel: SMS inside India, out under DLT ids and in by a number of its own."""

from bot.channels.base import Provider
from bot.channels.exotel.send import connect
from bot.channels.exotel.settings import complaints
from bot.channels.exotel.webhooks import webhooks

PROVIDER = Provider("exotel", frozenset({"sms"}), connect, complaints, webhooks)
