"""Our counting beside Twilio's own calculator, on ten thousand texts."""

import json
import os
import random
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from bot.sms import measure
from bot.sms.alphabet import BASIC, EXTENDED
from bot.sms.smart import replacements, smart

_HERE = Path(__file__).parent
_INSTALLED = Path(".venv/npm/node_modules").resolve()
_PACKAGE = "sms-segments-calculator"
_MANY = 10_000

_HINDI = "कखगघचजटडतदनपबमयरलवशसहक्षज्ञािीुूेैोौंँः़् ़् ।०१२₹ 0123, क्‍क्‌ \n"
_LATIN = "abcdefghijklmnopqrstuvwxyz ABC 0123 ,.!?-'\"\n\r" + BASIC
_SMART = "".join(map(chr, replacements()))
_EMOJI = (
    "😀",
    "✅",
    "👍🏽",
    "👩‍🌾",
    "👨‍👩‍👧‍👦",
    "🇮🇳",
    "🇮",
    "❤️",
    "☝🏿",
    "1️⃣",
    "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
    "🙏",
    "🕵️‍♀️",
    "👁️‍🗨️",
)
# One or two of each class that a text can be cut by: what follows what decides.
_CLASSES = "\r\n\u200b\u0301\ufe0f🇮🇳\u093e각가각a\u0600\U000110bd☝🏽\u200d❤🌾👦क्"
_BORDERS = (1, 67, 70, 70, 70, 134, 134, 153, 160, 160, 201, 306)


def _texts() -> Iterator[str]:
    rand = random.Random(4)
    yield from _of_single_signs(rand)
    kinds: Sequence[Sequence[str]] = (
        _HINDI, _LATIN, _LATIN + EXTENDED * 3, _LATIN + _SMART, _EMOJI, _CLASSES,
        [*_HINDI, *_EMOJI], [*_LATIN * 2, *_EMOJI, *"🇮🇳‍"], [*_HINDI, *_LATIN, "₹", "…", "\r\n"],
    )  # fmt: skip
    for number in range(_MANY):
        kind = kinds[number % len(kinds)]
        yield _about(rand, kind, max(rand.choice(_BORDERS) + rand.randint(-4, 4), 0))


def _of_single_signs(rand: random.Random) -> Iterator[str]:
    """Alone, it tells its alphabet; many times, behind a letter, also its class."""
    every = [*map(chr, range(0x3100)), *_SMART]
    yield from every
    others = [*map(chr, range(0xA640, 0xD800)), *map(chr, range(0x1F000, 0x1FA00))]
    yield from (f"ab{sign * 34}c" for sign in rand.sample([*every[0x250:], *others], 500))


def _about(rand: random.Random, signs: Sequence[str], units: int) -> str:
    """Random signs of about that many UTF-16 units."""
    made: list[str] = []
    while units > 0:
        made.append(rand.choice(signs))
        units -= len(made[-1].encode("utf-16-le")) // 2
    return "".join(made)


@pytest.fixture(scope="module")
def node() -> str:
    """Node, with Twilio's calculator where `make test` puts it."""
    found = shutil.which("node")
    if not found or not (_INSTALLED / _PACKAGE).exists():
        lacks = "the npm package" if found else "Node"
        pytest.skip(f"NOT COMPARED with Twilio's SMS calculator: {lacks} is not there")
    return found


def test_every_text_is_as_large_as_twilio_says(node: str) -> None:
    texts = list(_texts())
    # Node takes seconds for the second count, so it is asked only where that could differ.
    asked = [[text, smart(text) != text or len(text) < 2] for text in texts]
    answer = subprocess.run(
        [node, _HERE / "calculator.js"],
        input=json.dumps(asked).encode(),
        env={**os.environ, "NODE_PATH": str(_INSTALLED)},
        capture_output=True,
        check=True,
    )
    theirs = json.loads(answer.stdout)
    ours = [[list(measure(text)), list(measure(smart(text)))] for text in texts]
    wrong = [
        (text, mine, twilios)
        for text, mine, twilios in zip(texts, ours, theirs, strict=True)
        if mine != twilios
    ]
    assert not wrong, f"{len(wrong)} of {len(texts)}: {wrong[:3]}"
    assert len(texts) > _MANY
