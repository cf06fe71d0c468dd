"""Contents made by the Content API: what Twilio lets be created, and what WhatsApp says to it."""

import re
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from bot.simulator.templates import VariablesError

KNOWN_TYPES = {"twilio/text", "twilio/quick-reply", "twilio/list-picker"}
LANGUAGES = re.compile(r"[a-z]{2,3}(_[A-Z]{2})?")  # Meta's codes: hi, en, en_US, pt_BR
NAME = re.compile(r"[a-z0-9_]{1,512}")
STATES = {"received", "pending", "approved", "rejected", "paused", "disabled"}
_PLACE = re.compile(r"\{\{(\w+)\}\}")
_MEANS = {"rejected": 63040, "paused": 63041, "disabled": 63042}  # of a message with it
_CLOSED = 63016  # outside the 24 hours, and not approved


@dataclass
class Content:
    """One content; `submitted_at` None = WhatsApp was never asked. `ruled` = ordered by a test."""

    sid: str
    name: str
    language: str
    variables: dict[str, str]
    types: dict[str, Any]
    created_at: datetime
    approval_name: str = ""
    category: str = ""
    submitted_at: datetime | None = None
    ruled: tuple[str, str] | None = None  # (state, reason)
    review: timedelta = field(default=timedelta())

    def state(self, now: datetime) -> tuple[str, str]:
        """(what has become of it, why it was rejected)."""
        if self.ruled:
            return self.ruled
        if self.submitted_at is None:
            return "unsubmitted", ""
        if now - self.submitted_at < self.review:
            return ("received" if now - self.submitted_at < self.review / 2 else "pending"), ""
        reason = objection(self.body)
        return ("rejected", reason) if reason else ("approved", "")

    def refusal(self, now: datetime) -> int:
        """Twilio's code for sending it outside the 24 hours; 0 = it may go."""
        state, _reason = self.state(now)
        return 0 if state == "approved" else _MEANS.get(state, _CLOSED)

    @property
    def kind(self) -> str:
        """twilio/text, …: of several, Twilio takes the richest."""
        return next(iter(self.types))

    @property
    def opens(self) -> str:
        """What is written on the button that opens a list."""
        return str(self.types[self.kind].get("button", ""))

    @property
    def body(self) -> str:
        """The text with its places."""
        return str(self.types[self.kind].get("body", ""))

    def fill(self, given: Mapping[str, str]) -> tuple[str, list[tuple[str, str]]]:
        """Text and buttons, samples where nothing is given, as at Twilio. Raises VariablesError."""
        values = {**self.variables, **given}
        pairs = _pairs(self.types[self.kind])
        places = set(_places([self.body, *(part for pair in pairs for part in pair)]))
        if missing := [place for place in places if not values.get(place)]:
            raise VariablesError(", ".join(missing))

        def put(text: str) -> str:
            return _PLACE.sub(lambda found: values[found[1]], text)

        return put(self.body), [(put(key), put(label)) for key, label in pairs]


def made(given: Mapping[str, Any], now: datetime, review: timedelta) -> Content:
    """The content that is asked for. Raises ValueError with Twilio's reason."""
    types, language = given.get("types") or {}, str(given.get("language", ""))
    variables = {str(key): str(value) for key, value in (given.get("variables") or {}).items()}
    if not LANGUAGES.fullmatch(language):
        raise ValueError(f"language {language!r} is not supported")
    if not types or not types.keys() <= KNOWN_TYPES:
        raise ValueError(f"types must be among {sorted(KNOWN_TYPES)}")
    for body in types.values():
        _check(body)
    sid, name = "HX" + uuid.uuid4().hex, str(given.get("friendly_name", ""))
    return Content(sid, name, language, variables, dict(types), now, review=review)


def objection(body: str) -> str:
    """Why WhatsApp rejects this text; "" = it does not."""
    between = [part.strip() for part in _PLACE.split(body)[::2]]
    numbers = list(dict.fromkeys(_PLACE.findall(body)))
    if len(between) == 1:
        return ""
    bare = [re.sub(r"\W", "", part) for part in between]
    if not bare[0] or not bare[-1]:
        return "INVALID_FORMAT: variables can't be at the start or end of the template"
    if not all(bare):
        return "INVALID_FORMAT: variables can't be next to each other"
    if numbers != [str(number) for number in range(1, len(numbers) + 1)]:
        return "INVALID_FORMAT: variables must be numbered in sequence"
    if len(" ".join(between).split()) < 2 * (len(between) - 1) + 1:
        return "INVALID_FORMAT: too many variables for the length of the message"
    return ""


def _check(body: Mapping[str, Any]) -> None:
    if not 0 < len(str(body.get("body", ""))) <= 1024:
        raise ValueError("body must have 1 to 1024 characters")
    actions, items = body.get("actions", ()), body.get("items", ())
    if any(not 0 < len(action.get("title", "")) <= 20 for action in actions):
        raise ValueError("title of a quick reply must have 1 to 20 characters")
    if len(actions) > 10 or len(items) > 10:
        raise ValueError("no more than 10 actions or items")
    if any(not 0 < len(item.get("item", "")) <= 24 for item in items):
        raise ValueError("item of a list must have 1 to 24 characters")


def _pairs(body: Mapping[str, Any]) -> list[tuple[str, str]]:
    actions = [(each["id"], each["title"]) for each in body.get("actions", ())]
    return actions + [(each["id"], each["item"]) for each in body.get("items", ())]


def _places(texts: Iterable[str]) -> list[str]:
    return [place for text in texts for place in _PLACE.findall(text)]
