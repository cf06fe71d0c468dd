"""What Twilio has received for us, for finding what its webhooks never brought."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from bot.channels.base import Inbound, Media
from bot.channels.twilio.client import client
from bot.channels.twilio.inbound import inbound
from bot.channels.twilio.refusals import FAULTS, refusal
from bot.config import Settings

_PAGE = 500
_NUMBER = re.compile(r"\+\d{7,15}")
_A_DAY = timedelta(days=1)


class TwilioReceived:
    """The list of one account's incoming messages."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._client = client(settings)

    def received(self, since: datetime, until: datetime) -> Iterator[Inbound]:
        """Those to our numbers, newest first for each number. Raises SendError while iterated."""
        for ours in self._numbers():
            for sent in self._listed(ours, since, until):
                at = sent.date_sent or sent.date_created
                if sent.direction != "inbound" or not since <= at <= until:
                    continue
                if self._is_ours(sent) and (message := _inbound(sent, at)):
                    yield message

    def _listed(self, ours: dict[str, str], since: datetime, until: datetime) -> Iterator[Any]:
        try:
            # Documented for whole days only: a day more on each side, whichever way it is read.
            yield from self._client.messages.stream(
                **ours,
                date_sent_after=since - _A_DAY,
                date_sent_before=until + _A_DAY,
                page_size=_PAGE,
            )
        except FAULTS as error:
            raise refusal(error) from None

    def _numbers(self) -> list[dict[str, str]]:
        """By which numbers to ask; a messaging service's are not known: all of the account's."""
        settings = self._settings
        if settings.twilio_messaging_service_sid and not _is_number(settings.twilio_sms_from):
            return [{}]
        both = (_whatsapp(settings), settings.twilio_sms_from)
        return [{"to": number} for number in both if _is_number(number)]

    def _is_ours(self, sent: Any) -> bool:
        settings = self._settings
        if sent.to in {_whatsapp(settings), settings.twilio_sms_from}:
            return True
        service = settings.twilio_messaging_service_sid
        return bool(service) and sent.messaging_service_sid == service


def _whatsapp(settings: Settings) -> str:
    bare = settings.twilio_whatsapp_from.removeprefix("whatsapp:")
    return f"whatsapp:{bare}" if bare else ""


def _is_number(sender: str) -> bool:
    return bool(_NUMBER.fullmatch(sender.removeprefix("whatsapp:")))


def _inbound(sent: Any, at: datetime) -> Inbound | None:
    """None for an operator's short code: there is nobody to answer."""
    form = {"MessageSid": sent.sid, "From": sent.from_ or "", "Body": sent.body or ""}
    has_media = (sent.num_media or "0") != "0"
    media = (Media(str((sent.subresource_uris or {}).get("media", "")), ""),) if has_media else ()
    try:
        return replace(inbound(form), wrote_at=at, media=media)
    except ValueError:
        return None
