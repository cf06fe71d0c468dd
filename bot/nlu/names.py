"""Whom a name means: sure, to be asked, or nobody here. Never the nearest one."""

from collections.abc import Sequence
from typing import NamedTuple

from bot.nlu.meaning import Unclear
from bot.nlu.pieces import COUNTED, Piece, at, read
from bot.nlu.roster import Roster
from bot.nlu.roster_index import RosterIndex, index_of

_LONGEST = 3  # words of a name
_NOT_NAMES = frozenset({"number", "mark", "line"})


class Mention(NamedTuple):
    """A member, or why it is not clear who; pieces `start` to `end`."""

    value: int | Unclear
    start: int
    end: int
    by_number: bool = False


def read_member(words: str, roster: Roster) -> int | Unclear:
    """The one member that `words` name, by register number or by name."""
    members = read_members(words, roster)
    if isinstance(members, Unclear):
        return members
    return members[0] if len(members) == 1 else Unclear("several", members, words)


def read_members(words: str, roster: Roster) -> tuple[int, ...] | Unclear:
    """The members that `words` name."""
    said = read(words)
    found = find(said, roster, bare=True)
    unclear = [m.value for m in found if isinstance(m.value, Unclear)]
    if unclear:
        return unclear[0]
    taken = {n for m in found for n in range(m.start, m.end)}
    strange = [p.text for n, p in enumerate(said) if n not in taken and p.is_unknown]
    if strange:
        return Unclear("unknown_name", words=" ".join(strange))
    numbers = tuple(dict.fromkeys(m.value for m in found if isinstance(m.value, int)))
    if any(n not in taken and piece.has("all") for n, piece in enumerate(said)):
        return _all_but(said, numbers, roster) or Unclear("several", numbers, words)
    return numbers or Unclear("nothing", words=words)


def _all_but(
    said: Sequence[Piece], numbers: tuple[int, ...], roster: Roster
) -> tuple[int, ...] | None:
    """ "सब", "सब, 4 नहीं"; None for "सब 4", which may be either."""
    if numbers and not any(piece.has("except", "not") for piece in said):
        return None
    return tuple(person.number for person in roster if person.number not in numbers)


def find(
    said: Sequence[Piece], roster: Roster, skip: frozenset[int] = frozenset(), *, bare: bool = False
) -> list[Mention]:
    """All mentions; `bare`: numbers alone are register numbers."""
    index = index_of(roster)
    found: list[Mention] = []
    place = 0
    while place < len(said):
        mention = None
        if place not in skip:
            mention = _by_number(said, place, roster, bare) or _by_name(said, place, index, skip)
        if mention:
            mention = _with_her_number(said, mention)
            if found and found[-1].end > mention.start:  # "क्र 13 सुनीता": one woman
                found.pop()
            found.append(mention)
        place = mention.end if mention else place + 1
    return found


def _with_her_number(said: Sequence[Piece], mention: Mention) -> Mention:
    """ "शांति 8 ने", "शांति 8 100": her register number right behind her name is no amount."""
    number, follows = at(said, mention.end), at(said, mention.end + 1)
    if mention.by_number or number is None or _number(number) != mention.value:
        return mention
    if follows and (follows.has("agent", "of", "of_or_to") or follows.value is not None):
        return mention._replace(end=mention.end + 1)
    return mention


def of_number(number: int, roster: Roster, words: str = "") -> int | Unclear:
    """`number`, when somebody has it."""
    if any(person.number == number for person in roster):
        return number
    return Unclear("no_such_number", words=words or str(number))


def _by_number(said: Sequence[Piece], place: int, roster: Roster, bare: bool) -> Mention | None:
    """क्र 4, नंबर 4, no. 4, 4 नंबर, चार नंबर; 4 alone where `bare`."""
    piece = said[place]
    before = at(said, place - 1)
    if piece.has("member_word", "member_label") or piece.text == "#":
        end = place + 1
        while (mark := at(said, end)) and mark.text in ".:-":
            end += 1
        number = _number(at(said, end))
        if number is None or (before and before.has("place_number", "slip", "aadhaar")):
            return None
        return Mention(of_number(number, roster), place, end + 1, by_number=True)
    number = _number(piece)
    if number is None or (before and before.has("place_number")):
        return None
    follows = at(said, place + 1)
    if follows and follows.has("member_word"):
        return Mention(of_number(number, roster), place, place + 2, by_number=True)
    if not bare or (follows and (follows.word.scale or follows.has(*COUNTED))):
        return None
    if follows and follows.has("from") and _number(at(said, place + 2)):
        return None  # "25 से 30 महिलाएँ"
    return Mention(of_number(number, roster), place, place + 1, by_number=True)


def _number(piece: Piece | None) -> int | None:
    if piece is None:
        return None
    if piece.value is not None:
        return int(piece.text) if piece.text.isdecimal() and len(piece.text) < 4 else None
    return piece.word.unit if piece.word.unit and not piece.bound else None


def _by_name(
    said: Sequence[Piece], place: int, index: RosterIndex, skip: frozenset[int]
) -> Mention | None:
    """The longest run of words from `place` that is a name; a name's words may be any words."""
    unclear: Mention | None = None
    for length in range(min(_LONGEST, len(said) - place), 0, -1):
        run = said[place : place + length]
        if any(p.kind in _NOT_NAMES or p.word.is_number for p in run):
            continue
        if any(n in skip for n in range(place, place + length)):
            continue
        known = sum(1 for p in run if p.concepts)
        words = tuple(p.text for p in run)
        value = index.resolve(words, exact=known == length or known > 1)
        if isinstance(value, int):
            return Mention(value, place, place + length + _honorifics(said, place + length))
        if value and (not known or value.why == "same_name"):
            unclear = unclear or Mention(value, place, place + length)
    if unclear is None:
        return None
    narrowed = _narrowed(said, unclear, index)
    end = narrowed.end + _honorifics(said, narrowed.end)
    return narrowed._replace(end=end)


def _honorifics(said: Sequence[Piece], place: int) -> int:
    count = 0
    while (piece := at(said, place + count)) and piece.has("honorific") and not piece.bound:
        count += 1
    return count


def _numbered(said: Sequence[Piece], mention: Mention) -> Mention | None:
    """ "13 सुनीता", "सुनीता 1": her number right beside the name that two women have."""
    options = mention.value.options if isinstance(mention.value, Unclear) else ()
    for place, edge in ((mention.start - 1, "start"), (mention.end, "end")):
        number = _number(at(said, place)) if place >= 0 else None
        if number in options and number is not None:
            start = place if edge == "start" else mention.start
            return Mention(number, start, max(mention.end, place + 1), by_number=True)
    return None


def _narrowed(said: Sequence[Piece], mention: Mention, index: RosterIndex) -> Mention:
    """Women of one name told apart by what stands beside it: "सीता पति रमेश", "रमेश की सीता"."""
    if not isinstance(mention.value, Unclear) or mention.value.why != "same_name":
        return mention
    if numbered := _numbered(said, mention):
        return numbered
    near = range(max(0, mention.start - 3), min(len(said), mention.end + 4))
    beside = {said[n].word.key: n for n in near if said[n].is_unknown}
    fitting = [
        (number, n)
        for number in mention.value.options
        for key, n in beside.items()
        if key in index.by_number[number].relation
    ]
    if len({number for number, _ in fitting}) != 1:
        return mention
    number, place = fitting[0]
    return mention._replace(
        value=number, start=min(mention.start, place), end=max(mention.end, place + 1)
    )
