"""SMS as the networks count it: the alphabet, the parts, and texts put into the cheapest form."""

from bot.sms.economical import economical
from bot.sms.measure import Size, measure

__all__ = ["Size", "economical", "measure"]
