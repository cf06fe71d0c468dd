"""In which script and language somebody writes, so that the answer can follow."""

import re

from bot.nlu.lexicon import lexicon
from bot.nlu.pieces import read
from bot.nlu.skeleton import plain

_DEVANAGARI = re.compile("[\u0904-\u0963\u0971-\u097f]")
_LATIN = re.compile("[A-Za-z]")


def script_of(words: str) -> str | None:
    """hi, hi_Latn or en; None where nothing tells (digits, emoji, "ok"): keep the last one."""
    # "A7K2" and "slip 4521b" tell nothing: codes are copied, not spoken.
    words = " ".join(word for word in words.split() if not any(c.isdigit() for c in word))
    devanagari, latin = len(_DEVANAGARI.findall(words)), len(_LATIN.findall(words))
    if not devanagari and not latin:
        return None
    if devanagari >= latin:
        return "hi"
    languages = lexicon().languages
    english = hindi = 0
    for piece in read(words):
        if piece.kind != "word":
            continue
        spoken = languages.get(plain(piece.text))
        if spoken is None:
            hindi += 1 if piece.concepts or piece.word.is_number else 0
        elif "en" not in spoken:
            hindi += 1
        elif "hi_Latn" not in spoken:
            english += 1
    if english == hindi:
        return None if not english else "hi_Latn"
    return "en" if english > hindi else "hi_Latn"
