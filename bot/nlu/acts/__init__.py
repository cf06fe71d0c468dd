"""What is said about money, and what keeps it from being an act."""

from bot.nlu.acts.share import sharing
from bot.nlu.acts.understand import understand

__all__ = ["sharing", "understand"]
