"""Twilio's Content API: templates and in-session contents, and what WhatsApp says to them.

Written by hand, not with the library's request objects: they send a null for every type and option
that is not meant. `allow_category_change` is not sent: Meta stopped taking it in April 2025.
"""

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.channels.base import SendError
from bot.channels.twilio.client import client
from bot.channels.twilio.refusals import FAULTS, refusal
from bot.config import Settings

_URL = "https://content.twilio.com/v1"
_TOO_MANY = 429
_REFUSED = 400
_TRIES, _PAUSE = 5, 1.0  # a refusal for haste is answered by waiting; seconds


@dataclass(frozen=True)
class Content:
    """What to create: `body` and the (id, label) of buttons have {{1}} for a variable.

    `button` opens a list picker; `samples` is a value of each variable, by its number.
    """

    name: str
    language: str
    type: str
    body: str
    samples: Mapping[str, str]
    buttons: tuple[tuple[str, str], ...] = ()
    button: str = ""


@dataclass(frozen=True)
class Known:
    """A content as Twilio has it. `state`: unsubmitted, received, pending, approved, rejected,
    paused or disabled; `category` as WhatsApp sees it, which may be another than was asked for.
    """

    sid: str
    state: str = "unsubmitted"
    reason: str = ""
    category: str = ""


class ContentError(Exception):
    """Twilio did not do it; the message holds its code and reason."""


class Contents:
    """The contents of one account."""

    def __init__(self, settings: Settings) -> None:
        self._client = client(settings)

    def known(self) -> dict[str, Known]:
        """All contents of the account by their names. Raises ContentError."""
        found: dict[str, Known] = {}
        url = f"{_URL}/ContentAndApprovals?PageSize=500"
        while url:
            page = self._call("GET", url)
            found |= {str(each["friendly_name"]): _known(each) for each in page["contents"]}
            url = page["meta"]["next_page_url"]
        return found

    def create(self, content: Content) -> str:
        """Returns its ContentSid. Raises ContentError."""
        wanted = {
            "friendly_name": content.name,
            "language": content.language,
            "variables": dict(content.samples),
            "types": {content.type: _body(content)},
        }
        return str(self._call("POST", f"{_URL}/Content", wanted)["sid"])

    def submit(self, sid: str, name: str, category: str) -> str:
        """Ask WhatsApp for its approval; returns the state. Raises ContentError."""
        url = f"{_URL}/Content/{sid}/ApprovalRequests/whatsapp"
        return str(self._call("POST", url, {"name": name, "category": category})["status"])

    def _call(self, method: str, url: str, data: Mapping[str, Any] | None = None) -> Any:
        for attempt in range(1, _TRIES + 1):
            try:
                answer = self._client.request(
                    method, url, data=data, headers={"Content-Type": "application/json"}
                )
            except FAULTS as error:
                raise ContentError(_code(refusal(error))) from None
            if answer.status_code != _TOO_MANY or attempt == _TRIES:
                break
            time.sleep(_PAUSE * attempt)
        return _read(answer.status_code, answer.text)


def _body(content: Content) -> dict[str, Any]:
    if content.type == "twilio/list-picker":
        items = [{"item": label, "id": id_} for id_, label in content.buttons]
        return {"body": content.body, "button": content.button, "items": items}
    if not content.buttons:
        return {"body": content.body}
    return {
        "body": content.body,
        "actions": [
            {"type": "QUICK_REPLY", "title": label, "id": id_} for id_, label in content.buttons
        ],
    }


def _known(each: Mapping[str, Any]) -> Known:
    asked = each.get("approval_requests") or {}
    asked = asked.get("whatsapp", asked)  # v2 of the interface names the channel
    return Known(
        sid=str(each["sid"]),
        state=str(asked.get("status") or "unsubmitted"),
        reason=str(asked.get("rejection_reason") or ""),
        category=str(asked.get("category") or ""),
    )


def _read(status: int, text: str) -> Any:
    try:
        answer = json.loads(text)
    except ValueError:
        raise ContentError(f"HTTP {status}, not JSON") from None
    if status >= _REFUSED:
        raise ContentError(f"{answer.get('code', status)}: {answer.get('message', '')}")
    return answer


def _code(error: SendError) -> str:
    return f"Twilio could not be asked: {error.code}"
