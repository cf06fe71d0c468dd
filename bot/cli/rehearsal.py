"""Plays scenes through the simulator and prints them as the chat that they are."""

import time
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import click

from bot import clock
from bot.cli.evening import ClockMoves, Heading, Hears, Scene, Writes
from bot.cli.phones import Phones

_PATIENCE = 45.0  # seconds; the clock looks at the calendar every 15
_LOOK = 0.1
_BOT = "बचत सखी"


class Rehearsal:
    """`play` returns what did not happen as it should have, one line each."""

    def __init__(
        self, phones: Phones, numbers: Mapping[str, str], clock_file: Path, tend: Callable[[], None]
    ) -> None:
        self._phones, self._numbers = phones, numbers
        self._clock_file, self._tend = clock_file, tend
        # From the first message on: the clock may have told them something before we look.
        self._shown = dict.fromkeys(numbers, 0)
        self._begun = False
        self._told: dict[str, list[str]] = {who: [] for who in numbers}
        self._missing: list[str] = []

    def play(self, scenes: Iterable[Scene]) -> list[str]:
        """Play all of them; a scene that fails does not keep the next from being tried."""
        for scene in scenes:
            match scene:
                case Heading():
                    for who in self._numbers if self._begun else ():
                        self._show(who)  # under the heading that it belongs to
                    self._begun = True
                    click.secho(f"\n— {scene.words} —", bold=True)
                case Writes():
                    self._write(scene)
                case Hears():
                    self._await(scene.who, scene.words)
                case ClockMoves():
                    self._move_clock(scene)
        return self._missing

    def _write(self, scene: Writes) -> None:
        number = self._numbers[scene.who]
        self._show(scene.who)
        self._told[scene.who].clear()  # what she hears from now on is the answer
        _line(scene.who, _BOT, scene.words)
        said = self._phones.say(number, scene.words, scene.channel)
        if said.status == 200:
            self._await(scene.who, scene.answered)
        else:
            self._miss(f"{scene.who}: “{scene.words}” was answered by HTTP {said.status}")

    def _await(self, who: str, words: tuple[str, ...]) -> None:
        """Until all `words` stand in one message to her; what comes meanwhile is shown too."""
        until = time.monotonic() + _PATIENCE
        while True:
            self._show(who)
            heard = [text for text in self._told[who] if all(word in text for word in words)]
            if heard:
                self._told[who].remove(heard[0])
                return
            if time.monotonic() > until:
                self._miss(f"{who} did not hear {' + '.join(words) or 'an answer'}")
                return
            self._tend()
            time.sleep(_LOOK)

    def _show(self, who: str) -> None:
        for message in self._phones.messages(self._numbers[who], self._shown[who]):
            self._shown[who] = int(message["index"])
            if message["direction"] == "out":
                self._told[who].append(str(message["body"]))
                _line(_BOT, who, _with_buttons(message))

    def _miss(self, what: str) -> None:
        self._missing.append(what)
        click.secho(f"  ✗ {what}", fg="red")

    def _move_clock(self, scene: ClockMoves) -> None:
        local = clock.now().astimezone(clock.INDIA)
        goal = datetime.combine(local.date(), scene.to, clock.INDIA)
        set_clock(self._clock_file, goal)
        click.secho(f"  (घड़ी: {goal:%d/%m %H:%M})", dim=True)


def set_clock(file: Path, goal: datetime) -> None:
    """Move the clock of all processes that follow `file` on to `goal`; never back."""
    shift = goal - datetime.now(clock.INDIA)
    before = timedelta(seconds=float(file.read_text())) if file.exists() else timedelta()
    clock.move(file, max(shift, before))


def _line(sender: str, receiver: str, words: str) -> None:
    first, *rest = words.splitlines() or [""]
    head = click.style(f"{sender} → {receiver}: ", fg="green" if sender == _BOT else "cyan")
    click.echo(head + first)
    for line in rest:
        click.echo(f"    {line}")


def _with_buttons(message: dict[str, Any]) -> str:
    labels = "  ".join(f"[{label}]" for _, label in message["buttons"])
    return f"{message['body']}\n{labels}" if labels else str(message["body"])
