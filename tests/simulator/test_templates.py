"""Both sides number the placeholders of an approved message alike."""

import pytest

from bot.config import Settings
from bot.i18n import LANGUAGES, LOCALES, templates
from bot.simulator.templates import VariablesError, load

KNOWN = load(LOCALES)
SETTINGS = Settings(_env_file=None, twilio_api_url="http://127.0.0.1:1")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_approved_message_reads_as_the_bot_means_it(language: str) -> None:
    for name in templates.names():
        template = templates.find(name, language)
        assert template
        figures = {figure: f"<{figure}>" for figure in template.numbers}
        given = {number: figures[figure] for figure, number in template.numbers.items()}
        text, buttons = KNOWN[templates.content_sid(name, language, SETTINGS)].fill(given)

        assert text == template.text.format_map(figures)
        assert buttons == [(key.format_map(figures), label) for key, label in template.buttons]


def test_missing_variable_is_refused() -> None:
    sid = templates.content_sid("receipt", "hi", SETTINGS)

    with pytest.raises(VariablesError):
        KNOWN[sid].fill({"1": "K7"})
