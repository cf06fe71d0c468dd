"""What a treasurer's line gave."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from bot.nlu.meaning import Unclear
from bot.nlu.money import Amount
from bot.nlu.names import Mention


@dataclass
class Bulk:
    """Money by member in paise; `unclear` = the parts that were not understood."""

    amounts: list[tuple[int, int]] = field(default_factory=list)
    mine: int | None = None  # paise of who speaks, beside others' ("मेरा 100, सीता 200")
    named: list[int] = field(default_factory=list)  # members named without an amount of their own
    asked: list[int] = field(default_factory=list)  # members whose amount was not understood
    everyone: int | None = None  # paise for all
    is_everyone: bool = False
    rest: int | None = None
    excepted: tuple[int, ...] = ()
    explained: frozenset[int] = frozenset()  # pieces that say who has not paid: nothing more
    left: list[Mention] = field(default_factory=list)  # excepted, or not paid beside the others
    unclear: list[Unclear] = field(default_factory=list)
    money: list[Amount] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)


def spans(found: Iterable[Mention]) -> frozenset[int]:
    """The pieces of mentions."""
    return frozenset(n for mention in found for n in range(mention.start, mention.end))
