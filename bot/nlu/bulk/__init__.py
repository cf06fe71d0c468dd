"""A treasurer's line: who paid what. Understands the good parts and names the others."""

from bot.nlu.bulk.found import Bulk
from bot.nlu.bulk.line import read

__all__ = ["Bulk", "read"]
