"""Ranks what may be offered by counts: which words, and parts of words, messages of an intent had.

A naive Bayes over the skeletons of words and their parts of 3 and 4 letters, counted beforehand by
`python benchmarks/nearest.py --write`. It decides nothing: it only puts choices in an order.
"""

import json
import math
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from pathlib import Path

from bot.nlu.pieces import Piece
from bot.nlu.skeleton import skeleton

FILE = Path(__file__).with_name("nearest.json")
_PARTS = (3, 4)  # letters
_UNSEEN = 0.3  # counted for what no message of an intent had
_LEAST_KNOWN = 0.25  # of a message's features; gibberish has a known part by chance


class Counts:
    """`messages` an intent had, and for each feature how many of them had it."""

    def __init__(
        self, messages: Mapping[str, int], features: Mapping[str, Mapping[str, int]]
    ) -> None:
        total = dict.fromkeys(messages, 0)
        for had in features.values():
            for intent, count in had.items():
                total[intent] += count
        unseen = _UNSEEN * len(features)
        every = sum(messages.values())
        self._common = {intent: math.log(n / every) for intent, n in messages.items()}
        self._absent = {i: math.log(_UNSEEN / (n + unseen)) for i, n in total.items()}
        self._gains = {
            feature: {intent: math.log(n / _UNSEEN + 1) for intent, n in had.items()}
            for feature, had in features.items()
        }

    def rank(
        self, said: Sequence[Piece], named: Collection[int], among: Collection[str]
    ) -> tuple[str, ...]:
        """All of `among` that were counted, the likeliest first; () when too little is known."""
        features = features_of(said, named)
        known = [self._gains[feature] for feature in features if feature in self._gains]
        if not known or len(known) < _LEAST_KNOWN * len(features):
            return ()
        gained = dict.fromkeys(self._common.keys() & set(among), 0.0)
        for gains in known:
            for intent, gain in gains.items():
                if intent in gained:
                    gained[intent] += gain
        # Parts overlap, so that many of them tell less than as many words would.
        root = math.sqrt(len(known))
        scores = {
            intent: self._common[intent] + self._absent[intent] * root + gain / root
            for intent, gain in gained.items()
        }
        return tuple(sorted(scores, key=lambda intent: (-scores[intent], intent)))


def features_of(said: Sequence[Piece], named: Collection[int]) -> frozenset[str]:
    """The words and their parts; an edge of a word is a space, a number is 0, a member @."""
    found = set()
    for place, piece in enumerate(said):
        if place in named:
            found.add("@")
        elif piece.kind == "number":
            found.add("0")
        elif piece.kind == "word":
            key = f" {skeleton(piece.text)} "
            found.add(key)
            found.update(key[n : n + size] for size in _PARTS for n in range(len(key) - size + 1))
        elif piece.text == "?":
            found.add("?")
    return frozenset(found)


@cache
def counts() -> Counts:
    """Those that were counted last."""
    kept = json.loads(FILE.read_text("utf-8"))
    intents = list(kept["messages"])
    features = {
        feature: {intents[n]: count for n, count in zip(row[::2], row[1::2], strict=True)}
        for feature, row in kept["features"].items()
    }
    return Counts(kept["messages"], features)
