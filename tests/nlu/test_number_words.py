"""Numbers in words: every one of them, as people and as other programs spell them."""

import json
import random
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from indic_numtowords import num2words as by_indic_numtowords
from num2words import num2words
from num_to_words import num_to_word as by_indic_num2words

from bot.nlu import Unclear, amount_in_words, read_amount, sources, words
from bot.nlu.lexicon import look
from bot.nlu.words import number_in_words
from tests.nlu import suites

SPELLINGS = suites.FOLDER.parent / "number-spellings.json"
MOST = 999_999_999
NUMBERS = sorted({*range(1000), *(random.Random(3).randrange(10**n) for n in range(4, 10)
                                  for _ in range(150))})  # fmt: skip


def _by_num2words(number: int) -> list[str]:
    return [num2words(number, lang="en_IN")]  # no release of it speaks Hindi


def _by_indic_numtowords(number: int) -> list[str]:
    return list(by_indic_numtowords(number, lang="hi", variations=True))


def _by_indic_num2words(number: int) -> list[str]:
    return [by_indic_num2words(number, lang="hi")]


@pytest.mark.parametrize("spell", [_by_num2words, _by_indic_numtowords, _by_indic_num2words])
def test_what_other_programs_spell_is_read(spell) -> None:  # type: ignore[no-untyped-def]
    """At least 99 % right, and nothing wrong."""
    spelled = [(number, words) for number in NUMBERS for words in spell(number)]
    read = [(number, words, read_amount(words)) for number, words in spelled]
    assert [r for r in read if not isinstance(r[2], Unclear) and r[2] != r[0] * 100] == []
    assert sum(found == number * 100 for number, _, found in read) >= 0.99 * len(read)


@pytest.mark.parametrize("language", ["hi", "hi_Latn", "en"])
@given(number=st.integers(0, MOST))
@settings(max_examples=300)
def test_words_and_back(language: str, number: int) -> None:
    """Words, number and words again; alone, "… sau do" may be an order to give."""
    assert read_amount(amount_in_words(number * 100, language)) == number * 100
    alone = read_amount(number_in_words(number, language))
    assert alone == number * 100 or (number % 100 == 2 and isinstance(alone, Unclear))


@pytest.mark.skipif(not SPELLINGS.exists(), reason="the spellings are not on this machine")
def test_every_attested_spelling_is_read() -> None:
    """Cardinals in Devanagari; ordinals, denominators and dozens are no amounts."""
    missing = []
    for value, spellings in json.loads(SPELLINGS.read_text("utf-8")).items():
        for spelling in spellings:
            found = read_amount(f"{spelling} रुपये")
            if found != int(value) * 100 and not _is_no_cardinal(spelling):
                missing.append((value, spelling, found))
    assert missing == []


def _is_no_cardinal(spelling: str) -> bool:
    ordinals = ("वा", "वां", "वाँ", "ला", "ली", "ले", "रा", "री", "रे", "था", "थी", "थे", "थ", "थम")
    others = {"आधा", "आधे", "तिहाई", "चौथाई", "दर्जन", "दर्जनों", "डज़न", "फ़र्स्ट", "सेकेंड", "थर्ड",
              "सेवंथ", "एइथ"}  # fmt: skip
    return spelling in others or spelling.endswith(ordinals)


@pytest.mark.parametrize("language", ["hi", "hi_Latn"])
def test_words_run_together(language: str) -> None:
    """पाँचसौ, dohazar: the number, or a question; never another."""
    for number in (*range(100, 10_000, 100), *range(1000, 100_000, 1000), 150, 250, 350_000):
        together = number_in_words(number, language).replace(" ", "")
        assert _is_right_or_asked(together, number), together
    for number in range(100, 1000, 100):
        together = number_in_words(number, language).replace(" ", "")
        assert read_amount(together) == number * 100


def test_vowels_left_out() -> None:
    """pndrh, hzr, chlis: the number, or a question; never another."""
    for number in range(100):
        for spelled in _without_some_vowels(number_in_words(number, "hi_Latn")):
            if not look(spelled).is_number:  # "sat" is seven by itself
                assert _is_right_or_asked(f"{spelled} rupaye", number), spelled


def _without_some_vowels(spelled: str) -> Iterator[str]:
    inner = [place for place in range(1, len(spelled) - 1) if spelled[place] in "aeiou"]
    for place in inner:
        yield spelled[:place] + spelled[place + 1 :]
    yield "".join(letter for n, letter in enumerate(spelled) if n not in inner)


def _is_right_or_asked(spelled: str, number: int) -> bool:
    found = read_amount(spelled)
    return isinstance(found, Unclear) or found == number * 100


def test_a_language_is_read_back_without_python(monkeypatch: pytest.MonkeyPatch) -> None:
    """A lexicon with its numbers and [read_back] is all that is needed."""
    bhojpuri = {
        "numbers": {"0": ["सुन्ना"], "2": ["दू"], "20": ["बीस"]},
        "scales": {"20": ["कोरी"], "100": ["सय"]},
        "read_back": {"rupee": "रुपइया", "rupees": "रुपइया", "paise": "पइसा"},
    }
    monkeypatch.setattr(sources, "lexicons", lambda: {"bho": bhojpuri})
    words._spoken.cache_clear()
    try:
        assert amount_in_words(22_002, "bho") == "दू सय बीस रुपइया दू पइसा"
        assert amount_in_words(0, "bho") == "सुन्ना रुपइया"
    finally:
        words._spoken.cache_clear()
