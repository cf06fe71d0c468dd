"""Where a text may be cut: between what a reader sees as one sign.

A letter with its matras, a flag, a family of emoji goes into one part as a whole. The rules are
Unicode's of version 10 (UAX 29), as the npm package grapheme-splitter 1.0.4 applies them, for
Twilio's calculator leans on it. Where it strays from the standard, this does too; each such
place is marked "strays". Conjuncts (क्ष) are cut after the virama: joining them came later.

Each character is replaced by a letter for its class, and a pattern over these letters finds the
signs: R carriage return, N new line, C control, X extends, Z joiner, S spacing mark, P prepended, I
half a flag, B a body, A a person, M skin tone, G what a joiner glues on; L V T v w are Korean.
"""

import re
from bisect import bisect_right
from functools import cache
from pathlib import Path

_TABLE = Path(__file__).with_name("graphemes.txt")
_OTHER = "O"
_HANGUL, _HANGUL_END, _TRAILING = 0xAC00, 0xD7A4, 28

_JOINED = "(?<=Z)[GA]|(?<=L)[LVvw]|(?<=[vV])[VT]|(?<=[wT])T"
# Strays: a skin tone joins only if nothing extended the sign before, or just what stands before it.
_PLAIN = f"(?:[ZS]|{_JOINED}|(?<=[BA])M)*"
_EXTENDED = f"(?:[XZS]|{_JOINED}|(?<=[BA]X)M)*"
_TAIL = f"{_PLAIN}(?:X{_EXTENDED})?"
_SIGN = re.compile(
    "[RNC]"  # strays from GB3: \r\n is two, Twilio counts it so
    "|II[XZS]?"  # strays: a flag takes one mark, and only one
    "|PI[XZS]?"  # strays: and after a prepended sign no second half
    f"|PP+I{_TAIL}"
    f"|I{_TAIL}"
    f"|P*[^RNCPIX]{_TAIL}"
    f"|P*X{_EXTENDED}"
    "|P+"
)


def clusters(text: str) -> list[str]:
    """`text` cut into its signs; joined they are `text` again."""
    classes = text.translate(_classes())
    return [text[found.start() : found.end()] for found in _SIGN.finditer(classes)]


class _Classes(dict[int, str]):
    """The class of each code point, looked up once."""

    def __init__(self) -> None:
        super().__init__({0x0A: "N", 0x0D: "R"})
        lines = (line.split() for line in _TABLE.read_text().splitlines() if line[0] != "#")
        ranges = (_range(span, name) for name, *spans in lines for span in spans)
        self._ranges = sorted(ranges)
        self._starts = [start for start, _end, _name in self._ranges]

    def __missing__(self, code: int) -> str:
        self[code] = found = self._find(code)
        return found

    def _find(self, code: int) -> str:
        if _HANGUL <= code < _HANGUL_END:
            return "w" if (code - _HANGUL) % _TRAILING else "v"
        place = bisect_right(self._starts, code) - 1
        if place < 0:
            return _OTHER
        _start, end, name = self._ranges[place]
        return name if code <= end else _OTHER


def _range(span: str, name: str) -> tuple[int, int, str]:
    start, _, end = span.partition("-")
    return int(start, 16), int(end or start, 16), name


@cache
def _classes() -> _Classes:
    return _Classes()
