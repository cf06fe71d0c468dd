"""Send over Exotel under DLT ids, and look up what it has sent."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from bot import clock
from bot.channels.base import Found, Outbound, SendError
from bot.channels.exotel import phones, times
from bot.channels.exotel.client import Client
from bot.channels.exotel.settings import ExotelSettings
from bot.channels.exotel.status import error, state
from bot.config import Settings

_LONGEST = 2000  # characters
_PAGE = 100
_MOST_PAGES = 20
_SOON = timedelta(minutes=5)  # its clock may be ahead of ours


class ExotelChannel:
    """SMS of one account, from one header or number."""

    def __init__(self, settings: Settings, own: ExotelSettings) -> None:
        self._settings, self._own = settings, own
        self._client = Client(own)

    def send(self, message: Outbound) -> str:
        """Hand `message` over; returns its SmsSid. Raises SendError.

        To an Indian number goes only what is registered, word for word: operators drop the rest,
        and too much of it costs the header.
        """
        answer = self._client.post("/Sms/send.json", self._fields(message))
        sid = _message(answer).get("Sid")
        if not sid:
            raise SendError("unreadable", retryable=True, ambiguous=True)
        return str(sid)

    def find(self, message: Outbound, since: datetime) -> list[Found]:
        """What Exotel has sent to this recipient since. Raises SendError.

        Its list takes times and no recipient, so all that went out is read. A list that cannot be
        read, or not to its end, is no proof that a message is not in it.
        """
        since = since.replace(microsecond=0)  # its times are whole seconds
        try:
            sent = [_found(each) for each in self._listed(since) if _is_ours(each)]
        except (KeyError, TypeError, ValueError):
            raise SendError("unreadable", retryable=True, ambiguous=True) from None
        return [each for each in sent if each.to == message.to and each.created_at >= since]

    def _fields(self, message: Outbound) -> dict[str, str]:
        key = self._own.webhook_key.get_secret_value()
        public = self._settings.public_url.rstrip("/")
        return {
            "From": self._own.sms_from,
            "To": _reachable(message.to),
            "Body": _sendable(message.text),
            "EncodingType": "plain" if message.text.isascii() else "unicode",
            "SmsType": "transactional",  # what she saves, owes and asked for: nothing is advertised
            "StatusCallback": f"{public}/exotel/status/{key}",
            "CustomField": str(message.reference),
            **self._dlt(message),
        }

    def _dlt(self, message: Outbound) -> dict[str, str]:
        if not phones.is_indian(message.to):
            return {}
        if not message.dlt_template:
            raise SendError("dlt_template", retryable=False)
        if not message.is_as_registered:
            raise SendError("dlt_text", retryable=False)
        entity = self._settings.dlt_entity_id
        return {"DltEntityId": entity, "DltTemplateId": message.dlt_template}

    def _listed(self, since: datetime) -> Iterator[dict[str, Any]]:
        until = clock.now() + _SOON
        which = f"gte:{times.write(since)};lte:{times.write(until)}"
        asked = {"DateCreated": which, "PageSize": str(_PAGE)}
        page = self._client.get("/SMS/Messages.json", asked)
        for _ in range(_MOST_PAGES):
            yield from (_message(each) for each in page["SMSMessages"])
            further = (page.get("Metadata") or {}).get("NextPageUri")
            if not further:
                return
            page = self._client.page(str(further))
        raise SendError("too_many_pages", retryable=True)


def connect(settings: Settings) -> ExotelChannel:
    """With the settings of this process."""
    return ExotelChannel(settings, ExotelSettings())


def _reachable(to: str) -> str:
    if not to.startswith("+"):  # known by her WhatsApp user id only: no SMS can reach her
        raise SendError("21211", retryable=False)
    return to


def _sendable(text: str) -> str:
    if not text.strip():
        raise SendError("21619", retryable=False)
    if len(text) > _LONGEST:
        raise SendError("21617", retryable=False)
    return text


def _message(answer: dict[str, Any]) -> dict[str, Any]:
    message = answer.get("SMSMessage", answer)
    return message if isinstance(message, dict) else {}


def _is_ours(message: dict[str, Any]) -> bool:
    return not str(message.get("Direction") or "").startswith("in")


def _found(message: dict[str, Any]) -> Found:
    said, word = str(message.get("Status") or ""), str(message.get("DetailedStatus") or "")
    return Found(
        provider_id=str(message["Sid"]),
        to=_read_back(str(message["To"])),
        text=str(message["Body"]),
        state=state(said, word),
        created_at=times.read(str(message["DateCreated"])),
        error=error(said, word, str(message.get("DetailedStatusCode") or "")),
    )


def _read_back(number: str) -> str:
    try:
        return phones.read(number)
    except ValueError:
        return number
