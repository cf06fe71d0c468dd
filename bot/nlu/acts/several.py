"""Several kinds of money in one line: "सीता 100 बचत 600 किस्त". Each is an act of its own.

Taken only where each amount has its kind for sure; anything else is asked as before.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from bot.nlu import guards, slots
from bot.nlu.heard import Heard
from bot.nlu.meaning import Meaning, Slots
from bot.nlu.names import Mention

_SAVING, _MINE, _ALL = "saving", "self", "all"
_KINDS = {  # concept of a word: (kind, head of the saving or fine)
    "optional": "optional", "health": "health", "food": "food", "joining": "joining",
    "fine": "fine", "instalment": "repayment", "interest": "repayment", "saving": _SAVING,
    "hafta": _SAVING,
}  # fmt: skip
_OTHER_MATTERS = (
    "loan", "total", "bank", "fund", "withdraw", "waive", "impose", "goods", "expense", "sale",
    "dues", "to_write", "on",
)  # fmt: skip
_BREAKS = frozenset({",", ".", "।", ";", "+", "&"})


class _Part(NamedTuple):
    who: int | str
    kind: str
    paise: int
    is_told: bool  # or taken for saving, because nothing is said of it


def several(heard: Heard) -> Meaning | None:
    """The acts of the line in order, as `other["parts"]`; the slots are the first one's."""
    if not _may_be(heard):
        return None
    parts = _parts(heard)
    if parts is None or len({part.kind for part in parts}) < 2:
        return None
    told = {part.who for part in parts if part.is_told}
    if any(part.who not in told for part in parts):
        return None  # "3 की किस्त 500, 8 की 700": it goes on with the kind of the one before
    if len({(part.who, part.kind) for part in parts}) < len(parts):
        return None  # two sums for one thing of one woman: which is it?
    if any(part.who == _MINE and part.kind not in (_SAVING, "repayment") for part in parts):
        return None  # her own fine another officer writes down
    if any(part.who == _ALL and part.kind == "repayment" for part in parts):
        return None
    acts = tuple(_acts(heard, parts))
    return Meaning("several", replace(acts[0].slots, other={"parts": acts}))


def _may_be(heard: Heard) -> bool:
    """Whether two kinds are named, and who and how much is plain."""
    said = {kind for concept, kind in _KINDS.items() if heard.has(concept)}
    plain = (
        len(said | ({_SAVING} if heard.has("deposit") else set())) + _has_gaps(heard) > 1
        and len(heard.bulk.money) > 1
        and all(amount.is_clear and not amount.each for amount in heard.bulk.money)
        and all(isinstance(mention.value, int) for mention in heard.bulk.mentions)
        and not heard.has("rest")
        and not heard.bulk.excepted
        and all(part.why == "several" for part in heard.bulk.unclear)
        and (heard.is_officer or not heard.bulk.mentions)
    )
    return plain and not heard.has(*_OTHER_MATTERS) and not guards.is_elsewhere(heard)


def _has_gaps(heard: Heard) -> bool:
    """ "रेखा 100, जुर्माना 10": an amount in a part of its own without a kind is saving."""
    return any(p.text in _BREAKS or p.has("and") for p in heard.said)


def _parts(heard: Heard) -> list[_Part] | None:
    """Who gave how much for what; None where it is not sure."""
    found: list[_Part] = []
    whose = _only_one(heard)
    for segment in _segments(heard):
        mentions = [m for m in heard.bulk.mentions if m.start in segment]
        sums = [a for a in heard.bulk.money if a.start in segment]
        if mentions:
            whose = _number(mentions[0])
        elif any(heard.said[n].has("all") for n in segment):
            whose = _ALL
        if not sums:
            if mentions:
                return None  # "सीता और गीता 100 बचत": each, or one?
            continue
        kinds = _kinds_in(heard, segment)
        of_each = _of_each([a.start for a in sums], kinds)
        if of_each is None or whose is None:
            return None
        found += [
            _Part(whose, kind, a.value, bool(kinds))
            for kind, a in zip(of_each, sums, strict=True)
            if isinstance(a.value, int)
        ]
    return found


def _number(mention: Mention) -> int | None:
    return mention.value if isinstance(mention.value, int) else None


def _only_one(heard: Heard) -> int | str | None:
    """Her whose all of it is, where nobody else is named; nobody named: who speaks."""
    named = {m.value for m in heard.bulk.mentions}
    if not named:
        mine = not heard.is_officer or heard.has("me_agent", "me_of")
        return _MINE if mine else None
    who = named.pop()
    return who if isinstance(who, int) and not named else None


def _segments(heard: Heard) -> Iterator[range]:
    """The parts between commas, "and" and lines; and a new one from each name on."""
    starts = {m.start for m in heard.bulk.mentions}
    begin = 0
    for place, piece in enumerate(heard.said):
        broken = piece.kind == "line" or piece.text in _BREAKS or piece.has("and")
        if broken or (place in starts and place > begin):
            if place > begin:
                yield range(begin, place)
            begin = place + 1 if broken else place
    if begin < len(heard.said):
        yield range(begin, len(heard.said))


def _kinds_in(heard: Heard, segment: range) -> list[tuple[int, str]]:
    """Where a kind is named, and which; words that say the same in a row count once."""
    found = [
        (place, kind)
        for place in segment
        if place not in heard.named
        for kind in [next((k for c, k in _KINDS.items() if heard.said[place].has(c)), "")]
        if kind
    ]
    return [next(rows) for _kind, rows in groupby(found, key=lambda row: row[1])]


def _of_each(sums: Sequence[int], kinds: Sequence[tuple[int, str]]) -> list[str] | None:
    """The kind of each amount: all names stand before theirs, or all behind; alone it is saving."""
    if len(sums) == 1 and len(kinds) < 2:
        return [kinds[0][1] if kinds else _SAVING]
    if len(sums) != len(kinds):
        return None
    row = sorted([*((place, "") for place in sums), *kinds])
    names_first = row[0][1] != ""
    turns = all((name != "") is (names_first if n % 2 == 0 else not names_first)
                for n, (_place, name) in enumerate(row))  # fmt: skip
    return [name for _place, name in row if name] if turns else None


def _acts(heard: Heard, parts: Sequence[_Part]) -> Iterator[Meaning]:
    """Of one kind together; instalments one by one, for each is split by itself."""
    day = slots.of_money(heard).get("day")
    for kind in dict.fromkeys(part.kind for part in parts):
        its = [part for part in parts if part.kind == kind]
        everyone = any(part.who == _ALL for part in its)
        for rows in [[part] for part in its] if kind == "repayment" or everyone else [its]:
            yield _act(kind, rows, Slots(day=day, via_bank=heard.has("upi", "online")))


def _act(kind: str, rows: Sequence[_Part], common: Slots) -> Meaning:
    mine, everyone = rows[0].who == _MINE, rows[0].who == _ALL
    intent = {_SAVING: "deposit_report" if mine else "deposit_record"}.get(kind, kind)
    if kind not in (_SAVING, "repayment", "fine"):
        intent = "deposit_record"
    given = replace(
        common,
        head="" if kind in (_SAVING, "repayment") else "fine_absent" if kind == "fine" else kind,
        amount=rows[0].paise if len(rows) == 1 else None,
        amounts=() if mine or everyone else tuple((part.who, part.paise) for part in rows),
        everyone=everyone,
        members=tuple(part.who for part in rows if isinstance(part.who, int)),
        other={"own": True} if mine else {},
    )
    return Meaning(intent, given)
