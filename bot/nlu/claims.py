"""An officer's answer to claims, which she names by number: "2 हाँ", "1 हाँ, 3 नहीं", "सब हाँ"."""

from collections.abc import Sequence

from bot.nlu import answers, guards
from bot.nlu.heard import Heard
from bot.nlu.meaning import Meaning, Slots, Unclear
from bot.nlu.pieces import Piece

ANSWERS = {"yes": "confirm_yes", "no": "confirm_no"}
_MOST_PIECES = 16
_ONE_QUESTION = ("deposit_confirm", "rsvp")  # a yes to some and a no to others answers neither
_ALL = 0  # stands for "all the claims" among claims' numbers, which begin at 1


def answered(heard: Heard) -> Meaning | None:
    """Yes or no to some claims, or yes to some and no to others."""
    if guards.is_question(heard) or len(heard.said) > _MOST_PIECES:
        return None
    return (_split(heard) if heard.is_officer else None) or _one_answer(heard)


def _one_answer(heard: Heard) -> Meaning | None:
    """सब हाँ, 2 हाँ, 1 और 3 नहीं, गीता हाँ."""
    numbers = [p for p in heard.said if p.text.isdecimal() and len(p.text) <= 2]
    if numbers and not heard.is_officer:  # only officers are asked about claims
        return None
    everyone = [p for p in heard.said if p.has("all") and p.text != "sub"]
    found = [m for m in heard.mentions if not m.by_number]
    spans = {n for m in found for n in range(m.start, m.end)}
    rest = [
        p for n, p in enumerate(heard.said)
        if n not in spans and p not in numbers and p not in everyone and p.text not in (",", ".")
        and not (p.has("and") and (numbers or found))
    ]  # fmt: skip
    edge = rest and (rest[0] is heard.said[0] or rest[-1] is heard.said[-1])
    if not ((numbers or everyone or found) and edge) or answers.whole(rest) not in ANSWERS:
        return None
    if found and numbers and heard.has("fine"):
        return None  # "लक्ष्मी 20 fine": an amount of hers, and no "all right"
    values = [m.value for m in found]
    unclear = tuple(v for v in values if isinstance(v, Unclear))
    members = tuple(v for v in values if isinstance(v, int))
    claims = tuple(int(p.text) for p in numbers)
    slots = Slots(
        everyone=bool(everyone), members=members, unclear=unclear,
        number=claims[0] if len(claims) == 1 else None, claims=claims if len(claims) > 1 else (),
    )  # fmt: skip
    options = tuple(option for part in unclear for option in part.options)
    return Meaning(ANSWERS[answers.whole(rest)], slots, bool(unclear), options)


def _split(heard: Heard) -> Meaning | None:
    """ "1 हाँ, 3 नहीं": each answer belongs to the numbers before it; "सब हाँ 2 नहीं" is asked."""
    groups = _groups(heard.said)
    if groups is None or len({yes for yes, _ in groups}) != 2:
        return None
    accepted = [n for yes, numbers in groups if yes for n in numbers]
    refused = [n for yes, numbers in groups if not yes for n in numbers]
    unclear = _ALL in (*accepted, *refused) or not set(accepted).isdisjoint(refused)
    if unclear or heard.context in _ONE_QUESTION:
        return Meaning("out_of_scope", Slots(topic="negation"))
    return Meaning("confirm_yes", Slots(claims=tuple(accepted), excepted=tuple(refused)))


def _groups(said: Sequence[Piece]) -> list[tuple[bool, list[int]]] | None:
    """(yes or no, claims' numbers) in order; None where anything else is said."""
    groups: list[tuple[bool, list[int]]] = []
    waiting: list[int] = []
    for piece in said:
        answer = answers.whole([piece])
        if piece.text.isdecimal() and len(piece.text) <= 2 and int(piece.text):
            waiting.append(int(piece.text))
        elif piece.has("all"):
            waiting.append(_ALL)
        elif answer in ANSWERS and waiting:
            groups.append((answer == "yes", waiting))
            waiting = []
        elif not (
            piece.kind != "word" or piece.has("and", "but", "rest", "only", "member_word", "filler")
        ):
            return None
    return None if waiting else groups
