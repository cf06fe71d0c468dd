"""The number of a bank's slip, told apart from the amount beside it."""

from collections.abc import Sequence
from typing import NamedTuple

from bot.nlu.pieces import Piece, at

_LONGEST = 12  # digits; longer is no slip
_REACH = 3  # pieces between "पर्ची" and its number: "slip no. : 4521"
_LABEL = ("member_word", "member_label", "of", "of_or_to", "filler")


class Slip(NamedTuple):
    """A slip's number; `used` = the pieces that are no amount, be they the slip or unsure."""

    number: str = ""
    used: frozenset[int] = frozenset()


def find(said: Sequence[Piece]) -> Slip:
    """The number next to "पर्ची"; with one on either side and no telling sign, no amount is left."""
    for place in range(len(said)):
        end = _label_end(said, place)
        if end:
            return _beside(said, place, end)
    return Slip()


def _label_end(said: Sequence[Piece], place: int) -> int:
    """Where "पर्ची", "slip no" or "रसीद नं" ends; 0 = there is none."""
    piece, follows = said[place], at(said, place + 1)
    numbered = follows is not None and follows.has("member_word")
    if piece.has("slip") or (piece.has("receipt") and numbered):
        return place + 1
    return 0


def _beside(said: Sequence[Piece], place: int, start: int) -> Slip:
    after, labelled = _after(said, start)
    before = _before(said, place)
    if after is None and before is None:
        return Slip()
    if before is None or labelled or (after is not None and _is_rupees(said, before)):
        return _slip(said, after, place) if after is not None else Slip()
    follows = at(said, start)
    if after is None or _is_rupees(said, after) or (follows and follows.has("from")):
        return _slip(said, before, place)
    behind = at(said, after + 1)
    if behind and behind.has("deposit", "gave"):  # "4521 पर्ची 1300 जमा": either may be the slip
        return Slip("", frozenset({before, after}))
    return Slip(said[after].text, frozenset({before, after}))


def _slip(said: Sequence[Piece], number: int, label: int) -> Slip:
    return Slip(said[number].text, frozenset(range(min(number, label), max(number, label) + 1)))


def _after(said: Sequence[Piece], start: int) -> tuple[int | None, bool]:
    """The number behind, and whether "नंबर" or ":" stands between."""
    labelled = False
    for place in range(start, min(start + _REACH + 1, len(said))):
        piece = said[place]
        if _is_slip(piece):
            return place, labelled
        if piece.has("member_word") or piece.text in "#:":
            labelled = True
        elif not (piece.has(*_LABEL, "from", "slip") or piece.text in ".-"):
            break
    return None, False


def _before(said: Sequence[Piece], label: int) -> int | None:
    """The number right before: "4521 पर्ची", "4521 नंबर की पर्ची"."""
    place = label - 1
    while place >= 0 and place >= label - 2 and said[place].has(*_LABEL):
        place -= 1
    return place if place >= 0 and _is_slip(said[place]) else None


def _is_slip(piece: Piece) -> bool:
    return piece.text.isdecimal() and len(piece.text) <= _LONGEST


def _is_rupees(said: Sequence[Piece], number: int) -> bool:
    sides = (at(said, number - 1), at(said, number + 1))
    return any(p and (p.has("rupee") or p.word.scale) for p in sides) or bool(
        (sign := sides[1]) and sign.text == "/"
    )
