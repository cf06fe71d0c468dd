"""The approved texts: what is recorded of them here, and what WhatsApp says when it is asked."""

from collections.abc import Mapping

from flask.typing import ResponseReturnValue

from bot.channels.twilio.content import ContentError, Contents, Known
from bot.config import Settings
from bot.i18n import LANGUAGES, records
from bot.i18n.templates import content_sid
from bot.operators.people import Role
from bot.outbox.texts import Text, state_of, texts
from bot.web.admin.desk import Desk, Visit


def register(desk: Desk) -> None:
    """`/admin/texts`, and asking WhatsApp."""

    @desk.screen("/texts", "texts")
    def shown(visit: Visit) -> ResponseReturnValue:
        return _page(visit, None)

    @desk.change("/texts", "texts.ask", Role.HELPER)
    def asked(visit: Visit) -> ResponseReturnValue:
        settings = visit.services.settings
        try:
            known = Contents(settings).known()  # before the database is held
        except ContentError:
            visit.change(lambda _connection: None)
            return _page(visit, None, 502)
        visit.change(lambda _connection: None)
        return _page(visit, known)


def _page(
    visit: Visit, known: Mapping[str, Known] | None, status: int = 200
) -> ResponseReturnValue:  # fmt: skip
    settings = visit.services.settings
    lines = [_line(text, known, settings) for text in texts()]
    by_name: dict[str, dict[str, dict[str, object]]] = {}
    for line in lines:
        by_name.setdefault(str(line["name"]), {})[str(line["language"])] = line
    return visit.page(
        "texts", status, lines=by_name, languages_of_texts=LANGUAGES, is_asked=known is not None,
        failed=status != 200, total=len(lines), usable=sum(bool(line["usable"]) for line in lines),
        environment=settings.templates_environment,
    )  # fmt: skip


def _line(
    text: Text, known: Mapping[str, Known] | None, settings: Settings
) -> dict[str, object]:  # fmt: skip
    """Of one text in one language: its state as far as it is known, and whether it can be used."""
    line: dict[str, object] = {
        "name": text.name,
        "language": text.language,
        "session": text.template.session,
        "dlt": bool(records.find(settings, text.language, text.name).dlt_id),
        "usable": bool(content_sid(text.name, text.language, settings)),
        "word": "",
    }
    if known is not None:
        state = state_of(text, known.get(text.version), settings)
        line |= {"word": state.word, "usable": state.usable}
    return line
