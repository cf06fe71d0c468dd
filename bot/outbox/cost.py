"""What one message costs: parts of SMS, or WhatsApp's categories, by the price list."""

from typing import NamedTuple

from bot.config import Settings
from bot.outbox.prices import Prices, prices
from bot.sms import economical, measure

_SESSION = "session"


class Price(NamedTuple):
    """`parts` of an SMS (0 on WhatsApp) and the price in millionths of a rupee."""

    parts: int
    millionths: int


def price(
    settings: Settings,
    channel: str,
    phone: str,
    text: str,
    category: str | None = None,
    *,
    is_open: bool = True,
) -> Price:
    """What sending `text` to `phone` costs by the list in force.

    `category` is the template's (UTILITY, MARKETING, AUTHENTICATION; None = free text), `is_open`
    whether she wrote within WhatsApp's 24 hours. Both count on WhatsApp alone.
    """
    listed = prices(settings)
    if channel == "sms":
        parts = measure(economical(text)).parts
        return Price(parts, parts * _of_a_part(listed, phone))
    metas = listed.inside if is_open or category is None else listed.outside
    # A category that Meta invents tomorrow is taken for the dearest.
    return Price(0, listed.fee + metas.get((category or _SESSION).lower(), max(metas.values())))


def _of_a_part(listed: Prices, phone: str) -> int:
    return next((each for prefix, each in listed.sms if phone.startswith(prefix)), 0)
