"""In which language and script somebody writes, so that the answer can follow."""

from collections import Counter
from functools import cache

from bot.nlu import sources
from bot.nlu.lexicon import lexicon
from bot.nlu.pieces import read
from bot.nlu.skeleton import plain

_LATIN, _FIRST_INDIC, _END_OF_INDIC, _BLOCK = "latin", 0x0900, 0x0D80, 0x80
_SHARED = frozenset("।॥")  # dandas of every Indian script stand in the Devanagari block


def script_of(words: str) -> str | None:
    """A language of `locales/`; None where nothing tells (digits, "ok"): keep the last one."""
    # "A7K2" and "slip 4521b" tell nothing: codes are copied, not spoken.
    words = " ".join(word for word in words.split() if not _tells_nothing(word))
    written = _scripts(words)
    if not written:
        return None
    script = max(written, key=lambda one: (written[one], one != _LATIN))
    return _spoken(words, _languages().get(script, ()), script == _LATIN)


def _tells_nothing(word: str) -> bool:
    """A code, or "w/o" between two names, which everybody writes so."""
    return any(c.isdigit() for c in word) or (len(word) == 3 and word[1] == "/")


def _scripts(words: str) -> Counter[str]:
    """How many letters of each script."""
    return Counter(script for letter in words if (script := _script(letter)))


def _script(letter: str) -> str:
    if letter.isascii():
        return _LATIN if letter.isalpha() else ""
    code = ord(letter)
    if not _FIRST_INDIC <= code < _END_OF_INDIC or letter.isdigit() or letter in _SHARED:
        return ""
    return str(code // _BLOCK)


@cache
def _languages() -> dict[str, tuple[str, ...]]:
    """The languages that write in each script, the one that is spelled freely first."""
    found: dict[str, list[str]] = {}
    for language, sections in sources.lexicons().items():
        spelled = str({name: list(part.values()) for name, part in sections.items()})
        script = max(_scripts(spelled).items(), key=lambda counted: counted[1])[0]
        freely = bool(sections.get("language", {}).get("spelled_freely"))
        found.setdefault(script, []).insert(0 if freely else len(found.get(script, ())), language)
    return {script: tuple(languages) for script, languages in found.items()}


def _spoken(words: str, languages: tuple[str, ...], is_latin: bool) -> str | None:
    """Which of one script's languages has the words; the freely spelled one when it is even."""
    if len(languages) < 2:
        return languages[0] if languages else None
    spoken: Counter[str] = Counter()
    known = lexicon().languages
    for piece in read(words):
        if piece.kind != "word":
            continue
        having = known.get(plain(piece.text), set()).intersection(languages)
        if len(having) == 1:
            spoken.update(having)
        elif not having and (piece.concepts or piece.word.is_number):
            spoken[languages[0]] += 1  # only by its sound: no dictionary's spelling
    if not spoken:
        return None if is_latin else languages[0]
    return max(spoken, key=lambda one: (spoken[one], one == languages[0]))
