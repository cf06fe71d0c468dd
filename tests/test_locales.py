"""Every text of the code is there in every language, says the same, in the right script."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from bot import i18n

ROOT = Path(__file__).parent.parent
TRANSLATED = tuple(language for language in i18n.LANGUAGES if language != i18n.SOURCE)
_KEYWORDS = {"_": None, "N_": None}
_PLACES = [
    (each["pattern"], each["method"])
    for each in tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["babel"]["mappings"]
]
_PLACEHOLDER = re.compile(r"\{(\w*)[^}]*\}")
_LATIN_WORD = re.compile(r"[A-Za-z]{2,}")
_DEVANAGARI = re.compile(r"[\u0900-\u0963\u0970-\u097f]")
# Names that women read in Latin letters everywhere else too.
_LATIN_IN_HINDI = {"SMS", "WhatsApp", "NRLM", "NULM", "UPI"}
# A language is offered in its own name and script.
_OWN_SCRIPT = {"English", "हिंदी", "Hindi"}


def _texts_of_the_code() -> set[str]:
    found = set()
    for package in ("bot", "handlers", "flows"):
        folder = str(ROOT / package)
        for _, _, text, *_ in extract_from_dir(folder, _PLACES, keywords=_KEYWORDS):
            assert isinstance(text, str)
            found.add(text)
    return found


def _po(language: str) -> dict[str, Message]:
    path = ROOT / "locales" / language / "LC_MESSAGES" / "messages.po"
    with path.open("rb") as file:
        return {str(message.id): message for message in read_po(file) if message.id}


def _templates(language: str) -> dict[str, dict[str, Any]]:
    read = tomllib.loads((ROOT / "locales" / language / "templates.toml").read_text())
    return {name: entry for name, entry in read.items() if name not in {"language", "samples"}}


def _placeholders(text: str) -> list[str]:
    return sorted(_PLACEHOLDER.findall(text))


def _words_of(entry: object) -> Iterator[str]:
    """Every string in a template, whatever it is nested in."""
    if isinstance(entry, str):
        yield entry
    elif isinstance(entry, Mapping):
        for value in entry.values():
            yield from _words_of(value)
    elif isinstance(entry, list):
        for value in entry:
            yield from _words_of(value)


def test_messages_pot_is_what_the_code_says() -> None:
    """`make texts` makes it so."""
    with (ROOT / "locales" / "messages.pot").open("rb") as file:
        collected = {str(message.id) for message in read_po(file) if message.id}
    assert collected == _texts_of_the_code()


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_text_is_translated_and_none_is_left_over(language: str) -> None:
    messages = _po(language)
    texts = _texts_of_the_code()
    assert sorted(text for text in texts if not (text in messages and messages[text].string)) == []
    assert sorted(text for text, message in messages.items() if message.fuzzy) == []
    assert sorted(messages.keys() - texts) == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_translations_have_the_same_placeholders(language: str) -> None:
    different = {
        text: str(message.string)
        for text, message in _po(language).items()
        if message.string and _placeholders(text) != _placeholders(str(message.string))
    }
    assert different == {}


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_templates_are_the_same_in_every_language(language: str) -> None:
    """Same names, same category, same placeholders and buttons: one set of variables fits all."""
    here, source = _templates(language), _templates(i18n.SOURCE)
    assert here.keys() == source.keys()
    for name, template in here.items():
        other = source[name]
        assert template.keys() == other.keys(), name
        assert template["category"] == other["category"], name
        for part in template.keys() - {"category"}:
            words = [sorted(set(_placeholders(w))) for w in _words_of(template[part])]
            assert words == [sorted(set(_placeholders(w))) for w in _words_of(other[part])], name


def test_hindi_is_written_in_devanagari() -> None:
    texts = [str(message.string) for message in _po("hi").values()]
    texts += [text for template in _templates("hi").values() for text in _spoken(template)]
    latin = {text: found for text in texts if (found := _latin_words(text))}
    assert latin == {}


@pytest.mark.parametrize("language", ["hi_Latn", "en"])
def test_other_languages_are_written_in_latin_letters(language: str) -> None:
    texts = [text for template in _templates(language).values() for text in _spoken(template)]
    if language in TRANSLATED:
        texts += [str(message.string) for message in _po(language).values()]
    texts = [text for text in texts if not _OWN_SCRIPT & {text}]
    assert [text for text in texts if _DEVANAGARI.search(_without_own_names(text))] == []


def _spoken(template: Mapping[str, Any]) -> list[str]:
    """What a person reads of it."""
    labels = [label for _, label in template.get("buttons", [])]
    return [template["text"], *labels]


def _latin_words(text: str) -> list[str]:
    bare = _without_own_names(_PLACEHOLDER.sub(" ", text))
    return [word for word in _LATIN_WORD.findall(bare) if word not in _LATIN_IN_HINDI]


def _without_own_names(text: str) -> str:
    for name in _OWN_SCRIPT:
        text = text.replace(name, "")
    return text
