"""Whom a name means: sure, to be asked, or nobody here. Never the nearest one."""

from collections.abc import Sequence

from bot.nlu import relations
from bot.nlu.bands import FREE, VERY
from bot.nlu.lexicon import lexicon
from bot.nlu.likeness import FAR
from bot.nlu.meaning import Unclear
from bot.nlu.member_numbers import (
    Mention,
    agreed,
    by_number,
    numbered,
    of_number,
    with_her_number,
)
from bot.nlu.named import ADDRESS, title
from bot.nlu.pieces import Piece, at, read
from bot.nlu.roster import Roster
from bot.nlu.roster_index import RosterIndex, index_of
from bot.nlu.skeleton import plain

__all__ = ["Mention", "find", "of_number", "read_member", "read_members"]

_LONGEST = 3  # words of a name
_NOT_NAMES = frozenset({"number", "mark", "line"})
_DOUBT = ("not", "about", "or", "perhaps", "from")
_SUBJECT = ("agent", "of", "of_or_to", "to", "on", *ADDRESS)
_VERBS = ("gave", "did", "do", "give_order", "would", "came", "come_i", "held", "wrote")


def read_member(words: str, roster: Roster) -> int | Unclear:
    """The one member that `words` name, by register number or by name."""
    members = read_members(words, roster)
    if isinstance(members, Unclear):
        return members
    return members[0] if len(members) == 1 else Unclear("several", members, words)


def read_members(words: str, roster: Roster) -> tuple[int, ...] | Unclear:
    """The members that `words` name."""
    said = read(words)
    found = find(said, roster, bare=True, alone=True)
    unclear = [m.value for m in found if isinstance(m.value, Unclear)]
    if unclear:
        return unclear[0]
    taken = {n for m in found for n in range(m.start, m.end)}
    rest = [piece for n, piece in enumerate(said) if n not in taken]
    strange = [piece.text for piece in rest if piece.is_unknown and len(piece.text) > 1]
    strange += [said[m.end].text for m in found if m.end < len(said) and _is_guess(said[m.end])]
    if strange:
        return Unclear("unknown_name", words=" ".join(strange))
    numbers = tuple(dict.fromkeys(m.value for m in found if isinstance(m.value, int)))
    if any(piece.has("all") for piece in rest):
        return _all_but(said, numbers, roster) or Unclear("several", numbers, words)
    if numbers and any(piece.has(*_DOUBT) for piece in rest):
        return Unclear("several", numbers, words)
    return numbers or Unclear("nothing", words=words)


def _all_but(
    said: Sequence[Piece], numbers: tuple[int, ...], roster: Roster
) -> tuple[int, ...] | None:
    """ "सब", "सब, 4 नहीं"; None for "सब 4", which may be either."""
    if numbers and not any(piece.has("except", "not") for piece in said):
        return None
    return tuple(person.number for person in roster if person.number not in numbers)


def find(
    said: Sequence[Piece],
    roster: Roster,
    skip: frozenset[int] = frozenset(),
    *,
    bare: bool = False,
    alone: bool = False,
) -> list[Mention]:
    """All mentions; `bare`: numbers alone are register numbers; `alone`: a name was asked for."""
    index = index_of(roster)
    told = relations.find(said, index)
    his = {n for t in told if t.kind in ("named", "whose") for n in range(t.start, t.end)}
    found: list[Mention] = []
    place = 0
    while place < len(said):
        mention = None
        if place not in skip:
            mention = by_number(said, place, roster, bare)
            if not mention and place not in his:
                mention = _by_name(said, place, index, skip | his, alone=alone)
        if mention:
            mention = with_her_number(said, mention)
            if found and found[-1].end > mention.start:  # "क्र 13 सुनीता": one woman
                found.pop()
            found.append(mention)
        place = mention.end if mention else place + 1
    found = relations.narrow(said, found, told, alone=alone)
    found = agreed(said, found, bare=bare)
    named = frozenset(n for m in found for n in range(m.start, m.end))
    return [_not_another(said, mention, named) for mention in found]


def _by_name(
    said: Sequence[Piece], place: int, index: RosterIndex, skip: frozenset[int], *, alone: bool
) -> Mention | None:
    """The longest run of words from `place` that is a name; a name's words may be any words."""
    unclear: Mention | None = None
    if _most(said[place], alone=alone) == VERY and not index.may_begin(said[place].text):
        return None  # a word of the language, and nobody's name begins so
    for length in range(min(_LONGEST, len(said) - place), 0, -1):
        run = said[place : place + length]
        if any(p.kind in _NOT_NAMES for p in run) or not skip.isdisjoint(
            range(place, place + length)
        ):
            continue
        value = _resolved(said, place, length, index, alone=alone)
        if isinstance(value, int):
            return Mention(value, place, place + length + _addresses(said, place + length))
        if value:
            unclear = unclear or Mention(value, place, place + length)
    unclear = unclear or _by_second_name(said, place, index)
    if unclear is None:
        return None
    mention = numbered(said, unclear) or unclear
    return mention._replace(end=mention.end + _addresses(said, mention.end))


def _resolved(
    said: Sequence[Piece], place: int, length: int, index: RosterIndex, *, alone: bool
) -> int | Unclear | None:
    """Who the words are; those that mean something else too only by her very name."""
    run = said[place : place + length]
    most = min(_most(piece, alone=alone) for piece in run)
    only_a_word = run[0].word.is_number or not (alone or _is_subject(said, place))
    if most == VERY and length == 1 and only_a_word:
        return None
    wide = alone or (most == FAR and length == 1 and _is_in_a_names_place(said, place))
    return index.resolve(tuple(piece.text for piece in run), most=most, alone=wide)


def _is_in_a_names_place(said: Sequence[Piece], place: int) -> bool:
    """ "rina 100", "rina ne", "rina - 100": so likely a name that a far one is asked about."""
    follows = at(said, place + 1)
    return follows is not None and (
        follows.value is not None or follows.has("agent") or follows.text in ("-", "=", ":")
    )


def _most(piece: Piece, *, alone: bool) -> float:
    """How far from her name a word may be that may mean something else too."""
    if piece.word.is_number:
        return VERY
    if piece.is_unknown or piece.has(*ADDRESS):
        return FAR
    if _is_guess(piece):
        return FAR if alone else FREE
    if alone:
        return FREE if plain(piece.text) in lexicon().exact else FAR
    return VERY


def _is_guess(piece: Piece) -> bool:
    """Whether it only looks like a word that has a meaning: पटेल like a form of पटाना."""
    return bool(piece.concepts) and piece.concepts == piece.word.guess


def _is_subject(said: Sequence[Piece], place: int) -> bool:
    """Whether a word of the language is a name here: "दिया ने 100 दिया", "100 ruby", "आशा है"."""
    piece, before, follows = said[place], at(said, place - 1), at(said, place + 1)
    if piece.has("rupee") and before and before.value is not None:
        return follows is not None and follows.value is not None  # "meena 100 ruby 50"
    if not piece.has(*_VERBS):
        return not piece.has("hope")
    begins = before is None or before.kind != "word" or before.has("and", "rupee")
    if follows is None:
        return False
    return follows.has(*_SUBJECT) or (begins and follows.value is not None)


def _by_second_name(said: Sequence[Piece], place: int, index: RosterIndex) -> Mention | None:
    """ "साहू" alone; not behind another name, for that is a woman who is not in the register."""
    if said[place].has(*ADDRESS) or _most(said[place], alone=False) == VERY:
        return None
    last = place - 1
    while (before := at(said, last)) and before.has(*ADDRESS):
        last -= 1
    if before and before.is_unknown:
        return None
    value = index.surnamed(said[place].text)
    return None if value is None else Mention(value, place, place + 1)


def _not_another(said: Sequence[Piece], mention: Mention, named: frozenset[int]) -> Mention:
    """ "गीता वर्मा 100" is not surely गीता साहू: a second name that is not hers is asked about."""
    second, follows = at(said, mention.end), at(said, mention.end + 1)
    if not isinstance(mention.value, int) or mention.by_number or second is None:
        return mention
    if (
        mention.end in named
        or not second.is_unknown
        or not (
            follows is None or follows.value is not None or follows.has("agent", "of", "of_or_to")
        )
    ):
        return mention
    words = " ".join(piece.text for piece in said[mention.start : mention.end + 1])
    return mention._replace(
        value=Unclear("near_name", (mention.value,), words), end=mention.end + 1
    )


def _addresses(said: Sequence[Piece], place: int) -> int:
    count = 0
    while (piece := at(said, place + count)) and _is_address(piece) and not piece.bound:
        count += 1
    return count


def _is_address(piece: Piece) -> bool:
    return piece.has(*ADDRESS) or (piece.is_unknown and title(piece.text) != "")
