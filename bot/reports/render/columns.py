"""How wide each column of a table is, and its cells in lines."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.reports.paper import Kind, Row, Table
from bot.reports.render.cells import shown
from bot.reports.render.face import face, width

PAD = 3.0  # on both sides of a cell
LINE = 1.4  # of a letter's size
SIZES = (10.5, 9.5, 8.5, 7.5, 6.5)
_LEAST = 46.0  # for a column of words
_HAIR = 0.01  # what adding up widths may be wrong by
_MANY_WORDS = 0.4  # of a table's width


@dataclass(frozen=True)
class Fitted:
    """A table at the size at which it fits."""

    size: float
    widths: tuple[float, ...]

    @property
    def line(self) -> float:
        """Height of a line: vowel signs reach far above and below the letters."""
        return self.size * LINE


def fitted(table: Table, room: float, largest: float = SIZES[0]) -> Fitted:
    """The largest letters at which figures stand whole and words have enough room."""
    for size in (size for size in SIZES if size <= largest):
        if widths := _widths(table, room, size):
            break
    else:
        widths = _squeezed(table, room, size)
    return Fitted(size, widths)


def _widths(table: Table, room: float, size: float) -> tuple[float, ...] | None:
    natural = [_natural(table, n, size) for n in range(len(table.columns))]
    words = [n for n, column in enumerate(table.columns) if column.kind is Kind.TEXT]
    left = room - sum(w for n, w in enumerate(natural) if n not in words)
    wanted = sum(natural[n] for n in words)
    least = sum(min(natural[n], _LEAST) for n in words)
    if left < least or left < 0:
        return None
    if wanted <= left:  # what is over goes to the words, where they are most of the table
        over = _heads_in_a_line(table, natural, room - sum(natural), size)
        takes = words if wanted >= _MANY_WORDS * sum(natural) else list(range(len(natural)))
        share = over / sum(natural[n] for n in takes)
        for n in takes:
            natural[n] *= 1 + share
    else:
        _share(natural, words, left)
    return tuple(natural)


def _heads_in_a_line(table: Table, natural: list[float], over: float, size: float) -> float:
    """Of what is over, heads take what they want to stand in one line; returns the rest."""
    for n, column in enumerate(table.columns):
        more = width(column.head, size, bold=True) + 2 * PAD - natural[n]
        if 0 < more <= over:
            natural[n] += more
            over -= more
    return over


def _share(natural: list[float], words: Sequence[int], left: float) -> None:
    """The wide ones give up what is missing."""
    room, rest = left, sorted(words, key=lambda n: natural[n])
    for place, n in enumerate(rest):
        natural[n] = min(natural[n], room / (len(rest) - place))
        room -= natural[n]


def _squeezed(table: Table, room: float, size: float) -> tuple[float, ...]:
    """More columns than a page has room for: all of them a part of it."""
    natural = [_natural(table, n, size) for n in range(len(table.columns))]
    return tuple(w * room / sum(natural) for w in natural)


def _natural(table: Table, n: int, size: float) -> float:
    """What the column wants; its head may stand in several lines, a figure may not."""
    column = table.columns[n]
    head = max((width(word, size, bold=True) for word in column.head.split()), default=0)
    rows: Iterable[Row] = (*table.rows, *((table.total,) if table.total else ()))
    bold = column.kind is not Kind.TEXT
    cells = (width(shown(row[n], column.kind), size, bold=bold) for row in rows)
    return max([head, *cells]) + 2 * PAD


def lines(text: str, room: float, size: float, *, bold: bool) -> list[str]:
    """`text` in lines that fit into `room`; a word that is too long by itself is parted."""
    return list(_lines(text, room - 2 * PAD, size, bold))


@lru_cache(maxsize=4096)
def _lines(text: str, room: float, size: float, bold: bool) -> tuple[str, ...]:
    found = [""]
    for word in text.split(" "):
        longer = f"{found[-1]} {word}" if found[-1] else word
        if width(longer, size, bold=bold) <= room + _HAIR:
            found[-1] = longer
            continue
        found += list(_parted(word, room, size, bold))
        if not found[0]:
            found.pop(0)
    return tuple(found)


def _parted(word: str, room: float, size: float, bold: bool) -> Iterable[str]:
    """Between clusters only: a vowel sign stays with its letter."""
    if width(word, size, bold=bold) <= room + _HAIR:
        yield word
        return
    part = ""
    for cluster in face(bold=bold).clusters(word):
        if part and width(part + cluster, size, bold=bold) > room:
            yield part
            part = ""
        part += cluster
    yield part
