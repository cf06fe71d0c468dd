"""What stands on a drawn page, in points from its upper left corner."""

from dataclasses import dataclass, field

WIDTH, HEIGHT = 419.53, 595.28  # A5, upright: readable on a small phone
MARGIN = 22.0
INK, QUIET, TINT, THIN = 0.0, 0.38, 0.94, 0.72  # shades of grey


@dataclass(frozen=True)
class Words:
    """A text whose base line begins at (x, y)."""

    x: float
    y: float
    text: str
    size: float
    bold: bool = False
    grey: float = INK


@dataclass(frozen=True)
class Fill:
    """A filled box; a rule is a very flat one."""

    x: float
    y: float
    width: float
    height: float
    grey: float


@dataclass
class Page:
    """One page, in the order in which it is drawn; `boxes` = each cell and where its ink may be."""

    fills: list[Fill] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)
    boxes: list[tuple[Fill, str]] = field(default_factory=list)
