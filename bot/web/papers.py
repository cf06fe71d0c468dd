"""Papers by their signed links, for the provider that takes them along to a phone."""

from flask import Blueprint, Response

from bot import clock, links, log
from bot.i18n import N_, _, speaking
from bot.reports.make import File, file, language_of, sheet
from bot.web.services import Services

_HEADERS = {
    "Cache-Control": "private, no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex, nofollow",
}
_IN_BOTH = ("hi", "en")  # whoever opens an old link is not known


def routes(services: Services) -> Blueprint:
    """`GET /papers/<token>`. A link that is not good says so, and nothing else."""
    blueprint = Blueprint("papers", __name__)

    @blueprint.get(f"{links.PATH}<token>")
    def paper(token: str) -> Response:
        at = clock.now()
        try:
            asked = links.opened(services.settings, token, at)
        except links.ExpiredError:
            return _gone()
        except links.ForgedError:
            log.get().warning("paper.refused")
            return _unknown()
        with speaking(language_of(asked.language)):
            try:
                said = services.store.read(lambda c: sheet(c, asked.group_id, asked.paper, at))
            except LookupError:
                return _unknown()
            made = file(said, asked.paper.form)  # drawn while no connection is held
        return _sent(made, f"{said.name}.{asked.paper.form}")

    return blueprint


def _sent(made: File, name: str) -> Response:
    shown = {"Content-Disposition": f'inline; filename="{name}"'}
    return Response(made.content, 200, {**_HEADERS, **shown}, content_type=made.kind)


def _gone() -> Response:
    return _plain(410, N_("This link is more than a day old. Please ask for the paper again."))


def _unknown() -> Response:
    return _plain(404, N_("There is no paper at this link."))


def _plain(status: int, text: str) -> Response:
    said = []
    for language in _IN_BOTH:
        with speaking(language):
            said.append(_(text))
    return Response("\n".join(said), status, _HEADERS, content_type="text/plain; charset=utf-8")
