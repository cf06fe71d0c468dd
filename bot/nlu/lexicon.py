"""The words of all languages, merged: loaded once from `locales/*/lexicon.toml`."""

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any, NamedTuple

from bot.nlu import sources
from bot.nlu.likely import Likely
from bot.nlu.skeleton import plain, skeleton, sound

_CONCEPTS = {  # section of the file: what its concepts are called
    "words": "", "days": "day:", "months": "month:", "parts": "part:", "ordinals": "nth:",
    "relative_days": "ago:", "funds": "fund:",
}  # fmt: skip
_ANSWERS = ("yes", "no", "greeting", "thanks")  # known words, so nobody's name


class Word(NamedTuple):
    """What is known of one word. `unit` 0 to 99; `quarters` = what a fraction word does."""

    key: str
    concepts: frozenset[str] = frozenset()
    unit: int | None = None
    scale: int | None = None
    quarters: str = ""
    english: bool = False  # an English numeral: twenty + five
    beside: bool = False  # a number only beside a scale or a currency ("do", "saath", "so")
    near: tuple["Word", ...] = ()  # no number by its spelling, but it sounds like these
    guess: frozenset[str] = frozenset()  # what it may mean if it is a slip of the finger
    form: bool = False  # a form of a verb

    @property
    def is_known(self) -> bool:
        """Whether any list has it."""
        return bool(self.concepts) or self.is_number

    @property
    def is_number(self) -> bool:
        """Whether it can be part of a number."""
        return self.unit is not None or self.scale is not None or bool(self.quarters)


class _Lexicon:
    def __init__(self) -> None:
        self.exact: dict[str, Word] = {}
        self.by_sound: dict[str, list[tuple[str, Word]]] = {}
        self.by_skeleton: dict[str, list[Word]] = {}
        self.phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self.whole: dict[str, str] = {}  # by key, and "=" and the very spelling
        self.languages: dict[str, set[str]] = {}
        for language, sections in sources.lexicons().items():
            self._load(language, sections)
        for spelling, word in self.exact.items():
            self.by_sound.setdefault(sound(spelling), []).append((spelling, word))
            self.by_skeleton.setdefault(skeleton(spelling), []).append(word)
        self.likely = Likely((word.key, word.concepts) for word in self.exact.values())

    def _load(self, language: str, sections: dict[str, Any]) -> None:
        for section, prefix in _CONCEPTS.items():
            for concept, spellings in sections.get(section, {}).items():
                for spelling in spellings:
                    self._add_concept(language, spelling, prefix + concept)
        for concept, spellings in sections.get("whole", {}).items():
            for spelling in spellings:
                self.whole.setdefault(phrase_key(spelling), concept)
                self.whole.setdefault("=" + plain(spelling.lower()), concept)
                self._note(language, spelling)
                if concept in _ANSWERS and " " not in spelling:
                    self._add_concept(language, spelling, "answer")
                    self._add_concept(language, spelling, f"answer:{concept}")
        for spelling, facts in _number_words(sections):
            self._add(spelling, **facts)
            self._note(language, spelling)
        for spelling in sections.get("numbers_only_beside", {}).get("words", ()):
            self._add(spelling, beside=True)

    def _add_concept(self, language: str, spelling: str, concept: str) -> None:
        self._note(language, spelling)
        keys = tuple(skeleton(part) for part in spelling.split())
        if len(keys) > 1:
            self.phrases.setdefault(keys[0], []).append((keys, concept))
            self.phrases[keys[0]].sort(key=lambda phrase: -len(phrase[0]))
        else:
            known = self.exact.get(plain(spelling.lower()))
            self._add(spelling, concepts=(known.concepts if known else frozenset()) | {concept})

    def _add(self, spelling: str, **facts: Any) -> None:
        exact = plain(spelling.lower())
        self.exact[exact] = self.exact.get(exact, Word(skeleton(spelling)))._replace(**facts)

    def _note(self, language: str, spelling: str) -> None:
        for part in spelling.lower().split():
            self.languages.setdefault(plain(part), set()).add(language)

    def look(self, text: str) -> Word:
        exact = plain(text)
        if exact in self.exact:
            return self.exact[exact]
        key = skeleton(text)
        alike = self.by_skeleton.get(key, [])
        same = [word for _, word in self.by_sound.get(sound(text), ())]
        concepts = frozenset[str]().union(*(word.concepts for word in same or alike))
        if concepts and not same and (form := self.likely.form(text, key)):
            concepts = form  # मिटाइए is a form of मिटा sooner than it is मिठाई
        heard = [
            word
            for spelling, word in self.by_sound.get(sound(text), ())
            if word.is_number and _same_long_a(text, spelling)
        ]
        if heard and len({(w.unit, w.scale, w.quarters) for w in heard}) == 1:
            return heard[0]._replace(concepts=concepts, beside=any(w.beside for w in heard))
        numbers = tuple(dict.fromkeys(word for word in alike if word.is_number))
        if concepts or numbers:
            return Word(key, concepts, near=numbers)
        surely = self.likely.surely(text, key)
        is_form = bool(self.likely.form(text, key))
        return Word(key, surely, guess=surely or self.likely.perhaps(key), form=is_form)


def _number_words(sections: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for section, english in (("numbers", False), ("numbers_english", True)):
        for value, spellings in sections.get(section, {}).items():
            for spelling in spellings:
                yield spelling, {"unit": int(value), "english": english}
    for value, spellings in sections.get("scales", {}).items():
        for spelling in spellings:
            yield spelling, {"scale": int(value)}
    for quarters, spellings in sections.get("fractions", {}).items():
        for spelling in spellings:
            yield spelling, {"quarters": quarters}


def _same_long_a(one: str, other: str) -> bool:
    """In Devanagari the long a tells words apart: दस is ten, दास a surname."""
    if one.isascii() or other.isascii():
        return True
    return one.count("ा") == other.count("ा")


def phrase_key(words: str) -> str:
    """The key of several words for `whole`."""
    return " ".join(skeleton(part) for part in words.lower().split())


@cache
def lexicon() -> _Lexicon:
    """All words of all languages."""
    return _Lexicon()


@lru_cache(maxsize=16384)
def look(text: str) -> Word:
    """What is known of `text`, one word in small letters."""
    return lexicon().look(text)


@cache
def number_keys() -> dict[str, Word]:
    """Skeletons of all number words, for what is nearly one."""
    found = lexicon().exact.values()
    return {word.key: word for word in found if word.is_number and not word.beside}
