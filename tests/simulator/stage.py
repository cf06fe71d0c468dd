"""The simulator and the real webhook routes, each behind its own socket, around a tiny house."""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import requests

from bot.channels.twilio import TwilioChannel
from bot.simulator.app import create
from bot.simulator.config import Config
from bot.store import Store
from bot.web.build import build
from tests.web.serving import reserved, serving, url_of
from tests.web.tiny import ACCOUNT, TOKEN, Echo, services, settings

T = TypeVar("T")


@dataclass
class Stage:
    """What a test holds in its hands."""

    twilio: str
    web: str
    echo: Echo
    channel: TwilioChannel
    config: Config

    def control(self, method: str, path: str, json: Any = None, status: int = 200) -> Any:
        """Call the simulator's other side and check how it answers."""
        answer = requests.request(method, f"{self.twilio}/simulator/{path}", json=json, timeout=30)
        assert answer.status_code == status, answer.text
        return answer.json()

    def say(self, phone: str, words: str, **more: Any) -> dict[str, Any]:
        """Somebody writes."""
        return self.control("POST", "say", {"from": phone, "body": words, **more})

    def phone(self, number: str, query: str = "") -> list[dict[str, Any]]:
        """The messages on a phone."""
        return self.control("GET", f"phones/{number}{query}")["messages"]

    def until(self, what: Callable[[], T]) -> T:
        """Ask again and again until the answer is truthy; returns it."""
        end = time.monotonic() + 10
        while not (result := what()):
            assert time.monotonic() < end, "it never happened"
            time.sleep(0.01)
        return result


@contextmanager
def on_stage(store: Store, templates: Path) -> Iterator[Stage]:
    """Both servers, for one test."""
    echo = Echo()
    with ExitStack() as servers:
        listener = servers.enter_context(reserved())
        web_url = url_of(listener)
        config = Config(ACCOUNT, TOKEN, f"{web_url}/twilio/message", templates=templates)
        config.step = config.retry_wait = 0.005
        twilio = servers.enter_context(serving(create(config)))
        house = build(services(store, echo, web_url, twilio_api_url=twilio))
        servers.enter_context(serving(house, listener))
        channel = TwilioChannel(settings(web_url, twilio_api_url=twilio))
        yield Stage(twilio, web_url, echo, channel, config)
