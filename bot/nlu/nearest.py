"""What she may have meant, the nearest first: to be offered as choices, never to be acted upon.

Every rule says which concepts speak for an intent. Here a rule counts by how much of it was heard,
rare concepts more than common ones; words that only look like one in the lists count a little less.
"""

import math
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from functools import cache

from bot.nlu import intents, names
from bot.nlu.intents import Asking
from bot.nlu.pieces import Piece, read
from bot.nlu.ranking import counts
from bot.nlu.resembling import alike, raise_to
from bot.nlu.roster import Roster
from bot.nlu.skeleton import skeleton

MONEY, NAME = "#money", "#name"  # a number and a member's name speak for an act as concepts do
_MOST_PIECES = 30  # of a longer message the beginning tells enough
_AGAINST = 0.4  # what is left of a rule when something was heard that speaks against it
_COMMON = 0.5  # what a concept weighs that is said about everything
_RANK = 2  # how much the first of a ranking is worth more than the second
_LEAST = 0.8  # of a score: below it is no better than the usual choices

_SAID_OF_ALL = (
    "me", "me_of", "me_agent", "not", "all", "rest", "did", "do", "to", "agent", "tell", "question",
    "how", "how_much", "when", "who", "held", "every", "next", "after", "rupee", MONEY, NAME,
)  # fmt: skip


def _acts(table: str) -> tuple[Asking, ...]:
    """A line each: the intent, then what speaks for it ("a|b" = either)."""
    lines = (line.split() for line in table.strip().splitlines())
    return tuple(
        Asking(intent, tuple(frozenset(group.split("|")) for group in needs))
        for intent, *needs in lines
    )


# What acts.py, meetings.py and replies.py find by code. Nothing here starts anything.
_ACTS = _acts("""
    deposit_report deposit|gave|hafta me_agent|me|did|to
    deposit_report saving|deposit|gave|hafta #money
    deposit_report deposit did
    deposit_record #name|all|rest|except deposit|gave|saving #money
    deposit_record to_write|do deposit|saving|money|account|hafta
    deposit_record #name|all|rest #money
    bank_deposit bank|slip deposit|gave
    bank_deposit slip #money
    bank_withdrawal withdraw
    bank_withdrawal bank withdraw money|cash
    carry_cash carry
    carry_cash box|cash|money carry|gave #name
    change_holder keep box|cash|money
    change_holder box_holder|box #name
    unidentified unknown_whose
    unidentified unknown_whose bank|online #money
    expense expense|goods #money
    grant_receipt fund received|deposit|gave #money
    sale_income sale #money
    fine fine
    fine fine #money #name
    repayment instalment|repay|loan gave|deposit|did
    repayment repay #money
    loan_request loan want|purpose_illness|purpose_school|purpose_farming|purpose_house
    loan_request want|purpose_illness|purpose_wedding|purpose_animals|purpose_business
    reverse reverse|wrong entry|last_word|wrote
    reverse reverse
    dispute wrong|dispute
    dispute wrong deposit|gave|wrote
    attendance attendance|absent_word
    attendance attendance|came all|#name
    meeting_when meeting when|where
    meeting_set meeting held|do date_word|oclock|part:morning|part:evening
    meeting_set meeting every|monthly|weekly
    meeting_move meeting move|next|after
    meeting_cancel meeting cancel|not
    rsvp_yes come_i
    rsvp_yes come_i meeting
    rsvp_no cannot_come
    rsvp_no come_i|meeting not
    notice_broadcast broadcast
    notice_broadcast all_to tell
    language language|hindi|english|roman
    help how do|tell
""")


def nearest(
    words: str, roster: Roster, among: Sequence[str], *, officer: bool, most: int = 3
) -> tuple[str, ...]:
    """Up to `most` intents of `among` that the words speak for, the likeliest first.

    Of equals the earlier one in `among` comes first. () where no word says anything.
    """
    said = read(words)[:_MOST_PIECES]
    named = named_in(said, roster)
    ruled = by_rules(said, named, among, officer=officer)
    return together(ruled, counts().rank(said, named, among))[:most]


def named_in(said: Sequence[Piece], roster: Roster) -> frozenset[int]:
    """The pieces that are, or may be, members' names."""
    return frozenset(n for m in names.find(said, roster) for n in range(m.start, m.end))


def by_rules(
    said: Sequence[Piece], named: Collection[int], among: Sequence[str], *, officer: bool
) -> tuple[str, ...]:
    """All that the rules know something of, the likeliest first."""
    heard = _heard(said, named)
    place = {intent: n for n, intent in enumerate(among)}
    scores: dict[str, float] = {}
    for n in sorted({n for concept in heard for n in _speaking().get(concept, ())}):
        rule, whole = _rules()[n]
        if rule.intent in place and (officer or not rule.officer):
            score = _score(rule, whole, heard)
            if score > scores.get(rule.intent, 0.0):
                scores[rule.intent] = score
    likely = [intent for intent, score in scores.items() if score >= _LEAST]
    return tuple(sorted(likely, key=lambda intent: (-scores[intent], place[intent])))


def together(*rankings: Sequence[str]) -> tuple[str, ...]:
    """One ranking of several, by the sum of their reciprocal ranks."""
    scores: dict[str, float] = {}
    for ranking in rankings:
        for rank, intent in enumerate(ranking):
            scores[intent] = scores.get(intent, 0.0) + 1 / (rank + _RANK)
    return tuple(sorted(scores, key=lambda intent: -scores[intent]))


def _score(rule: Asking, whole: float, heard: Mapping[str, float]) -> float:
    """How much of the rule was heard, by weight; a rule heard in part counts less than its part."""
    weights = _weights()
    told = 0.0
    for group in rule.needs:
        told += max([heard[c] * weights[c] for c in group if c in heard], default=0.0)
    score = told * (0.5 + 0.5 * min(1.0, told / whole))
    return score if rule.without.isdisjoint(heard) else score * _AGAINST


@cache
def _rules() -> tuple[tuple[Asking, float], ...]:
    """Each with what it weighs when the commonest word of each group is heard."""
    weights = _weights()
    return tuple(
        (rule, sum(min(weights[concept] for concept in group) for group in rule.needs))
        for rule in _all_rules()
    )


@cache
def _speaking() -> Mapping[str, Sequence[int]]:
    """In which rules a concept is."""
    found: dict[str, list[int]] = {}
    for n, rule in enumerate(_all_rules()):
        for concept in frozenset[str]().union(*rule.needs):
            found.setdefault(concept, []).append(n)
    return found


def _all_rules() -> tuple[Asking, ...]:
    return (*intents.READS, *intents.ASKED, *intents.ALONE, *_ACTS)


@cache
def _weights() -> Mapping[str, float]:
    """A concept weighs the more, the fewer intents it speaks for."""
    rules = _all_rules()
    pairs = {(c, rule.intent) for rule in rules for group in rule.needs for c in group}
    count = Counter(concept for concept, _intent in pairs)
    everything = len({rule.intent for rule in rules})
    weights = {concept: math.log(1 + everything / n) / 2 for concept, n in count.items()}
    return weights | {c: weights[c] * _COMMON for c in _SAID_OF_ALL if c in weights}


def _heard(said: Sequence[Piece], named: Collection[int]) -> Mapping[str, float]:
    """How surely each concept was heard, 0 to 1."""
    heard: dict[str, float] = {}
    for n, piece in enumerate(said):
        if n in named:
            heard[NAME] = 1.0
        elif piece.value is not None or (piece.word.is_number and not piece.word.beside):
            heard[MONEY] = 1.0
        elif piece.is_unknown:
            raise_to(heard, alike(piece.word.key or skeleton(piece.text)))
        else:
            raise_to(heard, ((concept, 1.0) for concept in piece.concepts))
    return heard
