"""What a message was understood to mean."""

import datetime
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Unclear:
    """Not one meaning: why, and what it could be (empty = no idea).

    why: nothing | several | near_number | range | about | negative | fraction_of_paise | same_name
         | near_name | unknown_name | no_such_number | impossible | conflict | no_part_of_day | past
         | vague (a festival, "next week") | lunar (a day of the moon: its next three dates)
    """

    why: str
    options: tuple[Any, ...] = ()
    words: str = ""  # the part that was not understood


@dataclass(frozen=True)
class Slots:
    """What a message says beside its intent. Money in paise; members by register number.

    `amounts`: ((member or "self", paise), …). `everyone`: "all" was said; `rest` = paise for
    "all the others". `unclear` = the parts that were not understood, while the others were.
    """

    amount: int | None = None
    amounts: tuple[tuple[int | str, int], ...] = ()
    members: tuple[int, ...] = ()
    everyone: bool = False
    excepted: tuple[int, ...] = ()
    rest: int | None = None
    wrong_amount: int | None = None
    day: datetime.date | None = None
    from_day: datetime.date | None = None
    time: datetime.time | None = None
    rule: str = ""  # weekly:mon, monthly:10, … as in bot.domain.schedule
    every: str = ""  # weekly | fortnightly | monthly
    head: str = ""  # optional | health | food | fine_absent | fine_late | joining | saving
    code: str = ""  # a receipt's code
    slip: str = ""  # a bank slip's number
    place: str = ""
    language: str = ""
    topic: str = ""
    via_bank: bool = False
    claims: tuple[int, ...] = ()
    number: int | None = (
        None  # of a choice, claim, proposal, dispute or meeting a button stands for
    )
    present: tuple[int, ...] = ()
    absent: tuple[int, ...] = ()
    other: dict[str, Any] = field(
        default_factory=dict
    )  # instalments, rate, fund, purpose, mode, group
    unclear: tuple[Unclear, ...] = ()


@dataclass(frozen=True)
class Meaning:
    """An intent with its slots. `ambiguous` with `alternatives` where the words leave it open."""

    intent: str
    slots: Slots = field(default_factory=Slots)
    ambiguous: bool = False
    alternatives: tuple[Any, ...] = ()
