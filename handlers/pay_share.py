"""Shares of the surplus that are due are handed out."""

from bot.context import Context
from bot.domain.commands import Payable
from bot.talk import Start
from handlers._share import paying


def pay_share(it: Context) -> Start:
    """To all or to the one she names."""
    return paying(it, Payable.SHARE)
