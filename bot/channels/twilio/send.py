"""Send over Twilio, and look up what it has sent."""

import json
from datetime import datetime
from typing import Any

from bot.channels.base import Found, Outbound, SendError
from bot.channels.twilio.client import client
from bot.channels.twilio.refusals import FAULTS, refusal
from bot.channels.twilio.status import callback
from bot.config import Settings
from bot.sms import economical

_NO_SENDER = "21603"
_BAD_NUMBER = "21211"
_MOST_FOUND = 500  # of one person, newest first


class TwilioChannel:
    """WhatsApp and SMS of one account."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._client = client(settings)

    def send(self, message: Outbound) -> str:
        """Hand `message` over; returns its MessageSid. Raises SendError."""
        fields: dict[str, Any] = {
            "to": _address(message),
            "status_callback": callback(self._settings.public_url, message.reference),
            **self._sender(message.channel),
            **_content(message),
        }
        try:
            created = self._client.messages.create(**fields)
        except FAULTS as error:
            raise refusal(error) from None  # the cause's words hold the phone and the text
        if not created.sid:
            raise SendError("unreadable", retryable=True, ambiguous=True)
        return str(created.sid)

    def find(self, message: Outbound, since: datetime) -> list[Found]:
        """What Twilio has sent to this recipient since; `text` as in `message` if it is that."""
        address = _address(message)
        try:
            # Not by date_sent_after: what is still queued at Twilio has no date_sent.
            sent = self._client.messages.list(to=address, limit=_MOST_FOUND)
        except FAULTS as error:
            raise refusal(error) from None
        since = since.replace(microsecond=0)  # Twilio's times are whole seconds
        return [
            _found(each, message)
            for each in sent
            # An answer inside the webhook's response may have the same words; it was not this.
            if each.date_created >= since and each.direction != "outbound-reply"
        ]

    def _sender(self, channel: str) -> dict[str, str]:
        settings = self._settings
        if channel == "whatsapp" and settings.twilio_whatsapp_from:
            return {"from_": "whatsapp:" + settings.twilio_whatsapp_from.removeprefix("whatsapp:")}
        if channel == "sms" and settings.twilio_messaging_service_sid:
            return {"messaging_service_sid": settings.twilio_messaging_service_sid}
        if channel == "sms" and settings.twilio_sms_from:
            return {"from_": settings.twilio_sms_from}
        raise SendError(_NO_SENDER, retryable=False)


def _address(message: Outbound) -> str:
    if message.channel == "whatsapp":
        return f"whatsapp:{message.to}"
    if not message.to.startswith("+"):  # known by her WhatsApp user id only: no SMS can reach her
        raise SendError(_BAD_NUMBER, retryable=False)
    return message.to


def _content(message: Outbound) -> dict[str, Any]:
    if not message.content_sid:
        media = {"media_url": [message.media_url]} if message.media_url else {}
        return {"body": _body(message), **media}
    values = {name: _one_line(value) for name, value in message.variables}
    return {
        "content_sid": message.content_sid,
        "content_variables": json.dumps(values, ensure_ascii=False),
    }


def _body(message: Outbound) -> str:
    return economical(message.text) if message.channel == "sms" else message.text


def _one_line(value: str) -> str:
    # WhatsApp refuses a template variable that is empty or has line breaks or runs of spaces.
    return " ".join(value.split()) or "-"


def _found(sent: Any, message: Outbound) -> Found:
    body = sent.body or ""
    # By SMS compared in one form: a letter with its dot may come back as two signs, or as one.
    is_sms = message.channel == "sms"
    same = body == message.text or (is_sms and economical(body) == economical(message.text))
    return Found(
        provider_id=sent.sid,
        to=message.to,
        text=message.text if same else body,
        state=str(sent.status or ""),
        created_at=sent.date_created,
        error=str(sent.error_code or ""),
    )
