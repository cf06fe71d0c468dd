"""Contacts that are shared from a phone: each a vCard that lies at the provider as media."""

from flask import Response
from flask.typing import ResponseReturnValue

from bot.simulator.form import Said
from bot.simulator.world import Message, World, new_sid

_HOST = "https://api.twilio.com"
_KIND = "text/vcard"


def share(world: World, said: Said, message: Message) -> None:
    """`said.contacts` become media of the message, as WhatsApp writes a contact."""
    if said.media:
        return  # this was delivered before
    for contact in said.contacts:
        sid = new_sid("ME")
        world.cards[sid] = _card(contact["name"], contact.get("phone", ""))
        path = f"/2010-04-01/Accounts/{world.config.account}/Messages/{message.sid}/Media/{sid}"
        said.media.append({"url": _HOST + path, "type": _KIND})


def serve(world: World, sid: str) -> ResponseReturnValue:
    """The file."""
    card = world.cards.get(sid)
    return Response(card, content_type=_KIND) if card else Response(status=404)


def _card(name: str, phone: str) -> str:
    bare = phone.removeprefix("+")
    tel = f"item1.TEL;waid={bare}:{phone}\nitem1.X-ABLabel:Mobile\n" if phone else ""
    return f"BEGIN:VCARD\nVERSION:3.0\nN:;{name};;;\nFN:{name}\n{tel}END:VCARD\n"
