"""A provider in one file, as somebody would add it to bot/channels."""

from collections.abc import Iterator
from datetime import datetime

from bot.channels.base import Found, Outbound, Provider
from bot.config import Settings

FLOWN: list[Outbound] = []


class PigeonChannel:
    """Messages on legs of birds."""

    def send(self, message: Outbound) -> str:
        """It takes everything."""
        FLOWN.append(message)
        return f"pigeon-{len(FLOWN)}"

    def find(self, message: Outbound, since: datetime) -> list[Found]:
        """Those that flew to her."""
        return [
            Found(f"pigeon-{n}", bird.to, bird.text, "sent", since)
            for n, bird in enumerate(FLOWN, 1)
            if bird.to == message.to
        ]


def complaints(settings: Settings) -> Iterator[str]:
    """It flies by day only."""
    if settings.timezone != "Asia/Kolkata":
        yield "TIMEZONE must be Asia/Kolkata for pigeons"


PROVIDER = Provider("pigeon", frozenset({"sms"}), lambda _: PigeonChannel(), complaints)
