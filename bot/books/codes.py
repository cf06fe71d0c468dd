"""Receipt codes: four characters a woman can read out, made from the entry's number alone."""

import hashlib
from itertools import product

LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ"  # without I, L, O, and below without 0, 1: they look alike
DIGITS = "23456789"
_LENGTH = 4
# With a letter and a digit in it a code is neither a word nor a sum of money.
_SHAPES = tuple(s for s in product((LETTERS, DIGITS), repeat=_LENGTH) if len(set(s)) == 2)


def _size(shape: tuple[str, ...]) -> int:
    size = 1
    for alphabet in shape:
        size *= len(alphabet)
    return size


HOW_MANY = sum(_size(shape) for shape in _SHAPES)  # 639,584
_STRIDE = 391_939  # prime and no divisor of HOW_MANY: n → start + n × stride meets each once


def code(group_id: int, number: int) -> str:
    """The code of the group's entry `number` (from 1); never the same twice within a group.

    After 639,584 entries, a thousand years of ten a week, it has a fifth character.
    """
    start = int.from_bytes(hashlib.sha256(str(group_id).encode()).digest()[:8])
    turn, place = divmod(number - 1, HOW_MANY)
    rank = (start + place * _STRIDE) % HOW_MANY
    return _spelled(rank) + ((LETTERS + DIGITS)[turn - 1] if turn else "")


def _spelled(rank: int) -> str:
    for shape in _SHAPES:
        if rank < _size(shape):
            break
        rank -= _size(shape)
    characters = []
    for alphabet in shape:
        rank, at = divmod(rank, len(alphabet))
        characters.append(alphabet[at])
    return "".join(characters)
