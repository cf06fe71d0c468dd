"""Where a call goes: Twilio has a host for each interface, a stand-in one address for all."""

from urllib.parse import urlsplit

_API, _CONTENT = "https://api.twilio.com", "https://content.twilio.com"


def address(url: str, api_url: str) -> str:
    """The library's `url` at TWILIO_API_URL; the Content API stays where it is if that is Twilio's.

    Pages that a stand-in gives name Twilio's host, as Twilio's own do.
    """
    is_content = url.startswith(_CONTENT)
    if is_content and (urlsplit(api_url).hostname or "").endswith(".twilio.com"):
        return url
    return api_url + url.removeprefix(_CONTENT if is_content else _API)
