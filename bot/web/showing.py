"""How every page goes out: from a template, in one of the languages, with headers that shut it in.

Nothing on a page runs, nothing is fetched from elsewhere, nothing is kept by whoever carries it.
"""

from typing import NamedTuple
from urllib.parse import urlencode

from flask import Flask, Response, current_app, render_template, request

from bot.i18n import LANGUAGES, SOURCE, _, language, money

PRIVATE = {
    "Cache-Control": "private, no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex, nofollow",
}
SHUT = {
    **PRIVATE,
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
}
_COOKIE, _KEPT_FOR = "lang", 365 * 24 * 3600
_NAMES = {"hi": "हिंदी", SOURCE: "English"}


class OtherLanguage(NamedTuple):
    """The language that the page is not in, and the same page in it."""

    code: str
    name: str
    url: str


def register(app: Flask) -> None:
    """What every template may use."""
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(_=_, money=money)


def chosen(otherwise: str) -> str:
    """Hindi or English: as she switched to, else `otherwise`, in its own script.

    Like on papers, who writes Hindi in Latin letters reads it in its own.
    """
    wanted = request.args.get("lang") or request.cookies.get(_COOKIE, "")
    if wanted in _NAMES:
        return wanted
    own = otherwise.split("_")[0]
    return own if own in LANGUAGES else SOURCE


def shown(
    template: str, status: int = 200, *, is_in_both: bool = False, **values: object
) -> Response:
    """The page in the spoken language; `is_in_both`: it says all in both, nothing is to switch."""
    now = language()
    page = render_template(
        template,
        lang=now.replace("_", "-"),
        other_language=None if is_in_both else _other(now),
        **values,
    )
    answer = Response(page, status, SHUT, content_type="text/html; charset=utf-8")
    if request.args.get("lang") in _NAMES:  # the pages that she goes on to are in it too
        answer.set_cookie(
            _COOKIE, now, _KEPT_FOR, secure=is_secure(), httponly=True, samesite="Lax"
        )
    return answer


def sent_on(path: str) -> Response:
    """To another page, to be looked at."""
    answer = Response(status=303, headers={"Location": path, **PRIVATE})
    answer.autocorrect_location_header = False
    return answer


def file(content: bytes, kind: str, name: str) -> Response:
    """Shown by whoever looks, and not kept."""
    named = {"Content-Disposition": f'inline; filename="{name}"'}
    return Response(content, 200, {**PRIVATE, **named}, content_type=kind)


def is_secure() -> bool:
    """Whether people reach us by https: behind a proxy only PUBLIC_URL tells."""
    return bool(current_app.config["SESSION_COOKIE_SECURE"])


def _other(now: str) -> OtherLanguage | None:
    """Only a page that is read can be read again: what was sent with a form is not sent twice."""
    if request.method not in {"GET", "HEAD"}:
        return None
    code = SOURCE if now == "hi" else "hi"
    query = {**request.args.to_dict(), "lang": code}
    return OtherLanguage(code, _NAMES[code], f"{request.path}?{urlencode(query)}")
