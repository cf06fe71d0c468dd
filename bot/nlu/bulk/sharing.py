"""Which amount belongs to whom: to who stands before it, or behind it."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from bot.nlu.bulk.found import Bulk, spans
from bot.nlu.meaning import Unclear
from bot.nlu.money import Amount
from bot.nlu.names import Mention
from bot.nlu.pieces import Piece, at

_ENDS = frozenset({",", ".", "।", ";"})
_JOINING = (  # between two who share an amount
    "and", "honorific", "agent", "of", "of_or_to", "to", "from", "filler", "both", "together",
    "by_hand", "plural", "number_sign", "member_word", "on",
)  # fmt: skip
_BEFORE_MINE = ("filler", "own", "of", "of_or_to", "saving", "me", "me_of", "money", "agent")

_GAVE_TOO = (  # behind "the others all", where no sum is theirs
    "agent", "of", "of_or_to", "gave", "deposit", "saving", "received", "came", "whole", "all",
    "filler", "money", "standard",
)  # fmt: skip


class Item(NamedTuple):
    """Something in the line: `kind` is member, mine, all, rest or amount."""

    place: int
    kind: str
    mention: Mention | None = None
    amount: Amount | None = None


def items(
    said: Sequence[Piece], mentions: list[Mention], amounts: list[Amount], skip: frozenset[int]
) -> list[Item]:
    """Members, amounts, "all", "the rest" and "mine", in order."""
    found = [Item(m.start, "member", mention=m) for m in mentions]
    found += [Item(a.start, "amount", amount=a) for a in amounts]
    taken = spans(mentions)
    for place, piece in enumerate(said):
        if place in taken:
            continue
        follows = at(said, place + 1)
        if piece.has("rest") and (mentions or (follows and follows.has("all"))):
            found.append(Item(place, "rest"))
        elif (
            piece.has("all")
            and not _is_one_with(said, place, mentions)
            and not (mentions and _is_apart(said, place, amounts))
        ):
            found.append(Item(place, "all"))
        elif piece.has("me_of", "me_agent") and _leads_to(said, place, amounts, skip | taken):
            found.append(Item(place, "mine"))
    return sorted(found, key=lambda item: item.place)


def rest_gave(said: Sequence[Piece], found: list[Item]) -> bool:
    """ "सीता 50, बाकी सब", "बाकी सबने दिया": the others gave too, as always.

    "बाकी सब ठीक", "बाकी सब नहीं" say nothing of the kind.
    """
    for item in found:
        behind = at(said, item.place + 1)
        if item.kind == "rest" and behind and behind.has("all"):
            end = _clause_end(said, item.place)
            return all(p.has(*_GAVE_TOO) for p in said[item.place + 2 : end])
    return False


def _clause_end(said: Sequence[Piece], place: int) -> int:
    return next((n for n in range(place, len(said)) if said[n].text in _ENDS), len(said))


def _is_one_with(said: Sequence[Piece], place: int, mentions: list[Mention]) -> bool:
    """ "बाकी सब", "1 से 6 तक सबका": the same people."""
    if place and said[place - 1].has("rest"):
        return True
    row = [m for m in mentions if m.end == place]
    return len(row) > 1


def _is_apart(said: Sequence[Piece], place: int, amounts: list[Amount]) -> bool:
    """ "सब उठकर गईं, …": in a clause of its own without an amount and without "but"."""
    end = _clause_end(said, place)
    start = next((n + 1 for n in range(place, -1, -1) if said[n].text in _ENDS), 0)
    clause = said[start:end]
    if end == len(said) or any(start <= a.start < end for a in amounts):
        return False
    of_money = ("except", "not", "deposit", "gave", "saving", "money", "rest", "only")
    return not any(p.has(*of_money) for p in clause)


def _leads_to(
    said: Sequence[Piece], place: int, amounts: list[Amount], skip: frozenset[int]
) -> bool:
    """Whether "मेरा" has an amount right behind."""
    starts = {amount.start for amount in amounts}
    place += 1
    while place < len(said) and place not in starts | skip and said[place].has(*_BEFORE_MINE):
        place += 1
    return place in starts


def assign(bulk: Bulk, found: list[Item], said: Sequence[Piece]) -> None:
    """Give each amount to who stands before it; or behind it where the line begins with money."""
    kinds = [item.kind for item in found]
    backwards = bool(kinds) and kinds[0] == "amount" and kinds[-1] != "amount"
    waiting: list[Item] = []
    done: list[Item] = []
    for item in reversed(found) if backwards else found:
        if item.kind != "amount":
            waiting = [item] if done and done[-1].kind == "amount" else [*waiting, item]
        elif waiting:
            sharing = waiting if backwards else _of_one_row(bulk, waiting, said)
            for one in reversed(sharing) if backwards else sharing:
                _give(bulk, one, item.amount)
            waiting = []
        else:
            _extra(bulk, item.amount)
        done.append(item)
    for one in waiting:
        _without(bulk, one)


def _of_one_row(bulk: Bulk, waiting: list[Item], said: Sequence[Piece]) -> list[Item]:
    """Those who share an amount: named in a row, as one side of what happened.

    "गीता बीमार, शांति 50" are not in a row; "गीता ने रीता को 100 दिए" are two sides: asked.
    """
    row = [waiting[-1]]
    for earlier, later in zip(reversed(waiting[:-1]), reversed(waiting), strict=False):
        if not _runs_on(said, earlier, later):
            break
        row.insert(0, earlier)
    for one in waiting[: len(waiting) - len(row)]:
        _without(bulk, one)
    marks = [_mark(said, one) for one in row]
    if len(row) > 1 and any(mark not in ("", marks[-1]) for mark in marks[:-1]):
        who = tuple(
            one.mention.value for one in row
            if one.mention and isinstance(one.mention.value, int)
        )  # fmt: skip
        bulk.unclear.append(Unclear("several", who, str(who[0]) if who else ""))
    return row


def _end(item: Item) -> int:
    return item.mention.end if item.mention else item.place + 1


def _runs_on(said: Sequence[Piece], one: Item, other: Item) -> bool:
    """Whether nothing stands between two who are named but what joins them."""
    if one.place == other.place:
        return True  # a range, or both of one name
    return all(
        piece.text in ",&+/" or (piece.kind != "line" and piece.has(*_JOINING))
        for piece in said[_end(one) : other.place]
    )


def _mark(said: Sequence[Piece], item: Item) -> str:
    """The case of who is named: ने, को, का, से or "के हाथ"; "" where none is said."""
    piece = at(said, _end(item))
    if piece is None or item.kind != "member":
        return ""
    if piece.has("by_hand"):
        return "by_hand"
    return next((mark for mark in ("agent", "to", "from", "of") if piece.has(mark)), "")


def _give(bulk: Bulk, one: Item, amount: Amount | None) -> None:
    value = amount.value if amount else None
    if isinstance(value, Unclear):
        bulk.unclear.append(value)
    if one.kind == "member" and one.mention:
        if isinstance(one.mention.value, Unclear):
            bulk.unclear.append(one.mention.value)
        elif isinstance(value, int):
            bulk.amounts.append((one.mention.value, value))
        else:
            bulk.asked.append(one.mention.value)
    elif isinstance(value, int):
        if one.kind == "all":
            bulk.everyone = value
        elif one.kind == "mine":
            bulk.mine = value
        else:
            bulk.rest = value


def _extra(bulk: Bulk, amount: Amount | None) -> None:
    """An amount that belongs to nobody: fine alone, a question beside another."""
    if amount is None:
        return
    if isinstance(amount.value, Unclear):
        bulk.unclear.append(amount.value)
    elif bulk.amounts or bulk.everyone is not None or bulk.mine or len(bulk.money) > 1:
        options = tuple(a.value for a in bulk.money if isinstance(a.value, int))
        if not any(u.why == "several" for u in bulk.unclear):
            bulk.unclear.append(Unclear("several", options))


def _without(bulk: Bulk, one: Item) -> None:
    if one.kind != "member" or not one.mention:
        return
    if isinstance(one.mention.value, Unclear):
        bulk.unclear.append(one.mention.value)
    else:
        bulk.named.append(one.mention.value)


def settle(bulk: Bulk, said: Sequence[Piece]) -> None:
    """What the parts mean together."""
    seen = _once_each(bulk)
    if _is_mine_and_hers(said) and (bulk.amounts or bulk.money):
        bulk.unclear.append(Unclear("several", tuple(n for n, _ in bulk.amounts), "mine"))
    if _is_doubled(bulk, said):
        bulk.unclear.append(Unclear("several", tuple(p for _, p in bulk.amounts), "twice"))
    if any(piece.has("total") for piece in said) and (
        bulk.everyone is not None or len(bulk.amounts) > 1
    ):
        words = next(piece.text for piece in said if piece.has("total"))
        bulk.unclear.append(Unclear("several", words=words))
    if bulk.rest is not None and not bulk.amounts and not bulk.unclear:
        bulk.everyone, bulk.rest, bulk.is_everyone = bulk.rest, None, True
    if bulk.everyone is not None and bulk.rest is not None:
        bulk.unclear.append(Unclear("several", (bulk.everyone, bulk.rest), "rest"))
    if bulk.everyone is not None and bulk.amounts:
        bulk.rest, bulk.everyone = bulk.everyone, None
    if bulk.everyone is not None and bulk.named:  # "सीता ने सबका 100 दिया": all, or she?
        bulk.unclear.append(Unclear("several", tuple(bulk.named), str(bulk.named[0])))
    if bulk.amounts and bulk.named:
        bulk.unclear += [Unclear("nothing", (n,), str(n)) for n in bulk.named if n not in seen]


def _is_mine_and_hers(said: Sequence[Piece]) -> bool:
    """ "मेरा और सीता का 100": how much is whose has to be asked."""
    return any(p.has("me_of", "me_agent") and then.has("and") for p, then in pairwise(said))


def _is_doubled(bulk: Bulk, said: Sequence[Piece]) -> bool:
    """ "सीता 50 50", "सीता 100 दो बार": of one woman it may be twice as much."""
    if len(bulk.amounts) != 1 or bulk.everyone is not None or bulk.rest is not None:
        return False
    return any(a.each for a in bulk.money) or any(piece.has("times_unit") for piece in said)


def _once_each(bulk: Bulk) -> dict[int, int]:
    """Drop who is named twice: with two amounts, or twice with one, she is asked about."""
    seen: dict[int, int] = {}
    for number, paise in bulk.amounts:
        if seen.setdefault(number, paise) != paise:
            bulk.unclear.append(Unclear("several", (seen[number], paise), str(number)))
    repeated = len(bulk.amounts) != len(seen)
    given = [number for number, _ in bulk.amounts]
    bulk.amounts = [(n, p) for n, p in bulk.amounts if given.count(n) == 1]
    if repeated and not any(u.why == "several" for u in bulk.unclear):
        bulk.unclear.append(Unclear("several", tuple(seen), "twice"))
    return seen
