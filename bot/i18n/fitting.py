"""Long names and places are said shorter, so that a notice costs one SMS part, or two at most.

A name gives up its last words as long as that saves a part: she is told apart by her number, which
stays. Sums, days, times and codes are never touched.
"""

import re
from collections.abc import Iterator, Mapping

from bot.sms import economical, measure
from bot.sms.clusters import clusters

Figures = Mapping[str, str]

_PERSONS = frozenset({"name", "names", "giver", "receiver", "who", "recorder", "nominee"})
_SHORTENED = _PERSONS | {"group", "place", "why", "slip", "lender", "what"}
_LONGEST = 30  # letters in one place of a text that is registered with a DLT operator (TWILIO §7)
_WORDS = (20, 14, 9)  # letters that are left to a name, if a part can be saved by it
_LETTERS = (20, 14, 9, 5)  # and to all that can be shortened, where even two parts are too few
_ONE_IN_ANY_CASE = 70
_NUMBER = re.compile(r"(.*?)( ?\(\d+\))?", re.DOTALL)


def fit(text: str, figures: Figures) -> Figures:
    """`figures` as they are to stand in `text`, a template: as long as its parts allow."""
    best: Figures = _shortened(figures, _SHORTENED, _LONGEST, only_words=False)
    if len(text.format_map(best)) <= _ONE_IN_ANY_CASE:
        return best
    fewest = _parts(text, best)
    for tried in _attempts(best, fewest):
        parts = _parts(text, tried)
        if parts < fewest:
            best, fewest = tried, parts
        if fewest == 1:
            break
    return best


def _attempts(figures: Figures, parts: int) -> Iterator[Figures]:
    """Ever shorter ones, each only once; none where one part is enough."""
    last = figures
    ways = [(_PERSONS, most, True) for most in _WORDS] if parts > 1 else []
    ways += [(_SHORTENED, most, False) for most in _LETTERS] if parts > 2 else []
    for which, most, only_words in ways:
        tried = _shortened(figures, which, most, only_words=only_words)
        if tried != last:
            yield tried
        last = tried


def _parts(text: str, figures: Figures) -> int:
    return measure(economical(text.format_map(figures))).parts


def _shortened(
    figures: Figures, which: frozenset[str], most: int, *, only_words: bool
) -> dict[str, str]:
    return {
        name: shorter(said, most, only_words=only_words, more=_more(name))
        if name in which
        else said
        for name, said in figures.items()
    }


def _more(name: str) -> str:
    """A name is as good without the rest; of a reason she must see that there was more."""
    return "" if name in _PERSONS else "…"


def shorter(said: str, most: int, *, only_words: bool = False, more: str = "") -> str:
    """`said` in about so many letters: whole words from the front, and the number behind them.

    Of a list each has its share. Where the first word is too long by itself it is cut and has a
    dot, or (`only_words`) stays. `more` stands for the words that are left out.
    """
    if len(said) <= most:
        return said
    each = [said] if more else said.split(", ")
    share = most // len(each) - len(more)
    return ", ".join(_cut(one, share, more, only_words=only_words) for one in each)


def _cut(said: str, most: int, more: str, *, only_words: bool) -> str:
    parted = _NUMBER.fullmatch(said)
    name, number = (parted[1], parted[2] or "") if parted else (said, "")
    room = most - len(number)
    first, *others = name.split() or [""]
    for word in others:
        if len(first) + 1 + len(word) > room:
            return _first(first, room, only_words=only_words) + more + number
        first = f"{first} {word}"
    return _first(first, room, only_words=only_words) + number


def _first(word: str, room: int, *, only_words: bool) -> str:
    """Its first whole signs, where all of it is too long; the dot says that there was more."""
    if only_words or len(word) <= room:
        return word
    kept = ""
    for sign in clusters(word):
        if kept and len(kept) + len(sign) >= room:
            break
        kept += sign
    return kept.rstrip("\u094d") + "."
