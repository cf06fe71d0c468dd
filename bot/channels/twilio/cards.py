"""Contact cards that somebody shares: they come as media, a vCard each; their lines become words.

A card is fetched before the message is dealt with, since the answer depends on it; everything else
that is sent along is left where it is. Its form (text/vcard at MediaUrlN) is Twilio's of media in
general; several contacts shared at once may be several media or one file of several cards.
"""

import quopri
import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

import urllib3

from bot import log
from bot.channels.base import Inbound, Media
from bot.channels.twilio.hosts import address
from bot.config import Settings
from bot.http import connections

_KINDS = frozenset({"text/vcard", "text/x-vcard", "text/directory"})
_API = "https://api.twilio.com/"
_MOST_CARDS, _LARGEST = 10, 64 * 1024  # bytes; a card with a picture is larger than its lines
_PATIENCE = urllib3.Timeout(connect=2.0, read=3.0)  # Twilio waits for our answer for 15 s in all
_MOST_HOPS = 3  # from Twilio to where it keeps the file
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_FOLDED = re.compile(r"\r?\n[ \t]")
_BROKEN = re.compile(r"=\r?\n(?==)")  # a quoted line goes on; the end of a picture does not
_PROPERTY = re.compile(r"(?:[\w-]+\.)?(?P<name>[A-Za-z-]+)(?P<rest>;[^:]*)?:(?P<value>.*)")
_WAID = re.compile(r";waid=(\d+)", re.IGNORECASE)
_PHONE_SIGNS = re.compile(r"[^\d+ ()\-.]")


def with_cards(message: Inbound, settings: Settings) -> Inbound:
    """`message` with a line "name, phone" for each card; as it was where none can be read."""
    cards = [item for item in message.media if item.kind.partition(";")[0].lower() in _KINDS]
    lines = [line for card in cards[:_MOST_CARDS] for line in _read(card, settings)]
    if not lines:
        return message
    return replace(message, words="\n".join([*filter(None, [message.words.strip()]), *lines]))


def lines_of(text: str) -> Iterator[str]:
    """ "सुनीता, +91 99999 00001" of each card in a file: vCard 2.1, 3.0 or 4.0 alike.

    Of a card without a whole name (FN) its parts (N) are taken.
    """
    name = phone = parts = ""
    for line in _BROKEN.sub("", _FOLDED.sub("", text)).splitlines():
        found = _PROPERTY.fullmatch(line.strip())
        if not found:
            continue
        what, rest, value = found["name"].upper(), found["rest"] or "", found["value"].strip()
        if "QUOTED-PRINTABLE" in rest.upper():  # as older telephones write Hindi
            value = quopri.decodestring(value).decode("utf-8", "replace")
        if what == "BEGIN":
            name = phone = parts = ""
        elif what == "FN" and not name:
            name = _plain(value)
        elif what == "N" and not parts:
            family, _, given = value.partition(";")
            parts = _plain(f"{given} {family}")
        elif what == "TEL" and not phone:
            waid = _WAID.search(rest)
            phone = f"+{waid[1]}" if waid else _PHONE_SIGNS.sub("", value.removeprefix("tel:"))
        elif what == "END" and (name or parts):
            yield ", ".join(part for part in (name or parts, phone) if part)


def _plain(value: str) -> str:
    """Without escapes, and without what would be read as more than a name."""
    value = re.sub(r"\\([,;\\])", r"\1", value).replace("\\n", " ")
    return " ".join(re.sub(r"[,;:\d+]", " ", value).split())


def _read(card: Media, settings: Settings) -> list[str]:
    try:
        return list(lines_of(_fetched(card.url, settings)))
    except (urllib3.exceptions.HTTPError, ValueError) as error:
        log.get().warning("card.unreadable", kind=type(error).__name__)
        return []


def _fetched(url: str, settings: Settings) -> str:
    """From Twilio alone, with our credentials, which go no further than to its own host."""
    api_url = settings.twilio_api_url.rstrip("/")
    if not url.startswith((_API, f"{api_url}/")):
        raise ValueError("not an address of the provider's")
    token = settings.twilio_auth_token.get_secret_value()
    ours = urllib3.make_headers(basic_auth=f"{settings.twilio_account_sid}:{token}")
    url = address(url, api_url) if url.startswith(_API) else url
    headers: dict[str, str] = dict(ours)
    for _hop in range(_MOST_HOPS):
        answer = connections(url).request(
            "GET", url, headers=headers, redirect=False, timeout=_PATIENCE, preload_content=False
        )
        try:
            if answer.status in _REDIRECTS:
                url, headers = _next(answer.headers.get("Location", "")), {}
                continue
            if answer.status != 200:
                raise ValueError(f"status {answer.status}")
            return answer.read(_LARGEST).decode("utf-8", "replace")
        finally:
            answer.release_conn()
    raise ValueError("too many redirects")


def _next(url: str) -> str:
    """Only to an encrypted host with a name in the open network of Twilio's or Amazon's."""
    host = urlsplit(url).hostname or ""
    known = (".twilio.com", ".twiliocdn.com", ".amazonaws.com")
    if urlsplit(url).scheme != "https" or not host.endswith(known):
        raise ValueError("redirected elsewhere")
    return url
