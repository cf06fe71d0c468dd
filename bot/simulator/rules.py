"""What Twilio refuses: at once with an error, or later in the delivery report."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from bot.simulator.templates import VariablesError
from bot.simulator.world import Message, World

LONGEST_BODY = 1600
_WINDOW_CLOSED, _REFUSED = 63016, 63005
_LONGEST_FORM = 1024  # of a body that has buttons
_MOST, _LABEL, _ID = (3, 10), (20, 24), (256, 200)  # in the 24 hours: buttons, rows of a list
_NUMBER = re.compile(r"\+(?!91)[1-9]\d{6,14}|\+91[6-9]\d{9}")
_USER_ID = re.compile(r"[A-Z]{2}\.[A-Za-z0-9.]{1,140}")


class TwilioError(Exception):
    """An error answer of the REST interface."""

    def __init__(self, code: int, message: str, status: int = 400) -> None:
        super().__init__(message)
        self.code, self.message, self.status = code, message, status


@dataclass(frozen=True)
class Wanted:
    """A call to create a message, checked."""

    channel: str
    phone: str
    sender: str
    receiver: str
    body: str
    buttons: list[tuple[str, str]]
    callback: str
    by_template: bool
    outside: int  # the code it comes back with outside the 24 hours; 0 = it may go there
    opens: str  # what is written on the button that opens its list


def checked(world: World, form: Mapping[str, str]) -> Wanted:
    """The message that `form` asks for. Raises TwilioError with Twilio's code."""
    receiver, sender = form.get("To", ""), _sender(world, form)
    channel = "whatsapp" if receiver.startswith("whatsapp:") else "sms"
    if not receiver:
        raise TwilioError(21604, "A 'To' phone number is required.")
    bare = receiver.removeprefix("whatsapp:")
    if not (_NUMBER.fullmatch(bare) or (channel == "whatsapp" and _USER_ID.fullmatch(bare))):
        raise TwilioError(21211, "The 'To' number is not a valid phone number.")
    if sender.startswith("whatsapp:") != (channel == "whatsapp"):
        raise TwilioError(21910, "'From' and 'To' must be of the same channel.")
    phone = world.number(receiver)
    if channel == "sms" and world.phones[phone].has_opted_out:
        raise TwilioError(21610, "Attempt to send to unsubscribed recipient")
    callback = form.get("StatusCallback", "")
    if callback and not _is_callback(callback):
        raise TwilioError(21609, "The 'StatusCallback' URL is not a valid URL.")
    body, buttons = _content(world, form)
    sid = form.get("ContentSid", "")
    content = world.contents.get(sid) or world.templates.get(sid)
    return Wanted(
        channel, phone, sender, receiver, body, buttons, callback, bool(sid), _outside(world, sid),
        content.opens if content else "",
    )  # fmt: skip


def late_error(world: World, message: Message, wanted: Wanted) -> int | None:
    """Why a message that was accepted is not delivered; Twilio tells this by report only."""
    phone = world.phones[message.phone]
    if message.channel == "sms":
        return 30003 if phone.is_off else None
    if not phone.has_whatsapp:
        return 63003
    if phone.has_blocked:
        return 63033
    if wanted.outside and not world.is_open(message.phone):
        return wanted.outside
    return None if not wanted.by_template or not wanted.outside or _is_form(wanted) else _REFUSED


def _is_form(wanted: Wanted) -> bool:
    """Whether WhatsApp takes these buttons or rows, unapproved: few, short, and no two alike."""
    kind = 1 if wanted.opens else 0
    ids, labels = [key for key, _ in wanted.buttons], [label for _, label in wanted.buttons]
    return (
        len(wanted.body) <= _LONGEST_FORM
        and len(ids) <= _MOST[kind]
        and len(set(ids)) == len(set(labels)) == len(ids)
        and all(len(each) <= _LABEL[kind] for each in labels)
        and all(len(each) <= _ID[kind] for each in ids)
    )


def _sender(world: World, form: Mapping[str, str]) -> str:
    config = world.config
    sender = form.get("From", "")
    if not sender and form.get("MessagingServiceSid"):
        receiver = form.get("To", "")
        return f"whatsapp:{config.whatsapp_from}" if ":" in receiver else config.sms_from
    if not sender:
        raise TwilioError(21603, "A 'From' phone number is required.")
    if sender.startswith("whatsapp:"):
        if sender != f"whatsapp:{config.whatsapp_from}":
            raise TwilioError(
                63007, "Twilio could not find a Channel with the specified From address"
            )
    elif sender != config.sms_from:
        raise TwilioError(21659, f"'{sender}' is not a Twilio phone number or Short Code.")
    return sender


def _content(world: World, form: Mapping[str, str]) -> tuple[str, list[tuple[str, str]]]:
    sid, body = form.get("ContentSid", ""), form.get("Body", "")
    if sid:
        return _filled(world, sid, form.get("ContentVariables", "{}"))
    if not body.strip() and not form.get("MediaUrl"):
        raise TwilioError(21619, "A text message body or media urls must be specified.")
    if len(body) > LONGEST_BODY:
        raise TwilioError(21617, "The concatenated message body exceeds the 1600 character limit.")
    return body, []


def _filled(world: World, sid: str, variables: str) -> tuple[str, list[tuple[str, str]]]:
    template = world.templates.get(sid) or world.contents.get(sid)
    if template is None:
        raise TwilioError(21655, "The ContentSid is invalid.")
    try:
        given = json.loads(variables)
        if not isinstance(given, dict) or any(_unfit(value) for value in given.values()):
            raise VariablesError
        return template.fill(given)
    except (json.JSONDecodeError, VariablesError):
        raise TwilioError(21656, "The ContentVariables Parameter is invalid.") from None


def _outside(world: World, sid: str) -> int:
    if content := world.contents.get(sid):
        return content.refusal(world.now())
    template = world.templates.get(sid)
    return 0 if template and not template.session else _WINDOW_CLOSED


def _unfit(value: object) -> bool:
    # WhatsApp: no line breaks, tabs or runs of spaces inside a variable.
    return not isinstance(value, str) or bool(re.search(r"[\n\t]| {4}", value))


def _is_callback(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme in {"http", "https"} and "_" not in (parts.hostname or "_")
