"""What a paper says, apart from how it is drawn: values, and words in the reader's language."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum


class Kind(Enum):
    """What stands in a column; money is paise."""

    TEXT = "text"
    MONEY = "money"
    COUNT = "count"
    DAY = "day"


Cell = str | int | date | None
Row = tuple[Cell, ...]


@dataclass(frozen=True)
class Column:
    """A column's words and what its cells are; money, counts and days stand on the right."""

    head: str
    kind: Kind = Kind.TEXT


@dataclass(frozen=True)
class Table:
    """`strong` = places of rows that sum up others; `total` is the last row."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    title: str = ""
    total: Row | None = None
    strong: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Fact:
    """A figure with its name, above the tables."""

    label: str
    value: Cell
    kind: Kind = Kind.MONEY


@dataclass(frozen=True)
class Sheet:
    """A whole paper. `name` is that of its kind, also in file names: never a woman's."""

    name: str
    title: str
    group: str
    period: str  # its day or month
    tables: tuple[Table, ...]
    facts: tuple[Fact, ...] = ()
    about: str = ""  # whose it is
    notes: tuple[str, ...] = ()
    signatures: tuple[str, ...] = ()


def total(rows: Sequence[Row], columns: Sequence[Column], label: str) -> Row:
    """The sum of every column of money; `label` stands in the first column of words."""
    words = next(n for n, column in enumerate(columns) if column.kind is Kind.TEXT)
    sums: list[Cell] = [
        sum(cell for row in rows if isinstance(cell := row[n], int))
        if column.kind is Kind.MONEY
        else None
        for n, column in enumerate(columns)
    ]
    sums[words] = label
    return tuple(sums)


def without_empty(table: Table, keep: Collection[int] = ()) -> Table:
    """Without those columns of money in which nothing stands; `keep` = places that stay."""
    shown = [
        n
        for n, column in enumerate(table.columns)
        if n in keep or column.kind is not Kind.MONEY or any(row[n] for row in table.rows)
    ]

    def cut(row: Row) -> Row:
        return tuple(row[n] for n in shown)

    return replace(
        table,
        columns=tuple(table.columns[n] for n in shown),
        rows=tuple(map(cut, table.rows)),
        total=cut(table.total) if table.total else None,
    )
