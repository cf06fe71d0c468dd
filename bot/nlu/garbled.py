"""Letters that came broken: what can be told about them, and what they may have been.

Old Hindi fonts (Kruti Dev and its kin) put Hindi shapes on Latin letters, so that बचत is sent as
"cpr"; other phones send the bytes of Hindi as if they were Latin ("à¤¬"). What is decoded here is
only good for offering choices: nothing is ever written from it.
"""

import re
import unicodedata

from bot.nlu.lexicon import look
from bot.nlu.text import LONGEST, clean

_FULL = dict(zip("dxpNtVBMrnuiQceyolgj>;<", "कगचछजटठडतदनपफबमलवसहरझयढ", strict=True))
_HALF = dict(zip("DXPTRUICEYOL[?.F/H'\"", "कगचजतनपबमलवसखघणथधभशष", strict=True))
_SIGNS = dict(zip("khqwsSafvbm,~`A%", "ाीुूेैंिअइउए्ृ।ः", strict=True))
_SPECIAL = _SIGNS | {"#": "रु", ":": "रू", "J": "श्र", "{": "क्ष्", "K": "ज्ञ्", "=": "त्र्"}
_FONT = str.maketrans(
    _FULL
    | {key: f"{letter}्" for key, letter in _HALF.items()}
    | _SPECIAL
    | {"+": "़", "Å": "ऊ", "¡": "ँ"}
)
_IN_ORDER = (  # the font draws ि before its letter, र् behind it, and a whole letter as half + bar
    (re.compile("्ा"), ""), (re.compile("ाे"), "ो"), (re.compile("ाै"), "ौ"),
    (re.compile("अा"), "आ"), (re.compile("अो"), "ओ"), (re.compile("अौ"), "औ"),
    (re.compile("एे"), "ऐ"), (re.compile("इZ"), "ई"), (re.compile("z"), "्र"),
    (re.compile("ि((?:[क-ह]़?्)*[क-ह]़?)"), r"\1ि"),
    (re.compile("([क-ह]़?[ािीुूेैोौं]*)Z"), r"र्\1"),
)  # fmt: skip
_WORD = re.compile(r"[^\s।]+")
_LEAST_LETTERS = 3  # of a decoded word that is proof of a font
_OURS = ("DEVANAGARI", "LATIN")


def without_words(words: str) -> bool:
    """Whether there is no letter and no digit: only emoji, marks, or signs nobody sees."""
    return not any(letter.isalnum() for letter in clean(words[:LONGEST]))


def in_other_letters(words: str) -> bool:
    """Whether most letters are of a script we do not read."""
    letters = [letter for letter in clean(words[:LONGEST]) if letter.isalpha()]
    foreign = sum(not unicodedata.name(letter, "").startswith(_OURS) for letter in letters)
    return foreign * 2 > len(letters)


def decoded(words: str) -> str:
    """The Hindi that broken letters stand for; "" where they are not broken in a way we know."""
    return _from_bytes(words[:LONGEST]) or _from_font(words[:LONGEST])


def _from_bytes(words: str) -> str:
    for table in ("cp1252", "latin-1"):
        try:
            text = words.encode(table).decode("utf-8")
        except UnicodeError:
            continue
        if any("\u0900" <= letter <= "\u097f" for letter in text):
            return text
    return ""


def _from_font(words: str) -> str:
    """Only if a word is Hindi that our lists have, and nothing as it stands."""
    pairs = [(word, _hindi(word)) for word in _WORD.findall(words)]
    proofs = sum(len(text) >= _LEAST_LETTERS and look(text).is_known for _, text in pairs)
    known = sum(look(clean(word).lower()).is_known for word, _ in pairs)
    return " ".join(text for _, text in pairs) if proofs > known else ""


def _hindi(word: str) -> str:
    text = word.translate(_FONT)
    for wrong, right in _IN_ORDER:
        text = wrong.sub(right, text)
    return unicodedata.normalize("NFC", text)
