"""How a page of the console is answered: its language, its headers, what its templates may say."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, Response, g, make_response, render_template, request
from flask.typing import ResponseReturnValue

from bot import clock, i18n, links
from bot.operators.secrets import digest
from bot.web.services import Services
from bot.web.showing import SHUT

# __Host-: no other site of the same domain can set it. Browsers take it over http from this
# machine alone, as they do Secure.
COOKIE = "__Host-sakhi-console"
_SPEAK = "sakhi-speak"
_A_YEAR = 365 * 24 * 3600
_SPOKEN = {"hi": "हिंदी", "hi_Latn": "Hindi", "en": "English"}
_HEADERS = {
    **SHUT,
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "X-Frame-Options": "DENY",
}
_MOST_DIGITS = 15
_HIDDEN = 4  # digits of a number that are shown


def furnish(blueprint: Blueprint, services: Services) -> None:
    """What holds for every page under it."""

    @blueprint.before_request
    def _closed() -> ResponseReturnValue | None:
        if links.can_sign(services.settings):
            return None
        return spoken(lambda: answer("closed", 503))()

    @blueprint.after_request
    def _guarded(response: Response) -> Response:
        response.headers.update(_HEADERS)
        if chosen := g.get("speak"):
            response.set_cookie(
                _SPEAK, chosen, max_age=_A_YEAR, secure=True, httponly=True, samesite="Strict"
            )
        return response

    @blueprint.context_processor
    def _words() -> dict[str, Any]:
        return {
            "_": i18n._,
            "money": i18n.money,
            "moment": moment,
            "masked": masked,
            "html_language": i18n.language().replace("_", "-"),
            "languages": _others(),
            "csrf": csrf(given()),
        }


def _others() -> list[tuple[str, str, str]]:
    """(code, name, address) of this page in the other languages."""
    if request.method != "GET":  # what a form led to cannot be asked for again
        return []
    here = request.args.to_dict()
    return [
        (code.replace("_", "-"), name, f"{request.path}?{urlencode(here | {'speak': code})}")
        for code, name in _SPOKEN.items()
        if code != i18n.language()
    ]


def spoken(view: Callable[..., ResponseReturnValue]) -> Callable[..., ResponseReturnValue]:
    """`view` in the reader's language: chosen by `?speak=`, remembered, or her browser's."""

    @wraps(view)
    def speaks(**path: Any) -> ResponseReturnValue:
        asked = request.args.get("speak", "")
        if asked in _SPOKEN:
            g.speak = asked
        kept = request.cookies.get(_SPEAK, "")
        usual = request.accept_languages.best_match(["hi", "en"], "hi") or "hi"
        language = asked if asked in _SPOKEN else kept if kept in _SPOKEN else usual
        with i18n.speaking(language):
            return view(**path)

    return speaks


def answer(name: str, status: int = 200, /, **said: Any) -> Response:
    """The page `admin/<name>.html`."""
    return make_response(render_template(f"admin/{name}.html", **said), status)


def given() -> str:
    """The cookie of this browser, or the one it is being given now."""
    return str(g.get("new_cookie") or request.cookies.get(COOKIE, ""))


def give(response: Response, cookie: str) -> Response:
    """Let the browser carry it; it ends with the browser, the row in the table long before."""
    response.set_cookie(COOKIE, cookie, secure=True, httponly=True, samesite="Strict")
    return response


def take(response: Response) -> Response:
    """Let the browser forget it."""
    response.delete_cookie(COOKIE, secure=True, httponly=True, samesite="Strict")
    return response


def csrf(cookie: str) -> str:
    """What every form carries: made from the cookie, which no other site can read."""
    return digest("csrf", cookie) if cookie else ""


def moment(at: datetime | None) -> str:
    """21/11/2026 13:05 in India; – for never."""
    return f"{at.astimezone(clock.INDIA):%d/%m/%Y %H:%M}" if at else "–"


def masked(phone: str | None) -> str:
    """…0005."""
    return f"…{phone[-_HIDDEN:]}" if phone else "–"


def number(name: str) -> int:
    """Of the query; 0 for what is none."""
    said = request.args.get(name, "")
    return int(said) if said.isascii() and said.isdigit() and len(said) <= _MOST_DIGITS else 0


def begin(cookie: str) -> str:
    """The forms of this answer belong to this new cookie already."""
    g.new_cookie = cookie
    return cookie
