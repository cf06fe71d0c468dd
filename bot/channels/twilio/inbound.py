"""Twilio's webhook form, for WhatsApp and for SMS, as an `Inbound`."""

import re
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Mapping

from bot.channels.base import Inbound, Media, NobodyToAnswerError

_PHONE = re.compile(r"\+[1-9]\d{6,14}")
_USER_ID = re.compile(r"[A-Z]{2}\.[A-Za-z0-9.]{1,140}")  # IN.… ; US.ENT.… for a parent company
_BASE64 = re.compile(r"[A-Za-z0-9+/]{38,}={0,2}")
_MOST_MEDIA = 10


def inbound(form: Mapping[str, str]) -> Inbound:
    """The message in `form`; fields we do not know are ignored (Twilio adds some without notice).

    Raises ValueError where there is no message id or sender, and as NobodyToAnswerError where the
    sender is no phone and no person: an operator's short code, a bank's header.
    """
    fields = {name: value.replace("\0", "") for name, value in form.items()}  # PostgreSQL: no NUL
    channel, phone, user_id = _sender(fields)
    return Inbound(
        channel=channel,
        provider_id=_message_sid(fields),
        words=_words(fields, channel),
        phone=phone,
        user_id=user_id,
        button=fields.get("ButtonPayload") or fields.get("ListId", ""),
        replied_to=fields.get("OriginalRepliedMessageSid", ""),
        media=_media(fields),
        forwarded="true" in (fields.get("Forwarded"), fields.get("FrequentlyForwarded")),
    )


def _message_sid(fields: Mapping[str, str]) -> str:
    for name in ("MessageSid", "SmsMessageSid", "SmsSid"):
        if sid := fields.get(name, "").strip():
            return sid
    raise ValueError("no MessageSid")


def _sender(fields: Mapping[str, str]) -> tuple[str, str | None, str | None]:
    sender = fields.get("From", "").strip()
    prefix, _, rest = sender.rpartition(":")
    if prefix == "whatsapp":
        phone, user_id = _whatsapp_sender(fields, rest)
    elif prefix:
        raise NobodyToAnswerError("no sender on a channel that we serve")
    else:
        phone, user_id = (sender if _PHONE.fullmatch(sender) else None), None
    if not sender:
        raise ValueError("no sender")
    if not (phone or user_id):
        raise NobodyToAnswerError("no sender who could be answered")
    return ("whatsapp" if prefix else "sms"), phone, user_id


def _whatsapp_sender(fields: Mapping[str, str], sender: str) -> tuple[str | None, str | None]:
    """Phone and user id: who has a WhatsApp user name may write without showing her phone."""
    known_as = fields.get("ExternalUserId", "").strip().removeprefix("whatsapp:")
    phones = (sender, "+" + fields.get("WaId", "").strip())
    phone = next((phone for phone in phones if _PHONE.fullmatch(phone)), None)
    user_id = next((name for name in (known_as, sender) if _USER_ID.fullmatch(name)), None)
    return phone, user_id


def _words(fields: Mapping[str, str], channel: str) -> str:
    body = fields.get("Body", "")
    if channel == "sms":
        body = _from_base64(body)
    return body or fields.get("ButtonText") or fields.get("ListTitle", "")


def _from_base64(body: str) -> str:
    """Undo base64, in which Twilio now and then delivers a long SMS; else `body` as it is."""
    if len(body) % 4 or not _BASE64.fullmatch(body):
        return body
    try:
        text = b64decode(body, validate=True).decode()
    except (NotBase64, UnicodeDecodeError):
        return body
    is_text = all(sign.isprintable() or sign in "\r\n\t\u200c\u200d" for sign in text)
    return text if is_text and b64encode(text.encode()).decode() == body else body


def _media(fields: Mapping[str, str]) -> tuple[Media, ...]:
    numbers = [n for n in range(_MOST_MEDIA) if fields.get(f"MediaUrl{n}")]
    return tuple(
        Media(fields[f"MediaUrl{n}"], fields.get(f"MediaContentType{n}", "")) for n in numbers
    )
