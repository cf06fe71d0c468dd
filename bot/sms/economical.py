"""A text in the fewest units that read the same: 160 a part in Latin letters, 70 in Hindi."""

import re
import unicodedata
from functools import cache

from bot.sms.alphabet import is_gsm
from bot.sms.smart import replacements

# Nobody sees them: marks of direction, break and byte order. A ✅ beside "लिख दिया" says nothing
# new, and is an empty box on a phone with keys.
_UNSEEN = dict.fromkeys(
    [0xAD, 0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF]
)
_TICK = re.compile("✅\ufe0f?")
_RUPEE = re.compile(r"₹\s*")
_GAPS = re.compile(r"[^\S\n]+")
_EDGES = re.compile(r" ?\n ?")

# In Latin letters joiners and emoji variants shape nothing either.
_LATIN = {0x200C: "", 0x200D: "", 0xFE0F: "", 0x2011: "-", 0x2012: "-", 0x2212: "-", 0x20A8: "Rs"}

# A letter with a dot below is one sign of Unicode or two; both are the same letter by definition
# (canonical equivalents), and every Hindi font draws them alike. One costs half.
_DOTTED = dict(
    zip(
        "कखगजडढफयनरळ",
        "\u0958\u0959\u095a\u095b\u095c\u095d\u095e\u095f\u0929\u0931\u0934",
        strict=True,
    )
)
_DOT = re.compile("([कखगजडढफयनरळ])\u093c")

# Joiners shape Devanagari only beside a virama: there they choose between क्ष and its half forms, in
# Marathi and Nepali even between two letters (र् and its eyelash), so a name stays as it is spelt.
# Elsewhere they are leavings of a keyboard. A non-joiner behind a virama at a word's end shows the
# virama, which is shown there anyway. Other scripts and emoji need theirs.
_MARKS = "\u0900-\u0903\u093a-\u093c\u093e-\u094f\u0951-\u0957\u0962\u0963"
_IDLE_JOINERS = re.compile(
    f"(?<=[\u0900-\u094c\u094e-\u097f])[\u200c\u200d]+(?![{_MARKS}\u200c\u200d])"
    "|(?<=\u094d)\u200c(?![\u0900-\u097f\u200c\u200d])"
)


def economical(text: str) -> str:
    """`text` as it is sent by SMS; putting it through a second time changes nothing.

    With "Rs" and straight quotes, if that makes it fit GSM-7; else (Hindi) only without what costs
    and is not seen. Register this form with a DLT operator, and count this form.
    """
    text = _tight(_TICK.sub("", text.translate(_UNSEEN)))
    plain = unicodedata.normalize("NFC", _RUPEE.sub("Rs ", text)).translate(_latin())
    if is_gsm(plain):
        return _tight(plain)
    return _IDLE_JOINERS.sub("", _DOT.sub(_dotted, text))


def _tight(text: str) -> str:
    return _EDGES.sub("\n", _GAPS.sub(" ", text)).strip()


def _dotted(found: re.Match[str]) -> str:
    return _DOTTED[found[1]]


@cache
def _latin() -> dict[int, str]:
    table = {
        code: " " if instead.isspace() else instead
        for code, instead in replacements().items()
        if not unicodedata.combining(chr(code)) and code >= ord(" ")
    }
    return table | _LATIN
