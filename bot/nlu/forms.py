"""Verbs in all their forms: stems and endings from the lexicons, put together once."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from bot.nlu import sources
from bot.nlu.skeleton import loosened, sound

_VOWELS = frozenset("aeiouy")
_AFTER_VOWELS = frozenset({"ga", "gi"})
_TENSES = {  # kind of ending: what it tells of the time
    "past": "tense:past", "future_i": "tense:future", "future_they": "tense:future",
    "order": "tense:order", "must": "tense:must", "bare": "tense:none",
}  # fmt: skip


@cache
def forms() -> dict[str, frozenset[str]]:
    """The concepts of each verb form, by `sound`: dungi, देहूँ and देइब are promises.

    `[verbs.give] stems = […]; past = "gave"` and `[endings] past = […]` of any language meet here:
    dialects share stems and differ in endings.
    """
    endings = _endings()
    found: dict[str, set[str]] = {}
    for verb in _verbs():
        for kind, ends in endings.items():
            concepts = {_TENSES[kind]} | set(verb.get(kind, verb.get("any", "")).split())
            for key in _put_together(verb["stems"], ends):
                found.setdefault(key, set()).update(concepts)
    return {key: frozenset(concepts) for key, concepts in found.items()}


@cache
def loose_forms() -> dict[str, frozenset[str]]:
    """The same by skeleton, for Latin letters, which do not tell kh from k."""
    found: dict[str, frozenset[str]] = {}
    for key, concepts in forms().items():
        loose = loosened(key)
        found[loose] = found.get(loose, frozenset()) | concepts
    return found


def _verbs() -> Iterator[dict[str, Any]]:
    for sections in sources.lexicons().values():
        yield from sections.get("verbs", {}).values()


def _endings() -> dict[str, list[str]]:
    """How the endings sound, by kind."""
    found: dict[str, list[str]] = {kind: [] for kind in _TENSES}
    for sections in sources.lexicons().values():
        for kind, endings in sections.get("endings", {}).items():
            found[kind] += [sound(ending) for ending in endings]
    return found


def _put_together(stems: list[str], endings: list[str]) -> Iterator[str]:
    for stem in map(sound, stems):
        for ending in endings:
            if ending in _AFTER_VOWELS and stem[-1:] not in _VOWELS:
                continue  # होगी, देगी; लगा is no future of "ल"
            meet = stem[-1:] in _VOWELS and ending[:1] in _VOWELS
            yield sound(stem + ending) if meet or stem[-1:] == ending[:1] else stem + ending
