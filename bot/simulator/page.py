"""The phones on a page, to look at and to write on."""

from pathlib import Path

from flask import Blueprint, Response

_PAGE = Path(__file__).with_name("page.html").read_text()


def routes() -> Blueprint:
    """`GET /`: everything else the page gets from the control side."""
    blueprint = Blueprint("page", __name__)

    @blueprint.get("/")
    def phones() -> Response:
        return Response(_PAGE, content_type="text/html; charset=utf-8")

    return blueprint
