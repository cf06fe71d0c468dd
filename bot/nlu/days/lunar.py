"""Days of the moon, festivals and other vague times: offered or asked for, never taken."""

from collections.abc import Sequence
from datetime import date

from bot.domain.schedule import next_days
from bot.nlu.days.found import Day, Where, concept
from bot.nlu.meaning import Unclear
from bot.nlu.pieces import Piece, at

_SHOWN = 3


def rule_at(said: Sequence[Piece], place: int) -> str:
    """`lunar:purnima`, `lunar:11`, `lunar:krishna-4`; "" for any other word."""
    tithi = concept(at(said, place), "moon:")
    if not tithi:
        return ""
    return f"lunar:{_half(said, place)}{tithi}" if tithi.isdecimal() else f"lunar:{tithi}"


def _half(said: Sequence[Piece], place: int) -> str:
    """ "shukla-" or "krishna-" when it is said just before: "शुक्ल पक्ष की एकादशी"."""
    near = (concept(at(said, n), "half:") for n in range(place - 1, place - 4, -1))
    return next((f"{half}-" for half in near if half), "")


def is_day(said: Sequence[Piece], place: int) -> bool:
    """Whether पूर्णिमा or पूनम surely is a day, though a woman of the group has that name."""
    follows, behind = at(said, place + 1), at(said, place + 2)
    if not rule_at(said, place) or follows is None:
        return False
    return follows.has("to", "on") or bool(
        follows.has("of", "of_or_to") and behind and behind.has("day_word")
    )


def days(rule: str, today: date) -> tuple[date, ...]:
    """The next dates to choose from."""
    return next_days(rule, today, _SHOWN)


def read(where: Where, place: int) -> Day | None:
    """A day of the moon as Unclear("lunar", its next three dates); of a certain month, without."""
    rule, follows = rule_at(where.said, place), at(where.said, place + 1)
    if not rule or (follows and (follows.has("agent", "honorific") or follows.value is not None)):
        return None  # पूनम is a woman's name too
    words = where.words(place, place + 1)
    in_month = any(p.has("hindu_month") for p in where.said[max(0, place - 3) : place])
    before = at(where.said, place - 1)
    one = before and (before.is_unknown or before.has("festival") or concept(before, "day:"))
    options = () if in_month or one else days(rule, where.today)  # गुरु पूर्णिमा: one a year
    return Day(Unclear("lunar", options, words), place, place + 1)


def festival(where: Where, place: int) -> Day | None:
    """होली, दिवाली, ईद; सावन में: the date has to be said."""
    piece, follows = where.said[place], at(where.said, place + 1)
    in_month = piece.has("hindu_month") and (
        follows is None or follows.has("in", "of", "month_word", "date_word")
    )
    in_month = in_month and not any(rule_at(where.said, n) for n in range(place + 1, place + 4))
    if not (piece.has("festival") or in_month):
        return None
    end = place + 1
    while (behind := at(where.said, end)) and _belongs(behind):
        end += 1
    return Day(Unclear("vague", words=where.words(place, end)), place, end)


def _belongs(piece: Piece) -> bool:
    """ "के दूसरे दिन", "के बाद": what is counted from a day that is not known."""
    return piece.has("of", "of_or_to", "day_word", "after", "before", "next", "in") or bool(
        concept(piece, "nth:")
    )


def vague(where: Where, place: int) -> Day | None:
    """अगले हफ्ते, पिछले महीने: no one day; "अगले महीने का" is about what belongs to it."""
    said = where.said
    unit, follows = at(said, place + 1), at(said, place + 2)
    if unit is None or not said[place].has("next", "previous"):
        return None
    if not unit.has("month_word", "week_word", "hafta") or (follows and follows.has("of")):
        return None
    if follows and follows.has("of_or_to", "from"):
        return None
    return Day(Unclear("vague", words=where.words(place, place + 2)), place, place + 2)
