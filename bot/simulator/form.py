"""An incoming message as Twilio fills its form, for WhatsApp and for SMS."""

from dataclasses import dataclass, field

from bot.simulator.segments import segments
from bot.simulator.world import Message, World, user_id


@dataclass
class Said:
    """What a person sends. `phone` is her number, or her user id when she hides it."""

    phone: str
    channel: str = "whatsapp"
    body: str = ""
    button: str = ""
    media: list[dict[str, str]] = field(default_factory=list)  # [{"url": …, "type": …}]
    contacts: list[dict[str, str]] = field(default_factory=list)  # [{"name": …, "phone": …}]
    extra: dict[str, str] = field(default_factory=dict)
    repeat: int = 1
    parallel: bool = False
    sid: str = ""


def webhook_form(world: World, said: Said, message: Message) -> dict[str, str]:
    """All fields that Twilio sends; on SMS many of them are blank."""
    form = {
        "SmsMessageSid": message.sid,
        "NumMedia": str(len(said.media)),
        "SmsSid": message.sid,
        "SmsStatus": "received",
        "Body": "" if _is_row(world, said, message) else said.body,
        "To": message.receiver,
        "NumSegments": str(segments(said.body) if said.channel == "sms" else 1),
        "MessageSid": message.sid,
        "AccountSid": world.config.account,
        "From": message.sender,
        "ApiVersion": "2010-04-01",
    }
    for number, each in enumerate(said.media):
        form[f"MediaUrl{number}"] = each["url"]
        form[f"MediaContentType{number}"] = each.get("type", "image/jpeg")
    return form | (_whatsapp(world, said, message) if message.sender[0] == "w" else _sms(said))


def _sms(said: Said) -> dict[str, str]:
    empty = dict.fromkeys(("FromCity", "FromState", "FromZip", "ToCity", "ToState", "ToZip"), "")
    return empty | {"FromCountry": "IN" if said.phone.startswith("+91") else "", "ToCountry": "US"}


def _whatsapp(world: World, said: Said, message: Message) -> dict[str, str]:
    fields = {
        "ProfileName": "didi",
        "MessageType": _kind(said),
        "ReferralNumMedia": "0",
        "ExternalUserId": f"whatsapp:{user_id(message.phone)}",
        "ChannelMetadata": '{"type":"whatsapp","data":{"context":{}}}',
    }
    if said.phone.startswith("+"):
        fields["WaId"] = said.phone.removeprefix("+")
    if said.button:
        fields |= _tapped(world, said, message)
    return fields


def _tapped(world: World, said: Said, message: Message) -> dict[str, str]:
    if _is_row(world, said, message):
        fields = {"ListId": said.button, "ListTitle": said.body}
    else:
        fields = {"ButtonPayload": said.button, "ButtonText": said.body}
    if carrier := _carrier(world, message.phone, said.button):
        fields["OriginalRepliedMessageSid"] = carrier.sid
        fields["OriginalRepliedMessageSender"] = carrier.sender
    return fields


def _is_row(world: World, said: Said, message: Message) -> bool:
    """Whether she tapped a row of a list: then there is no body."""
    carrier = _carrier(world, message.phone, said.button) if said.button else None
    return bool(carrier and carrier.opens)


def _kind(said: Said) -> str:
    if said.button:
        return "interactive"
    if not said.media:
        return "text"
    if said.contacts:
        return "contacts"
    kind = said.media[0].get("type", "image/jpeg").partition("/")[0]
    return kind if kind in {"image", "audio", "video"} else "document"


def label_of(world: World, phone: str, button: str) -> str:
    """What is written on the button with this id, on the last message that has it."""
    carrier = _carrier(world, phone, button)
    return dict(carrier.buttons)[button] if carrier else ""


def _carrier(world: World, phone: str, button: str) -> Message | None:
    """The last message with this button on it."""
    messages = reversed(world.phones[phone].messages)
    return next((m for m in messages if button in {key for key, _ in m.buttons}), None)
