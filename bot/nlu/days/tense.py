"""The tense of the verbs: कल is tomorrow or yesterday by it."""

from collections.abc import Collection, Sequence
from functools import cache

from bot.nlu.days.found import FUTURE, PAST
from bot.nlu.lexicon import lexicon
from bot.nlu.pieces import Piece, at

_WILL = ("tense:future", "would", "come_i", "come_they", "held_future", "future_mark")
_WAS = ("tense:past", "gave", "did", "wrote", "came", "held_past")
# What is still to be done.
_MUST = ("tense:order", "tense:must", "do", "give_order", "to_write", "want", "move", "cancel")
_SHORTEST = 4  # letters of a verb with its ending
_REACH = 30  # pieces; a day's verb is not farther
_BREAKS = ("and", "but", "or")


def tense(said: Sequence[Piece]) -> str:
    """ "past", "future" or "" by the verbs."""
    if any(is_future(piece) for piece in said):
        return FUTURE
    if any(_is_past(said, place) for place in range(len(said))):
        return PAST
    return ""


def is_future(piece: Piece) -> bool:
    """Whether a verb stands in the future: होगी, दूँगी, krungi, करबो; or "ga" stands apart."""
    if piece.kind != "word":
        return False
    return piece.has(*_WILL) or _ends(piece, "future_ending")


def at_place(said: Sequence[Piece], place: int, lean: str, skip: Collection[int]) -> str:
    """The tense for a day at `place`: of the next verb in its clause, else of any verb, else lean.

    What is ordered or has to be done is still to come, of a meeting always, else where nothing
    leans.
    """
    first, last = max(0, place - _REACH), min(len(said), place + _REACH)
    behind = [said[n] for n in range(place + 1, last) if n not in skip]
    end = next((n for n, p in enumerate(behind) if _ends_clause(p)), len(behind))
    clause, rest = behind[:end], [said[n] for n in range(first, last) if n not in skip]
    if found := _of_group(clause):
        return found
    if not (clause and clause[0].has("of")) and any(_has_to(clause, n) for n in range(len(clause))):
        return FUTURE
    if any(p.has(*_MUST) for p in clause) and any(p.has("meeting") for p in rest):
        return FUTURE
    if found := _of_group(rest):
        return found
    if lean or not any(p.has(*_MUST) or _is_held(p, said) for p in rest):
        return lean
    return FUTURE


def _of_group(said: Sequence[Piece]) -> str:
    """Of the first verb with its helpers: "दिया था" is past, "दिया जाएगा" future."""
    found = ""
    for place, piece in enumerate(said):
        now = FUTURE if is_future(piece) else PAST if _is_past(said, place) else ""
        if found and not now and not piece.has("filler", "do"):
            break
        found = now or found
    return found


def _is_past(said: Sequence[Piece], place: int) -> bool:
    """Of a stem that looks like a past form the helper decides: "करवा दीजिए" is an order."""
    piece, helper = said[place], at(said, place + 1)
    if piece.has("tense:none") and helper and helper.has("give_order", "tense:order", "do"):
        return False
    return piece.has(*_WAS) or (piece.is_unknown and _ends(piece, "past_ending"))


def _has_to(said: Sequence[Piece], place: int) -> bool:
    """ "जमा करना है", "dena padega"."""
    piece, helper = said[place], at(said, place + 1)
    if helper is None or not helper.has("must_be"):
        return False
    verb = piece.has("do", "give_order", "to_write", "held") or piece.is_unknown
    return piece.has("tense:must") or (verb and _ends(piece, "must_ending"))


def _is_held(piece: Piece, said: Sequence[Piece]) -> bool:
    """ "बैठक है" means one to come."""
    return piece.has("held") and (not piece.has("filler") or any(p.has("meeting") for p in said))


def _ends_clause(piece: Piece) -> bool:
    return piece.kind == "line" or piece.has(*_BREAKS) or piece.text in (",", ".", "।", "?")


def _ends(piece: Piece, concept: str) -> bool:
    key = piece.word.key
    return (
        piece.kind == "word"
        and len(key) >= _SHORTEST
        and not piece.word.is_number
        and key.endswith(_endings(concept))
    )


@cache
def _endings(concept: str) -> tuple[str, ...]:
    words = lexicon().exact.values()
    return tuple(sorted({word.key for word in words if concept in word.concepts}))
