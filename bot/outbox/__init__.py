"""What must reach people: rows first, in the transaction of their cause; sent afterwards, once."""

from bot.outbox.queue import Message, queue
from bot.outbox.withdrawal import withdraw

__all__ = ["Message", "queue", "withdraw"]
