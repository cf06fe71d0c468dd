"""The simulator's side of the people: write as one of them, look at what reached her phone."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import requests

from bot.cli.programs import ROOT

NOTE = ROOT / ".run" / "simulator"  # where `up` writes down the simulator's address
_SECONDS = 60  # the longest the bot may take, with all of the provider's retries


class NoSimulatorError(Exception):
    """Nobody answers there as a simulator."""


@dataclass(frozen=True)
class Said:
    """What came of a message: the bot's HTTP status, and its answers in the same response."""

    status: int
    replies: list[str]


class Phones:
    """All phones of one simulator."""

    def __init__(self, url: str) -> None:
        self._url = url.rstrip("/")
        try:
            health = requests.get(f"{self._url}/simulator/health", timeout=5)
            health.raise_for_status()
        except requests.RequestException as error:
            raise NoSimulatorError(self._url) from error

    def say(self, phone: str, words: str, channel: str = "whatsapp") -> Said:
        """She writes `words` to the bot."""
        return self._say({"from": phone, "channel": channel, "body": words})

    def tap(self, phone: str, label: str) -> Said | None:
        """She taps the newest button with this label; None = there is none on her phone."""
        for message in reversed(self.messages(phone)):
            for id_, written in message["buttons"]:
                if written == label:
                    return self._say({"from": phone, "body": label, "button": id_})
        return None

    def _say(self, said: dict[str, str]) -> Said:
        answer = requests.post(f"{self._url}/simulator/say", json=said, timeout=_SECONDS)
        answer.raise_for_status()
        given = answer.json()
        return Said(int(given["status"] or 0), list(given["replies"]))

    def messages(self, phone: str, after: int = 0) -> list[dict[str, Any]]:
        """What was written from and to this phone later than the message with index `after`."""
        url = f"{self._url}/simulator/phones/{phone}"
        answer = requests.get(url, params={"after": after}, timeout=10)
        answer.raise_for_status()
        found: list[dict[str, Any]] = answer.json()["messages"]
        return found

    def last(self, phone: str) -> int:
        """The index of the newest message on this phone."""
        return max((int(message["index"]) for message in self.messages(phone)), default=0)


def noted_url(default: str, set_one: str) -> str:
    """The simulator that TWILIO_API_URL (`set_one`) names; else the one `make run` has started."""
    if set_one != default:
        return set_one
    return NOTE.read_text().strip() if NOTE.exists() else set_one


def keep_note(url: str, note: Path) -> None:
    """Write down where the simulator is, for `say` in another terminal."""
    note.write_text(f"{url}\n")
