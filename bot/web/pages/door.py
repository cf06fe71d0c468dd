"""Who may come in by a link: the first device by a button, another by a code from her phone.

WhatsApp and virus scanners fetch links before people do, so looking at one changes nothing: only
the button does. Whatever is wrong with a link, the page is the same, and says nothing of anybody.
"""

from flask import Response, request
from sqlalchemy import Connection

from bot import clock, log, metrics, page_links, seals
from bot.i18n import _, speaking
from bot.i18n.templates import render
from bot.outbox import Message, queue
from bot.outbox.queue import Lane
from bot.page_links import Code, Link
from bot.web import showing
from bot.web.services import Services

_COOKIE = "device"
_CODE_KIND = "page_code"


class Door:
    """Opens links, for the routes of `bot.web.pages.routes`."""

    def __init__(self, services: Services) -> None:
        self._store, self._settings = services.store, services.settings
        self._services = services

    def link(self, token: str) -> Link | None:
        """The link, if it is good at this moment."""
        named = seals.opened(self._settings, token) if seals.can_seal(self._settings) else None
        if named is None:
            return None
        return self._store.read(lambda c: page_links.good(c, named, clock.now()))

    def is_inside(self, link: Link) -> bool:
        """Whether this device has opened it."""
        return seals.is_device(self._settings, link.named, request.cookies.get(_COOKIE, ""))

    def shut(self, link: Link, token: str) -> Response:
        """The button; where another device was first, the way to a code."""
        with speaking(showing.chosen(link.language)):
            if not link.is_opened:
                return showing.shown("pages/first.html")
            return showing.shown("pages/code.html", state="", action=_action(token))

    def open(self, token: str) -> Response:
        """The button was pressed."""
        link = self.link(token)
        if link is None:
            return gone()
        here = showing.sent_on(_path(token))
        if self.is_inside(link):
            return here
        if self._store.write(lambda c: page_links.open_first(c, link, clock.now())):
            self._let_in(here, token, link)
        return here

    def code(self, token: str) -> Response:
        """A code is asked for, or one is typed."""
        link = self.link(token)
        if link is None:
            return gone()
        digits = "".join(request.form.get("code", "").split())
        if not link.is_opened or self.is_inside(link):
            return showing.sent_on(_path(token))
        state = self._entered(link, digits) if digits else self._sent(link)
        if state is Code.RIGHT:
            here = showing.sent_on(_path(token))
            self._let_in(here, token, link)
            return here
        with speaking(showing.chosen(link.language)):
            status = 403 if digits else 200
            return showing.shown(
                "pages/code.html", status, state=state.value, action=_action(token)
            )

    def _entered(self, link: Link, digits: str) -> Code:
        at = clock.now()
        state = self._store.write(lambda c: page_links.enter(c, self._settings, link, digits, at))
        log.get().info("page.code", state=state.value, link=link.named.id)
        return state

    def _sent(self, link: Link) -> Code:
        at = clock.now()

        def send(connection: Connection) -> Code:
            state, digits = page_links.new_code(connection, self._settings, link, at)
            if digits:
                queue(connection, [_message(link, digits, number=at.isoformat())], at)
            return state

        state = self._store.write(send)
        if state is Code.SENT:
            self._services.hint(self._services.redis)
        log.get().info("page.code", state=state.value, link=link.named.id)
        return state

    def _let_in(self, answer: Response, token: str, link: Link) -> None:
        """Only pages of this link see what the device keeps, and no longer than it is good."""
        metrics.PAGES.labels("opened").inc()
        log.get().info("page.opened", link=link.named.id)
        answer.set_cookie(
            _COOKIE, seals.device(self._settings, link.named), _seconds_left(link),
            path=_path(token), secure=showing.is_secure(), httponly=True, samesite="Lax",
        )  # fmt: skip


def gone() -> Response:
    """For whatever opens nothing: forged, expired, of one who left. In both languages."""
    metrics.PAGES.labels("refused").inc()
    texts = []
    for code in ("hi", "en"):
        with speaking(code):
            told = _("Its time may be over. Write “page” to the bot: it sends you a new link.")
            texts.append((code, _("This link does not open anything."), told))
    with speaking("hi"):
        return showing.shown("pages/gone.html", 404, is_in_both=True, texts=texts)


def _seconds_left(link: Link) -> int:
    """Not a moment of ours: the clocks of phones are often wrong."""
    return int((link.ends_at - clock.now()).total_seconds())


def _path(token: str) -> str:
    return page_links.PATH + token


def _action(token: str) -> str:
    return f"{_path(token)}/code"


def _message(link: Link, digits: str, number: str) -> Message:
    """To the very phone that asked for the link; she waits for it, so at night too."""
    said = render(_CODE_KIND, link.language, digits=digits)
    return Message(
        link.address_id, _CODE_KIND, link.language, said.text, Lane.ANSWERS, link.group_id,
        link.member, said.variables, expires_at=clock.now() + page_links.CODE_FOR,
        once=f"page_code:{link.named.id}:{number}", urgent=True,
    )  # fmt: skip
