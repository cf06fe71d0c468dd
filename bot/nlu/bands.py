"""Three bands for a typed name: one woman surely, some to be asked about, or nobody.

Accepted is only what is a spelling of her name, clearly nearer to it than to any other in the
group, and not another name that people have.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bot.nlu.likeness import FAR, Sounds, distance, joined, may_begin_alike, sounds
from bot.nlu.meaning import Unclear
from bot.nlu.named import Named, People, Typed, title, typed

VERY = 0.0  # only her very name
FREE = 0.16  # what spellers vary in any name; beyond it a name of the lists is another name
_CLEAR = 0.28  # up to here no name beyond _NEAR is near enough to be meant as well
_NEAR, _NEAR_ALONE = 0.75, 1.25  # asked about up to here: in a message, as the answer to "who?"
_MARGIN, _DOUBTING = 0.3, 0.6  # by how much, and by which part of its cost, others are farther
_SMALL_MARGIN = 0.1  # where the sounds are the very ones
_BEGUN = 0.1  # how far beyond sure the beginning of a name is: "राम" for रामवती
_TITLED = 0.05  # "sitabai" for सीता
_SHORTEST = 3  # sounds of a name that may be misspelt
_MOST_ASKED = 3
_SURE, _UNSURE, _BEGINNING = 0, 1, 2


class _Scored(NamedTuple):
    cost: float
    band: int
    number: int


def resolve(
    words: tuple[str, ...], people: People, most: float, *, alone: bool
) -> int | Unclear | None:
    """Who of `people` is meant; nobody for what costs more than `most`."""
    very = people.called(joined(*words), joined(*(word for word in words if not title(word))))
    if not very and not most:
        return None
    name = typed(words)
    if very:
        return one_of(_told_apart(name, very, people), name.text, people)
    if not name.names:
        return None
    scored = _scored(name, people, _NEAR)
    is_clear = scored[0].cost <= _CLEAR if scored else not alone
    if not is_clear:
        scored = _scored(name, people, _NEAR_ALONE)
    if not scored or scored[0].cost > most:
        return None
    return _banded(name, scored, people, alone=alone)


def one_of(numbers: Iterable[int], text: str, people: People) -> int | Unclear | None:
    """The only one, or which of them is to be asked."""
    numbers = tuple(numbers)
    if len(numbers) < 2:
        return numbers[0] if numbers else None
    keys = {people.by_number[number].key for number in numbers}
    return Unclear("same_name" if len(keys) == 1 else "near_name", numbers, text)


def of_relation(his: Sounds, people: People, most: float) -> frozenset[int]:
    """Whose husband or father it is that is called so."""
    if not most or his in people.his:
        return people.his.get(his, frozenset())
    costs = {
        name: distance(his, name, most)
        for name in people.his
        if may_begin_alike(his.letters[:1], name.letters[:1])
    }
    best = min(costs.values(), default=FAR)
    if best > most:
        return frozenset()
    near = (people.his[name] for name, cost in costs.items() if cost <= best + _SMALL_MARGIN)
    return frozenset[int]().union(*near)


def _told_apart(name: Typed, numbers: list[int], people: People) -> list[int]:
    """Of women with one first name those whose second name or title was said as well."""
    alike = [people.by_number[number] for number in numbers]
    if len(alike) < 2:
        return numbers
    if len(name.names) > 1 and (whole := [p for p in alike if joined(*name.words) in p.keys]):
        return [person.number for person in whole]
    # देवी tells सुनीता देवी from सुनीता यादव, but not from one who is written without any second
    # name: everybody may be called so.
    titled = [person for person in alike if name.titles & person.titles]
    if titled and all(p in titled or p.titles or p.others for p in alike):
        return [person.number for person in titled]
    return numbers


def _scored(name: Typed, people: People, most: float) -> list[_Scored]:
    near = people.beginning(name.initials) if most <= _NEAR else people.all
    return sorted(s for person in near if (s := _score(name, person, most)).cost < FAR)


def _score(name: Typed, person: Named, most: float) -> _Scored:
    ways = [_as_a_whole(name, person, most)]
    for cut in range(1, len(name.names) if person.others else 0):
        head, tail = sounds(*name.names[:cut]), sounds(*name.names[cut:])
        for first, second in ((head, tail), (tail, head)):
            ways += [_in_parts(first, second, person, other, most) for other in person.others]
    return _Scored(*min(ways), person.number)


def _in_parts(
    first: Sounds, second: Sounds, person: Named, other: Sounds, most: float
) -> tuple[float, int]:
    """Cost and band of a first and a second name, each for itself."""
    to_first, to_second = distance(first, person.names[0], most), distance(second, other, most)
    sure = to_first <= _sure(first, person.names[0]) and to_second <= _sure(second, other)
    return min(to_first + to_second, FAR), _SURE if sure else _UNSURE


def _as_a_whole(name: Typed, person: Named, most: float) -> tuple[float, int]:
    """Cost and band of all that was typed as her first name or her whole one."""
    ways = [(distance(name.said, hers, most), hers) for hers in person.names]
    ways += [
        (distance(variant, hers, FREE) + _TITLED, hers)
        for variant in name.variants
        for hers in person.names
    ]
    if person.untitled:
        ways.append((distance(name.said, person.untitled, FREE) + _TITLED, person.untitled))
    cost, nearest = min(ways, key=lambda way: way[0])
    if cost and len(name.said.letters) < _SHORTEST:
        return FAR, _UNSURE
    sure = _sure(name.said, nearest)
    if cost > sure and _is_begun(name.said, person.names[0]):
        return sure + _BEGUN, _BEGINNING
    return cost, _SURE if cost <= sure else _UNSURE


def _sure(one: Sounds, other: Sounds) -> float:
    return min(one.sure, other.sure)


def _is_begun(said: Sounds, name: Sounds) -> bool:
    return len(said.letters) >= _SHORTEST and name.letters.startswith(said.letters)


def _banded(
    name: Typed, scored: Sequence[_Scored], people: People, *, alone: bool
) -> int | Unclear | None:
    best = scored[0]
    if best.band != _SURE and best.cost > (_NEAR_ALONE if alone else _NEAR):
        return None
    if best.band == _BEGINNING and not alone:
        return None
    her = people.by_number[best.number]
    if best.band != _SURE or _is_another(name, her, best.cost):
        return Unclear("near_name", tuple(s.number for s in scored[:_MOST_ASKED]), name.text)
    margin = _MARGIN + _DOUBTING * best.cost if best.cost else _SMALL_MARGIN
    close = [s.number for s in scored if s.cost < best.cost + margin]
    return one_of(_told_apart(name, close, people), name.text, people)


def _is_another(name: Typed, her: Named, cost: float) -> bool:
    """Whether what was typed is itself a name, and not hers: रीना is no slip of रीता."""
    if not name.is_common or sounds(name.names[0]).folded == her.names[0].folded:
        return False
    return cost > FREE or her.is_common
