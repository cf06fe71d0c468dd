"""Shared contacts: what of a vCard becomes words, and from where one is fetched at all."""

import pytest

from bot.channels.base import Inbound, Media
from bot.channels.twilio.cards import lines_of, with_cards
from tests.web.tiny import settings

WHATSAPP = """BEGIN:VCARD
VERSION:3.0
N:Devi;Sunita;;;
FN:Sunita Devi
item1.TEL;waid=919999900001:+91 99999 00001
item1.X-ABLabel:Mobile
END:VCARD
"""
OLD = "BEGIN:VCARD\r\nVERSION:2.1\r\nFN;CHARSET=UTF-8:सुनीता\r\nTEL;CELL:9999900002\r\nEND:VCARD\r\n"


@pytest.mark.parametrize(
    ("card", "lines"),
    [
        (WHATSAPP, ["Sunita Devi, +919999900001"]),
        (OLD, ["सुनीता, 9999900002"]),
        (WHATSAPP + OLD, ["Sunita Devi, +919999900001", "सुनीता, 9999900002"]),
        ("BEGIN:VCARD\nVERSION:4.0\nFN:Geeta\nTEL;VALUE=uri:tel:+91-99999-00003\nEND:VCARD\n",
         ["Geeta, +91-99999-00003"]),
        ("BEGIN:VCARD\nFN:Long\n  Name\nEND:VCARD", ["Long Name"]),
        ("BEGIN:VCARD\nFN:मीरा\\, 500 जमा\nTEL:9999900004\nEND:VCARD", ["मीरा जमा, 9999900004"]),
        ("BEGIN:VCARD\nTEL:9999900004\nEND:VCARD", []),
        ("BEGIN:VCARD\nN:Devi;Sita;;;\nTEL:9999900004\nEND:VCARD", ["Sita Devi, 9999900004"]),
        ("BEGIN:VCARD\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:;=E0=A4=B8=E0=A5=80=\r\n"
         "=E0=A4=A4=E0=A4=BE;;;\r\nTEL;CELL:9999900004\r\nEND:VCARD", ["सीता, 9999900004"]),
        ("BEGIN:VCARD\nFN:Rekha\nPHOTO;ENCODING=b:AAA=\nEND:VCARD", ["Rekha"]),
        ("<html>", []),
        ("", []),
    ],
)  # fmt: skip
def test_a_card_becomes_a_line(card: str, lines: list[str]) -> None:
    """Name and first number; a figure in a name is no second field."""
    assert list(lines_of(card)) == lines


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/card.vcf",
        "http://169.254.169.254/latest/meta-data",
        "https://api.twilio.com.example.org/x",
        "file:///etc/passwd",
    ],
)
def test_nothing_is_fetched_from_anywhere_else(url: str) -> None:
    """The test run lets nobody out: a call would fail it."""
    message = Inbound("whatsapp", "SM1", "", "+919999900001", media=(Media(url, "text/vcard"),))
    assert with_cards(message, settings("http://127.0.0.1:1")) == message


def test_other_media_is_left_alone() -> None:
    picture = Media("https://api.twilio.com/2010-04-01/x", "image/jpeg")
    message = Inbound("whatsapp", "SM1", "पर्ची", "+919999900001", media=(picture,))
    assert with_cards(message, settings("http://127.0.0.1:1")) == message
