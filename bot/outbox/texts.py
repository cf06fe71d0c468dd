"""How far each text has come at Twilio, at WhatsApp and at the SMS operators."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.channels.twilio.content import Known
from bot.config import Settings
from bot.i18n import LANGUAGES, dlt, records
from bot.i18n import templates as approved
from bot.i18n.templates import Template


@dataclass(frozen=True)
class Text:
    """A message in a language; `version` is its name at Twilio and WhatsApp."""

    language: str
    name: str
    template: Template
    version: str


@dataclass(frozen=True)
class State:
    """WhatsApp's `word` for it, and what is `missing` in the operator's terms."""

    word: str
    missing: tuple[str, ...]
    usable: bool


def texts(languages: Iterable[str] = ()) -> list[Text]:
    """All texts of these languages; none named = of all."""
    return [
        Text(language, name, template, approved.version(name, language))
        for language in tuple(languages) or LANGUAGES
        for name in (*approved.names(), *approved.session_names())
        if (template := approved.find(name, language))
    ]


def state_of(text: Text, known: Known | None, settings: Settings) -> State:
    """How far this text has come."""
    missing = [*_missing_at_twilio(text, known, settings), *_missing_for_sms(text, settings)]
    if known is None:
        return State("not created", tuple(missing), usable=False)
    recorded = records.find(settings, text.language, text.name).contents.get(text.version)
    if text.template.session:
        return State("in session", tuple(missing), usable=recorded == known.sid)
    usable = known.state == "approved" and recorded == known.sid
    return State(known.state, tuple(missing), usable)


def _missing_at_twilio(text: Text, known: Known | None, settings: Settings) -> Iterable[str]:
    if known is None:
        yield "push it"
        return
    recorded = records.find(settings, text.language, text.name).contents.get(text.version)
    if recorded != known.sid:
        yield "its id is not recorded: push it"
    if known.state == "rejected":
        yield f"change its words and push it ({known.reason or 'no reason given'})"
    if known.category and known.category != text.template.category:
        yield f"WhatsApp counts it as {known.category}"


def _missing_for_sms(text: Text, settings: Settings) -> Iterable[str]:
    if text.template.session:
        return
    registered = dlt.registered(text.name, text.language, settings)
    if registered is None:
        yield "no DLT id"
    elif not dlt.matches(registered, text.template.text.format_map(text.template.example(0))):
        yield "registered for SMS in other words"
