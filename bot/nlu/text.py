"""Clean text and its pieces, before anything is understood."""

import re
import unicodedata
from typing import NamedTuple

LONGEST = 4096  # characters; WhatsApp sends no more, and a cut list would lose somebody's money

_INVISIBLE = {ord(c): None for c in "\u00ad\u034f\u061c\u180e\ufeff\ufffd"} | {
    code: None
    for low, high in ((0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0xFE00, 0xFE0F))
    for code in range(low, high + 1)
}
_SAME = str.maketrans(
    {
        "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\t": " ", "|": "।", "₨": " rs ",
        "–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-", "’": "'", "‘": "'", "“": '"', "”": '"',
        "…": ".", "\u2028": "\n", "\u2029": "\n", "\u0085": "\n",
    }
)  # fmt: skip
_LETTER = r"[^\W\d_]"
_ABBREVIATION = re.compile(r"(?<=[\u0904-\u0963])०")  # सी०आर०पी०: a zero written for the mark ॰
_SIX = re.compile(r"(?<![\u0900-\u0963])छ:")  # छ: typed with a colon for छः
_REPEATS = re.compile(rf"({_LETTER}|[\u0900-\u0903\u093a-\u094f])\1{{2,}}")
_CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_SPACES = re.compile(r"[^\S\n]+")
_LINES = re.compile(r" ?\n[ \n]*")
_DIGITS = {
    code: str(unicodedata.digit(chr(code)))
    for low in (0x0660, 0x06F0, *range(0x0966, 0x0D67, 0x80), 0xFF10)
    for code in range(low, low + 10)
}
_PIECES = re.compile(
    r"""(?P<slipped>(?<![^\W_])(?=[\dOolI]*\d)(?=[\dOolI]*[OolI])[\dOolI]{2,}(?![^\W\d_]))
      | (?P<number>\d{1,2}(?:,\d{2})*,\d{3}(?![\d,])(?:\.\d+)?
          | \d{3},0\d\d(?![\d,])(?:\.\d+)?
          | \d+(?:\.\d+)?)
      | (?P<word>[\u0900-\u0963\u0970-\u0d7f]+
          | (?:[^\W\d_\u0900-\u0d7f]|[\u0300-\u036f])+(?:'[a-z]+)?)
      | (?P<line>\n)
      | (?P<mark>[^\s\w]|[\u0300-\u036f]|_|[^\S\n]|\w)""",
    re.VERBOSE,
)


class Token(NamedTuple):
    """One piece: `kind` is number, word, mark, line or slipped ("1oo"); `text` in small letters."""

    text: str
    kind: str
    start: int
    end: int


def clean(raw: str) -> str:
    """`raw` in one spelling: composed, nothing invisible, ASCII digits, single spaces."""
    text = raw.replace("\r\n", "\n").replace("\r", "\n")
    if not text.isascii():
        text = unicodedata.normalize("NFD", text).translate(_SAME).translate(_INVISIBLE)
        text = _ABBREVIATION.sub(".", unicodedata.normalize("NFD", text))
        text = _SIX.sub("छः", text).translate(_DIGITS)
    text = _CONTROLS.sub("", text.replace("\t", " ").replace("|", "।"))
    text = _LINES.sub("\n", _SPACES.sub(" ", _REPEATS.sub(r"\1", text))).strip()
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def tokens(cleaned: str) -> list[Token]:
    """The pieces of cleaned text, in order."""
    return [
        Token(found.group().lower(), found.lastgroup or "mark", found.start(), found.end())
        for found in _PIECES.finditer(cleaned)
        if found.group() != " "
    ]
