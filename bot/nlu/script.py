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
    told = [word for word in words.split() if not _tells_nothing(word)]
    written = Counter(script for word in told if (script := _script_of_word(word)))
    if not written:
        return None
    script = max(written, key=lambda one: (written[one], one != _LATIN))
    found = _spoken(" ".join(told), _languages().get(script, ()), script == _LATIN)
    # One word is no sentence: "please", "which"; a language that is spelled freely has no others.
    is_sure = script != _LATIN or len(words.split()) > 1 or found == _languages()[script][0]
    return found if is_sure else None


def _tells_nothing(word: str) -> bool:
    """A code, "w/o" between two names, or a word that others have taken over: "ok", "loan"."""
    if any(c.isdigit() for c in word) or (len(word) == 3 and word[1] == "/"):
        return True
    return plain(word.strip(".,!?;:()").lower()) in _borrowed()


@cache
def _borrowed() -> frozenset[str]:
    """Words of one language that are said in the others as well."""
    sections = (of.get("language", {}) for of in sources.lexicons().values())
    return frozenset(plain(word) for its in sections for word in its.get("borrowed", ()))


def _script_of_word(word: str) -> str:
    found = _scripts(word)
    return max(found, key=lambda one: found[one]) if found else ""


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
