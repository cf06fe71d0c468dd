"""One incoming message in one transaction: who sent it, what it means, what comes of it."""

from bot.dispatch.handle import Answer, House, handle

__all__ = ["Answer", "House", "handle"]
