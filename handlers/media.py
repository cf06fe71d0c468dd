"""A voice note or a picture without words."""

from bot.context import Context
from bot.i18n import _
from bot.talk import Choice, Say


def media(it: Context) -> Say:
    """Never silence: a picture may be the bank's slip, anything else has to be written."""
    if it.slots.topic == "card":
        return Say(_("I cannot read this contact. Please write the name and the phone number."))
    if it.photo and it.number is not None and (it.me.is_officer or it.carried()):
        slip = Choice(f"bank_deposit?code={it.photo}", _("It is the slip of the bank"))
        text = _("I have kept your picture. I cannot read it. What is it? Send the number.")
        return Say(text, (slip, Choice("help", _("Something else"))))
    return Say(_("I got your recording or picture, but I can only read. Please write it."))
