"""From what is asked for to the bytes of a file."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection

from bot.domain.papers import Paper
from bot.i18n import LANGUAGES, speaking
from bot.reports.paper import Sheet
from bot.reports.papers import PAPERS
from bot.reports.render.layout import pages
from bot.reports.render.pdf import pdf
from bot.reports.render.picture import png
from bot.reports.render.tables import csv_file, xlsx_file
from bot.reports.view import view


class File(NamedTuple):
    """What goes out."""

    content: bytes
    kind: str  # of HTTP


def sheet(connection: Connection, group_id: int, paper: Paper, at: datetime) -> Sheet:
    """What the paper says, in the spoken language. LookupError: no such group, member or loan."""
    try:
        return PAPERS[paper.name](view(connection, group_id, at), paper)
    except StopIteration:
        raise LookupError(paper.name) from None


def language_of(language: str) -> str:
    """Papers are in a language's own script: who writes Hindi in Latin letters gets Hindi."""
    own = language.split("_")[0]
    return own if own in LANGUAGES else language


def file(said: Sheet, form: str) -> File:
    """The sheet drawn, in the language in which it was made. `form`: png | pdf | csv | xlsx."""
    return File(_DRAW[form](said), KINDS[form])


def drawn_pdf(said: Sheet) -> bytes:
    """All its pages."""
    return pdf(pages(said), f"{said.title}, {said.group}")


def drawn_png(said: Sheet) -> bytes:
    """Its first page."""
    return png(drawn_pdf(said))


def make(connection: Connection, group_id: int, paper: Paper, language: str, at: datetime) -> File:
    """All of it."""
    with speaking(language_of(language)):
        return file(sheet(connection, group_id, paper, at), paper.form)


_DRAW: Mapping[str, Callable[[Sheet], bytes]] = {
    "png": drawn_png,
    "pdf": drawn_pdf,
    "csv": csv_file,
    "xlsx": xlsx_file,
}
KINDS = {
    "png": "image/png",
    "pdf": "application/pdf",
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
