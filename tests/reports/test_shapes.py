"""Devanagari as it is written: what HarfBuzz made of it is what stands in the PDF."""

import re
import zlib

import pytest

from bot.reports.render.columns import lines
from bot.reports.render.face import face, width
from bot.reports.render.marks import Page, Words
from bot.reports.render.pdf import pdf

_LETTERS = face(bold=False)


def _alone(sign: str) -> tuple[int, int]:
    (glyph,) = _LETTERS.shape(sign).glyphs
    return glyph.id, glyph.advance


def test_a_conjunct_is_one_glyph_and_its_short_i_stands_before_it() -> None:
    """क्षि is four signs, of which two are drawn: ि first."""
    run = _LETTERS.shape("क्षि")
    assert len(run.glyphs) == 2
    assert {glyph.cluster for glyph in run.glyphs} == {0}
    conjunct = _LETTERS.shape("क्ष").glyphs
    assert run.glyphs[1].id == conjunct[0].id
    assert run.glyphs[0].id != run.glyphs[1].id
    apart = sum(_alone(sign)[1] for sign in "कष")
    assert run.width < apart + _alone("ि"[0])[1] if len(_LETTERS.shape("ि").glyphs) == 1 else True


@pytest.mark.parametrize(
    ("word", "glyphs"),
    [
        ("कर्म", 3),  # the र् sits on म
        ("श्री", 2),
        ("ज्ञा", 2),
        ("त्र", 1),
        ("द्ध", 1),
    ],
)
def test_what_is_joined_is_drawn_joined(word: str, glyphs: int) -> None:
    """As many glyphs as a printer sets, fewer than there are signs."""
    found = [glyph for glyph in _LETTERS.shape(word).glyphs if glyph.id]
    assert len(found) == glyphs
    assert all(glyph.id for glyph in _LETTERS.shape(word).glyphs)


@pytest.mark.parametrize(
    "word", ["ज़ेबुन्निसा", "पढ़ाई", "लड़की", "ज़मीन", "हाँ", "₹1,23,456", "Sunita (4)"]
)
def test_every_sign_has_a_glyph(word: str) -> None:
    """None is the empty box, of which women see too many."""
    assert all(glyph.id for glyph in _LETTERS.shape(word).glyphs)


def test_a_word_in_another_script_does_not_spoil_its_neighbour() -> None:
    """Each script is shaped on its own: after Latin letters Devanagari is still joined."""
    alone = [glyph.id for glyph in _LETTERS.shape("क्षमा").glyphs]
    mixed = [glyph.id for glyph in _LETTERS.shape("ASHA1 क्षमा").glyphs]
    assert mixed[-len(alone) :] == alone


def test_the_file_draws_these_very_glyphs() -> None:
    """In their order, with what it says beside them for who reads it aloud."""
    said = "क्षमा शर्मा ₹1,300"
    content = _content(pdf([Page(words=[Words(20, 40, said, 11)])], "x"))
    drawn = [int(found, 16) for found in re.findall(r"(?<!\()<([0-9A-F]{4})>", content)]
    assert drawn == [glyph.id for glyph in _LETTERS.shape(said).glyphs]
    assert said.encode("utf-16-be").hex().upper() in content


def _content(file: bytes) -> str:
    streams = re.findall(rb"stream\n(.*?)\nendstream", file, re.S)
    texts = [zlib.decompress(stream) for stream in streams]
    return next(text for text in texts if b" Tf " in text).decode()


def test_lines_are_cut_between_letters_never_inside_one() -> None:
    """A word that is too long alone keeps each vowel sign with its letter."""
    parts = lines("अन्तर्राष्ट्रीयस्त्रीशक्तिसमिति", 40, 11, bold=False)
    assert len(parts) > 1
    assert "".join(parts) == "अन्तर्राष्ट्रीयस्त्रीशक्तिसमिति"
    assert all(width(part, 11) <= 40 for part in parts)
    assert not any(part[0] in "ािीुूेैोौ्ंँ़" for part in parts)
