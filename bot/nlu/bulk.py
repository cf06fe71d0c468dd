"""A treasurer's line: who paid what. Understands the good parts and names the others."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from bot.nlu import money, names, numbers
from bot.nlu.meaning import Unclear
from bot.nlu.money import Amount
from bot.nlu.names import Mention
from bot.nlu.pieces import Piece, at
from bot.nlu.roster import Roster

_JOINTS = ("agent", "of", "of_or_to", "to", "on")
_BETWEEN = ("and", "agent", "of", "of_or_to", "to", "only", "honorific", "filler", "gave", "but")
_BEFORE_AMOUNT = (
    "of", "of_or_to", "agent", "to", "saving", "deposit", "gave", "rupee", "filler",
)  # fmt: skip
_LEAST = 1000  # paise; a smaller number after "3-" may be a register number just as well


@dataclass
class Bulk:
    """Money by member in paise; `unclear` = the parts that were not understood."""

    amounts: list[tuple[int, int]] = field(default_factory=list)
    named: list[int] = field(default_factory=list)  # members named without an amount of their own
    asked: list[int] = field(default_factory=list)  # members whose amount was not understood
    everyone: int | None = None  # paise for all
    is_everyone: bool = False
    rest: int | None = None
    excepted: tuple[int, ...] = ()
    unclear: list[Unclear] = field(default_factory=list)
    money: list[Amount] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)


class _Item(NamedTuple):
    place: int
    kind: str  # member | amount | all | rest
    mention: Mention | None = None
    amount: Amount | None = None


def read(
    said: Sequence[Piece],
    roster: Roster,
    skip: frozenset[int] = frozenset(),
    found: Sequence[Mention] | None = None,
) -> Bulk:
    """Members and amounts in a message; pieces in `skip` were understood as something else.

    `found` = the mentions of names.find, where they are known already.
    """
    skip = skip | _list_numbers(said, roster)
    found = names.find(said, roster) if found is None else found
    mentions = [m for m in found if skip.isdisjoint(range(m.start, m.end))]
    mentions += _pairs(said, roster, skip | _spans(mentions))
    mentions += _subjects(said, roster, skip | _spans(mentions))
    bulk = Bulk(mentions=mentions)
    excepted = _excepted(said, roster, mentions, skip)
    excepted.sort(key=lambda mention: mention.start)
    bulk.excepted = tuple(dict.fromkeys(m.value for m in excepted if isinstance(m.value, int)))
    bulk.unclear += [m.value for m in excepted if isinstance(m.value, Unclear)]
    taken = _spans(excepted)
    mentions = [m for m in mentions if m.start not in taken]
    bulk.money = money.find(said, skip | taken | _spans(mentions))
    mentions += _strangers(said, bulk.money, skip | taken | _spans(mentions))
    items = _items(said, mentions, bulk.money)
    bulk.is_everyone = any(item.kind == "all" for item in items)
    if any(piece.has("except") for piece in said) and not excepted:
        bulk.unclear.append(Unclear("nothing", words=_text(said, "except")))
    _assign(bulk, items)
    _settle(bulk, said)
    return bulk


def _spans(found: Iterable[Mention]) -> frozenset[int]:
    return frozenset(n for mention in found for n in range(mention.start, mention.end))


def _list_numbers(said: Sequence[Piece], roster: Roster) -> frozenset[int]:
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


def _pairs(said: Sequence[Piece], roster: Roster, skip: frozenset[int]) -> list[Mention]:
    """3-100, 3=100, 3:100: register number and amount; "2-3" alone may be two members."""
    found = []
    for place, piece in enumerate(said[:-2]):
        mark, amount = said[place + 1], said[place + 2]
        if place in skip or not piece.text.isdecimal() or len(piece.text) > 2:
            continue
        if mark.text not in ("-", "=", ":", ")") or amount.kind not in ("number", "word"):
            continue
        if place and said[place - 1].text in ("-", "/"):
            continue
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
    last = max((person.number for person in roster), default=0)
    return amount.value is not None and 0 < amount.value <= max(last, 9)


def _subjects(said: Sequence[Piece], roster: Roster, skip: frozenset[int]) -> list[Mention]:
    """5 ने 600, 5 का 100, 7 पर 10: a small number with ने, का, पर behind it, and another number."""
    last = max((person.number for person in roster), default=0)
    numeric = [
        n for n, p in enumerate(said) if n not in skip and (p.value is not None or p.word.is_number)
    ]
    found = []
    for place, piece in enumerate(said[:-1]):
        count = _count(piece)
        if place in skip or count is None or not 0 < count <= last or piece.bound:
            continue
        if piece.word.beside and not said[place + 1].has("agent"):
            continue
        others = len(numeric) > 1 or (numeric and numeric[0] != place)
        if said[place + 1].has(*_JOINTS) and (others or said[place + 1].has("agent")):
            found.append(Mention(count, place, place + 1, by_number=True))
            found += _row_before(said, place, last, skip)
    return found


def _row_before(
    said: Sequence[Piece], place: int, last: int, skip: frozenset[int]
) -> list[Mention]:
    """The others of "1, 2 और 3 ने": small numbers in a row before the last one."""
    found: list[Mention] = []
    for n in range(place - 1, -1, -1):
        piece = said[n]
        count = _count(piece)
        if (
            n in skip
            or piece.word.beside
            or not (
                piece.text == "," or piece.has("and") or (count is not None and 0 < count <= last)
            )
        ):
            break
        if count is not None:
            found.append(Mention(count, n, n + 1, by_number=True))
    return found


def _count(piece: Piece) -> int | None:
    """A small number that may be a member's."""
    if piece.text.isdecimal():
        return int(piece.text) if len(piece.text) < 4 else None
    return piece.word.unit


def _excepted(
    said: Sequence[Piece], roster: Roster, mentions: list[Mention], skip: frozenset[int]
) -> list[Mention]:
    """Who is left out: "4 और गीता छोड़कर", "सिवाय गीता के", "sirf geeta nahi"."""
    if not any(piece.has("all") for piece in said):
        return []
    amount = _amount_of_all(said)
    spans = {n: m for m in mentions for n in range(m.start, m.end)}
    found: list[Mention] = []
    for place, piece in enumerate(said):
        if place in skip or not (
            piece.has("except", "not", "unpaid") or _is_still_owed(said, place)
        ):
            continue
        before = _gathered(said, roster, range(place - 1, -1, -1), spans, amount)
        if not before and piece.has("except"):
            before = _gathered(said, roster, range(place + 1, len(said)), spans, amount)
        found += [m for m in before if m not in found]
    return found


def _is_still_owed(said: Sequence[Piece], place: int) -> bool:
    """ "आशा बाकी" at the end of "सबके 100 आ गए, …"; "बाकी सब" and "बाकी 50" are the others."""
    follows = [p for p in said[place + 1 :] if not p.has("filler") and p.kind == "word"]
    return said[place].has("dues") and not follows and all(p.value is None for p in said[place:])


def _gathered(
    said: Sequence[Piece],
    roster: Roster,
    places: range,
    spans: dict[int, Mention],
    amount: frozenset[int],
) -> list[Mention]:
    """Members in a row from an except-word outwards, until something else comes."""
    found: list[Mention] = []
    for place in places:
        piece = said[place]
        if place in amount:
            break
        if place in spans:
            if spans[place] not in found:
                found.append(spans[place])
            continue
        number = _count(piece)
        if number is not None and not piece.word.beside and len(piece.text) < 7:
            if piece.value is not None and len(piece.text) > 2:
                break
            value = names.of_number(number, roster)
            found.append(Mention(value, place, place + 1, by_number=True))
        elif piece.is_unknown:
            found.append(Mention(Unclear("unknown_name", words=piece.text), place, place + 1))
        elif not (piece.has(*_BETWEEN, "except", "not", "all") or piece.text in ",&") or (
            found and piece.has("all")
        ):
            break
    return found


def _amount_of_all(said: Sequence[Piece]) -> frozenset[int]:
    """The pieces of the amount right behind "सबका", so that it is not taken for a member."""
    found = {number.start: number.end for number in numbers.find(said)}
    for place, piece in enumerate(said):
        if not piece.has("all"):
            continue
        end = place + 1
        while (follows := at(said, end)) and (
            follows.has(*_BEFORE_AMOUNT) and not follows.word.is_number
        ):
            end += 1
        if end in found:
            return frozenset(range(end, found[end]))
    return frozenset()


def _strangers(said: Sequence[Piece], amounts: list[Amount], skip: frozenset[int]) -> list[Mention]:
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
            and (follows.has("of", "of_or_to", "honorific", "agent") or follows.text in "-=:")
        ):
            end += 1
        if end in starts or any(said[n].has("agent") for n in range(place + 1, end)):
            unknown = Unclear("unknown_name", words=piece.text)
            found.append(Mention(unknown, place, place + 1))
    return found


def _items(said: Sequence[Piece], mentions: list[Mention], amounts: list[Amount]) -> list[_Item]:
    items = [_Item(m.start, "member", mention=m) for m in mentions]
    items += [_Item(a.start, "amount", amount=a) for a in amounts]
    taken = _spans(mentions)
    for place, piece in enumerate(said):
        if place in taken:
            continue
        follows = at(said, place + 1)
        if piece.has("rest") and (mentions or (follows and follows.has("all"))):
            items.append(_Item(place, "rest"))
        elif piece.has("all") and not (place and said[place - 1].has("rest")):
            items.append(_Item(place, "all"))
    return sorted(items)


def _assign(bulk: Bulk, items: list[_Item]) -> None:
    """Give each amount to who stands before it; or behind it where the line begins with money."""
    firsts = [item.kind for item in items]
    backwards = bool(firsts) and firsts[0] == "amount" and firsts[-1] != "amount"
    waiting: list[_Item] = []
    done: list[_Item] = []
    for item in reversed(items) if backwards else items:
        if item.kind != "amount":
            waiting = [item] if done and done[-1].kind == "amount" else [*waiting, item]
        elif waiting:
            for who in reversed(waiting) if backwards else waiting:
                _give(bulk, who, item.amount)
            waiting = []
        else:
            _extra(bulk, item.amount)
        done.append(item)
    for who in waiting:
        _without(bulk, who)


def _give(bulk: Bulk, who: _Item, amount: Amount | None) -> None:
    value = amount.value if amount else None
    if isinstance(value, Unclear):
        bulk.unclear.append(value)
    if who.kind == "member" and who.mention:
        if isinstance(who.mention.value, Unclear):
            bulk.unclear.append(who.mention.value)
        elif isinstance(value, int):
            bulk.amounts.append((who.mention.value, value))
        else:
            bulk.asked.append(who.mention.value)
    elif isinstance(value, int):
        if who.kind == "all":
            bulk.everyone = value
        else:
            bulk.rest = value


def _extra(bulk: Bulk, amount: Amount | None) -> None:
    """An amount that belongs to nobody: fine alone, a question beside another."""
    if amount is None:
        return
    if isinstance(amount.value, Unclear):
        bulk.unclear.append(amount.value)
    elif bulk.amounts or bulk.everyone is not None or len(bulk.money) > 1:
        options = tuple(a.value for a in bulk.money if isinstance(a.value, int))
        if not any(u.why == "several" for u in bulk.unclear):
            bulk.unclear.append(Unclear("several", options))


def _without(bulk: Bulk, who: _Item) -> None:
    if who.kind != "member" or not who.mention:
        return
    if isinstance(who.mention.value, Unclear):
        bulk.unclear.append(who.mention.value)
    else:
        bulk.named.append(who.mention.value)


def _settle(bulk: Bulk, said: Sequence[Piece]) -> None:
    """What the parts mean together."""
    seen: dict[int, int] = {}
    for number, paise in bulk.amounts:
        if seen.setdefault(number, paise) != paise:
            bulk.unclear.append(Unclear("several", (seen[number], paise), str(number)))
    repeated = len(bulk.amounts) != len(seen)
    given = [number for number, _ in bulk.amounts]
    bulk.amounts = [(n, p) for n, p in bulk.amounts if given.count(n) == 1]
    if repeated and not any(u.why == "several" for u in bulk.unclear):
        bulk.unclear.append(Unclear("several", tuple(seen), "twice"))
    if any(piece.has("total") for piece in said) and (
        bulk.everyone is not None or len(bulk.amounts) > 1
    ):
        bulk.unclear.append(Unclear("several", words=_text(said, "total")))
    if bulk.rest is not None and not bulk.amounts and not bulk.unclear:
        bulk.everyone, bulk.rest, bulk.is_everyone = bulk.rest, None, True
    if bulk.everyone is not None and bulk.amounts:
        bulk.rest, bulk.everyone = bulk.everyone, None
    if bulk.everyone is not None and bulk.named:  # "सीता ने सबका 100 दिया": all, or she?
        bulk.unclear.append(Unclear("several", tuple(bulk.named), str(bulk.named[0])))
    if bulk.amounts and bulk.named:
        bulk.unclear += [Unclear("nothing", (n,), str(n)) for n in bulk.named if n not in seen]


def _text(said: Sequence[Piece], concept: str) -> str:
    return next((piece.text for piece in said if piece.has(concept)), "")
