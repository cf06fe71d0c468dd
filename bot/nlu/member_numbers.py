"""Members by their numbers in the register, and numbers beside names."""

from collections.abc import Sequence
from typing import NamedTuple

from bot.nlu.meaning import Unclear
from bot.nlu.named import ADDRESS
from bot.nlu.pieces import COUNTED, Piece, at
from bot.nlu.roster import Roster

_LONGEST = 3  # digits
_LABELS = 5  # pieces before a number: "सदस्य क्र . : 7"


class Mention(NamedTuple):
    """A member, or why it is not clear who; pieces `start` to `end`."""

    value: int | Unclear
    start: int
    end: int
    by_number: bool = False


def of_number(number: int, roster: Roster, words: str = "") -> int | Unclear:
    """`number`, when somebody has it."""
    if any(person.number == number for person in roster):
        return number
    return Unclear("no_such_number", words=words or str(number))


def by_number(said: Sequence[Piece], place: int, roster: Roster, bare: bool) -> Mention | None:
    """क्र 4, नंबर 4, no. 4, 4 नंबर, 4 no, चार नंबर; 4 alone where `bare`."""
    piece = said[place]
    before = at(said, place - 1)
    if piece.has("member_word", "member_label") or piece.text == "#":
        end = place + 1
        while (
            end <= place + _LABELS
            and (mark := at(said, end))
            and (mark.text in ".:-#" or mark.has("member_word", "member_label"))
        ):
            end += 1
        number = _number(at(said, end))
        if number is None or (before and before.has("place_number", "slip", "aadhaar")):
            return None
        return Mention(of_number(number, roster), place, end + 1, by_number=True)
    number = _number(piece)
    if number is None or (before and before.has("place_number")):
        return None
    value = of_number(number, roster)
    follows = at(said, place + 1)
    if follows and (
        follows.has("member_word")
        or (follows.has("number_sign") and (bare or _is_told_of(at(said, place + 2))))
    ):
        return Mention(value, place, place + 2, by_number=True)
    if not bare or (follows and (follows.word.scale or follows.has(*COUNTED))):
        return None
    if follows and follows.has("from") and _number(at(said, place + 2)):
        return None  # "25 से 30 महिलाएँ"
    return Mention(value, place, place + 1, by_number=True)


def _is_told_of(follows: Piece | None) -> bool:
    """Whether "7 no" goes on as of a member: "7 no ne", "7 no 100"; not so "7 no, 8 yes"."""
    if follows is None:
        return False
    return follows.has("agent", "of", "to", "relation_word", *ADDRESS) or (
        follows.value is not None and len(follows.text) > 1
    )


def _number(piece: Piece | None) -> int | None:
    if piece is None:
        return None
    if piece.value is not None:
        return int(piece.text) if piece.text.isdecimal() and len(piece.text) <= _LONGEST else None
    return piece.word.unit if piece.word.unit and not piece.bound else None


def with_her_number(said: Sequence[Piece], mention: Mention) -> Mention:
    """ "शांति 8 ने", "शांति 8 100": her register number right behind her name is no amount."""
    number, follows = at(said, mention.end), at(said, mention.end + 1)
    if mention.by_number or number is None or _number(number) != mention.value:
        return mention
    if follows and (follows.has("agent", "of", "of_or_to") or follows.value is not None):
        return mention._replace(end=mention.end + 1)
    return mention


def numbered(said: Sequence[Piece], mention: Mention) -> Mention | None:
    """ "13 सुनीता", "सुनीता 1": her number right beside the name that two women have."""
    among = options(mention)
    if isinstance(mention.value, int) or mention.value.why != "same_name":
        return None
    for place, edge in ((mention.start - 1, "start"), (mention.end, "end")):
        number = _number(at(said, place)) if place >= 0 else None
        if number in among and number is not None:
            start = place if edge == "start" else mention.start
            return Mention(number, start, max(mention.end, place + 1), by_number=True)
    return None


def options(mention: Mention) -> tuple[int, ...]:
    return (mention.value,) if isinstance(mention.value, int) else mention.value.options


def agreed(said: Sequence[Piece], found: list[Mention], *, bare: bool) -> list[Mention]:
    """ "सात नंबर मुन्नी" when Munni has another number: which of the two is asked."""
    kept: list[Mention] = []
    for mention in found:
        last = kept[-1] if kept else None
        beside = last and _are_beside(last, mention, said)
        if last and beside and (number := _of_one_woman(last, mention)):
            kept[-1] = Mention(number, last.start, mention.end, by_number=True)
        elif last and beside and _contradict(last, mention, only=bare and len(found) == 2):
            either = tuple(dict.fromkeys((*options(last), *options(mention))))
            words = " ".join(piece.text for piece in said[last.start : mention.end])
            kept[-1] = Mention(Unclear("near_name", either, words), last.start, mention.end)
        else:
            kept.append(mention)
    return kept


def _are_beside(one: Mention, other: Mention, said: Sequence[Piece]) -> bool:
    """Whether a number and a name stand together: "11 नंबर वाली कमला"."""
    between = said[one.end : other.start]
    return one.by_number != other.by_number and all(
        piece.has("relation_word", *ADDRESS) for piece in between
    )


def _of_one_woman(one: Mention, other: Mention) -> int | None:
    number, name = (one, other) if one.by_number else (other, one)
    fits = isinstance(number.value, int) and number.value in options(name)
    return number.value if fits and isinstance(number.value, int) else None


def _contradict(one: Mention, other: Mention, *, only: bool) -> bool:
    number = one if one.by_number else other
    return only or number.end - number.start > 1
