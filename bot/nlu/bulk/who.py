"""Members in a line that names alone do not give: by number, in a range, both of one name."""

from collections.abc import Sequence

from bot.nlu import names
from bot.nlu.meaning import Unclear
from bot.nlu.money import Amount
from bot.nlu.named import is_common
from bot.nlu.names import Mention
from bot.nlu.pieces import Piece, at
from bot.nlu.roster import Roster, last_number
from bot.nlu.roster_index import index_of

_JOINTS = ("agent", "of", "of_or_to", "to", "on")
_HEAD = 4  # pieces before ":" in which the amount of a list stands
_LONGEST_NUMBER = 2  # digits of a register number


def count(piece: Piece) -> int | None:
    """A small number that may be a member's."""
    if piece.text.isdecimal():
        return int(piece.text) if len(piece.text) < 4 else None
    return piece.word.unit


def list_numbers(said: Sequence[Piece], roster: Roster) -> frozenset[int]:
    """ "1. सीता 100": the number of the line, when a name follows."""
    found: set[int] = set()
    for place, piece in enumerate(said):
        mark, name = at(said, place + 1), at(said, place + 2)
        starts = place == 0 or said[place - 1].kind == "line"
        if starts and piece.text.isdecimal() and mark and mark.text in ".)" and name:
            at_name = names.find(said[place + 2 : place + 5], roster)
            if (at_name and at_name[0].start == 0 and not at_name[0].by_number) or name.is_unknown:
                found |= {place, place + 1}
    return frozenset(found)


def with_register_numbers(said: Sequence[Piece], mentions: list[Mention]) -> list[Mention]:
    """ "5 शकुंतला 100": her own register number before her name is no amount."""
    return [
        m._replace(start=m.start - 1)
        if not m.by_number and m.start and count(said[m.start - 1]) == m.value
        else m
        for m in mentions
    ]


def themselves(said: Sequence[Piece], mentions: list[Mention]) -> list[Mention]:
    """ "सीता की भाभी ने": somebody of hers, so that it has to be asked who."""
    found: list[Mention] = []
    for m in mentions:
        of, whose = at(said, m.end), at(said, m.end + 1)
        if of and whose and of.has("of", "of_or_to") and whose.has("other_person", "kin"):
            options = (m.value,) if isinstance(m.value, int) else m.value.options
            words = " ".join(piece.text for piece in said[m.start : m.end + 2])
            m = m._replace(value=Unclear("near_name", options, words), end=m.end + 2)
        found.append(m)
    return found


def both(said: Sequence[Piece], mentions: list[Mention]) -> list[Mention]:
    """ "दोनों सुनीता": the two of one name."""
    found: list[Mention] = []
    for m in mentions:
        beside = [said[n] for n in (m.start - 1, m.end) if 0 <= n < len(said)]
        options = m.value.options if isinstance(m.value, Unclear) else ()
        if len(options) == 2 and any(piece.has("both") for piece in beside):
            found += [m._replace(value=option) for option in options]
        else:
            found.append(m)
    return found


def ranges(said: Sequence[Piece], roster: Roster, skip: frozenset[int]) -> list[Mention]:
    """ "4 से 7 तक", "1 se 6 number": everyone between the two register numbers."""
    register = {person.number for person in roster}
    found: list[Mention] = []
    for place, piece in enumerate(said[:-3]):
        joint, end = said[place + 1], said[place + 2]
        low, high = count(piece), count(end)
        if low is None or high is None or place in skip or not (joint.has("from", "until")):
            continue
        closed = place + 3
        while (follows := at(said, closed)) and follows.has("until", "member_word"):
            closed += 1
        if closed == place + 3 or not low < high or not {low, high} <= register:
            continue
        found += [Mention(n, place, closed, by_number=True) for n in range(low, high + 1)
                  if n in register]  # fmt: skip
    return found


def headed(
    said: Sequence[Piece], roster: Roster, skip: frozenset[int], _mentions: list[Mention]
) -> list[Mention]:
    """ "50 वाली: 3 5 6", "₹100 : 1, 2, 8": an amount, and behind it the numbers who paid it."""
    register = {person.number for person in roster}
    found: list[Mention] = []
    for place, piece in enumerate(said):
        headed_by = [p for p in said[max(0, place - _HEAD) : place] if p.kind != "mark"]
        if piece.text != ":" or not headed_by or all(p.value is None for p in headed_by):
            continue
        row: list[Mention] = []
        end = place + 1
        while (follows := at(said, end)) and end not in skip and follows.kind != "line":
            number = count(follows) if follows.text.isdecimal() else None
            if number in register and number is not None:
                row.append(Mention(number, end, end + 1, by_number=True))
            elif not (follows.text in ",&" or follows.has("and")):
                break
            end += 1
        whole_line = follows is None or follows.kind == "line"
        found += row if len(row) > 1 and whole_line else []
    return found


def pairs(
    said: Sequence[Piece], roster: Roster, skip: frozenset[int], mentions: list[Mention]
) -> list[Mention]:
    """3-100, 3=100, 3:100: register number and amount; "2-3" alone may be two members."""
    found = []
    for place, piece in enumerate(said[:-2]):
        mark, amount = said[place + 1], said[place + 2]
        if place in skip or not piece.text.isdecimal() or len(piece.text) > _LONGEST_NUMBER:
            continue
        if any(m.end == place and m.value != int(piece.text) for m in mentions):
            continue  # "सीता 10-100" is no number ten
        if mark.text not in ("-", "=", ":", ")") or amount.kind not in ("number", "word"):
            continue
        if (place and said[place - 1].text in ("-", "/")) or piece.text == amount.text:
            continue  # "50-50": fifty each
        if amount.value is None and not (amount.word.is_number or amount.has("rupee")):
            continue
        number = names.of_number(int(piece.text), roster, f"{piece.text}{mark.text}{amount.text}")
        found.append(Mention(number, place, place + 2, by_number=True))
    if (
        len(found) == 1
        and said[found[0].start + 1].text == "-"
        and _is_range(said, found[0], roster)
    ):
        return []
    return found


def _is_range(said: Sequence[Piece], pair: Mention, roster: Roster) -> bool:
    """Whether "2-3" or "2-3 सौ" may be from 2 to 3."""
    amount, scale = said[pair.end], at(said, pair.end + 1)
    if scale and scale.word.scale:
        return True
    last = last_number(roster)
    return amount.value is not None and 0 < amount.value <= max(last, 9)


def subjects(
    said: Sequence[Piece], roster: Roster, skip: frozenset[int], mentions: list[Mention]
) -> list[Mention]:
    """5 ने 600, 5 का 100, 7 पर 10: a small number with ने, का, पर behind it, and another number."""
    last = last_number(roster)
    numeric = [
        n for n, p in enumerate(said) if n not in skip and (p.value is not None or p.word.is_number)
    ]
    counted = {n + 1 for n, p in enumerate(said) if p.has("all")}  # "सब 13 ने": how many they are
    owed = {m.end + 1 for m in mentions if m.end < len(said) and said[m.end].has(*_JOINTS)}
    found = []
    for place, piece in enumerate(said[:-1]):
        number = count(piece)
        if place in skip or number is None or not 0 < number <= last or piece.bound:
            continue
        if place in owed or (place in counted and number == len(roster)):
            continue
        if piece.word.beside and not said[place + 1].has("agent"):
            continue  # "दुर्गा पर दस का": what she owes
        if said[place + 1].word.scale and said[place + 1].start == piece.end:
            continue  # "7k"
        others = len(numeric) > 1 or (numeric and numeric[0] != place)
        joint = next((p for p in said[place + 1 :] if not p.has("together")), piece)
        if joint.has(*_JOINTS) and (others or joint.has("agent")):
            found.append(Mention(number, place, place + 1, by_number=True))
            found += _row_before(said, place, last, skip)
    return found


def _row_before(
    said: Sequence[Piece], place: int, last: int, skip: frozenset[int]
) -> list[Mention]:
    """The others of "1, 2 और 3 ने": small numbers in a row before the last one."""
    found: list[Mention] = []
    for n in range(place - 1, -1, -1):
        piece = said[n]
        number = count(piece)
        in_row = (
            piece.text == "," or piece.has("and") or (number is not None and 0 < number <= last)
        )
        if n in skip or piece.word.beside or not in_row:
            break
        if number is not None:
            found.append(Mention(number, n, n + 1, by_number=True))
    return found


def strangers(
    said: Sequence[Piece], roster: Roster, amounts: list[Amount], skip: frozenset[int]
) -> list[Mention]:
    """Names nobody here has: an unknown word right before an amount or before ने."""
    starts = {amount.start for amount in amounts}
    found = []
    for place, piece in enumerate(said):
        if place in skip or not piece.is_unknown:
            continue
        end = place + 1
        while (
            (follows := at(said, end))
            and end not in starts
            and (
                follows.has("of", "of_or_to", "honorific", "agent")
                or follows.text in "-=:"
                or (follows.is_unknown and end == place + 1 and end not in skip)  # her second name
            )
        ):
            end += 1
        named = is_common(piece.text)  # "सीता 100 ममता गीता 50": surely somebody, though not here
        if named or end in starts or any(said[n].has("agent") for n in range(place + 1, end)):
            found.append(Mention(_nobody(piece, roster), place, place + 1))
    return found


def _nobody(piece: Piece, roster: Roster) -> Unclear:
    """A husband's or father's name points to her; any other is nobody's."""
    hers = tuple(sorted(index_of(roster).related(piece.text, exact=True)))
    if hers:
        return Unclear("near_name", hers, piece.text)
    return Unclear("unknown_name", words=piece.text)
