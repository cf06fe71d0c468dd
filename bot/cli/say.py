"""`flask --app wsgi say`: chat with the bot in the terminal, as any phone of the simulator."""

import sys
import threading
import time
from typing import Any

import click

from bot.cli.opened import settings
from bot.cli.phones import NoSimulatorError, Phones, Said, noted_url
from bot.config import Settings

_LANGUAGE = {"hi": "भाषा हिंदी", "hi_Latn": "bhasha roman", "en": "language english"}
_PATIENCE = 10.0  # seconds for the first answer of a single message
_QUIET = 0.7  # seconds without another answer after which a single message is done with
_LOOK = 0.3


@click.command()
@click.option("--as", "phone", required=True, metavar="NUMBER", help="Who writes: +919999900003.")
@click.option("--channel", type=click.Choice(["whatsapp", "sms"]), default="whatsapp")
@click.option("--language", type=click.Choice(sorted(_LANGUAGE)), help="Ask for this one first.")
@click.argument("text", nargs=-1)
def say(phone: str, channel: str, language: str | None, text: tuple[str, ...]) -> None:
    """Write TEXT to the bot and show its answers; without TEXT, chat until Ctrl-D."""
    talk = _Talk(_phones(), phone, channel)
    if language:
        talk.write(_LANGUAGE[language])
        talk.wait()
    if text:
        if not talk.write(" ".join(text)):
            sys.exit(1)
        talk.wait()
        return
    talk.chat()


def _phones() -> Phones:
    url = noted_url(Settings.model_fields["twilio_api_url"].default, settings().twilio_api_url)
    try:
        return Phones(url)
    except NoSimulatorError as error:
        raise click.ClickException(
            f"No simulator answers at {error}. Start one with `make run`, or set TWILIO_API_URL."
        ) from None


class _Talk:
    """One phone's side of the chat; what was shown already is not shown again."""

    def __init__(self, phones: Phones, phone: str, channel: str) -> None:
        self._phones, self._phone, self._channel = phones, phone, channel
        self._shown = phones.last(phone)
        self._showing = threading.Lock()

    def write(self, words: str) -> bool:
        """Send `words`, or tap the button they name like this: [हाँ].

        Says so and returns False when the bot did not take them.
        """
        said = self._tapped(words) or self._phones.say(self._phone, words, self._channel)
        if said.status == 200:
            return True
        click.echo(f"The bot did not take it (HTTP {said.status or 'no answer'}).", err=True)
        return False

    def _tapped(self, words: str) -> Said | None:
        is_label = words.startswith("[") and words.endswith("]")
        return self._phones.tap(self._phone, words[1:-1]) if is_label else None

    def show(self) -> int:
        """Print what has arrived since; returns how many messages."""
        with self._showing:
            new = self._phones.messages(self._phone, self._shown)
            arrived = [message for message in new if message["direction"] == "out"]
            for message in arrived:
                click.echo(_shown(message))
            self._shown = max([self._shown, *(int(message["index"]) for message in new)])
        return len(arrived)

    def wait(self, patience: float = _PATIENCE) -> None:
        """Show answers until none has come for a moment, the first within `patience` seconds."""
        until = time.monotonic() + patience
        while time.monotonic() < until:
            if self.show():
                until = time.monotonic() + _QUIET
            time.sleep(_LOOK)

    def chat(self) -> None:
        """Read lines and show what arrives, also unasked, until the input ends."""
        click.echo(f"You are {self._phone} on {self._channel}. [हाँ] taps a button. Ctrl-D ends.")
        threading.Thread(target=self._watch, daemon=True).start()
        for line in sys.stdin:
            if words := line.strip():
                self.write(words)
                self.show()
        self.wait(patience=1.0)

    def _watch(self) -> None:
        while True:
            self.show()
            time.sleep(_LOOK)


def _shown(message: dict[str, Any]) -> str:
    lines = [f"← {line}" if n == 0 else f"  {line}" for n, line in enumerate(_lines(message))]
    lines += [f"  [{label}]" for _, label in message["buttons"]]
    if message["error"] or message["status"] in {"failed", "undelivered"}:
        lines.append(f"  ({message['status']}, error {message['error']})")
    return "\n".join(lines)


def _lines(message: dict[str, Any]) -> list[str]:
    return str(message["body"]).splitlines() or [""]
