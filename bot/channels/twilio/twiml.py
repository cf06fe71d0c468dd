"""Answers inside the webhook's response, in Twilio's XML."""

import re
from collections.abc import Iterable
from xml.sax.saxutils import escape

from bot.sms import economical

CONTENT_TYPE = "text/xml"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_LONGEST = 1600  # characters; Twilio drops a longer message (21617) instead of cutting it


def twiml(texts: Iterable[str], channel: str) -> str:
    """One message for each text that is not empty; the empty response sends nothing."""
    parts = [part for text in texts for part in _parts(_NOT_XML.sub("", text))]
    if channel == "sms":
        parts = [economical(part) for part in parts]
    messages = "".join(f"<Message>{escape(part)}</Message>" for part in parts)
    return f"{_HEAD}<Response>{messages}</Response>" if messages else f"{_HEAD}<Response/>"


def _parts(text: str) -> list[str]:
    """`text` in pieces that Twilio takes, broken at a line or a word where there is one."""
    parts = []
    rest = text.strip()
    while len(rest) > _LONGEST:
        head = rest[:_LONGEST]
        cut = max(head.rfind("\n"), 0) or max(head.rfind(" "), 0) or _LONGEST
        parts.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return [*parts, rest] if rest else parts
