"""Days counted from today: आज, कल, परसों, 3 दिन बाद, हफ्ते भर बाद, दो महीने पहले."""

from collections.abc import Collection, Sequence
from datetime import timedelta

from bot.nlu.days import tense
from bot.nlu.days.calendar import months_on
from bot.nlu.days.found import FUTURE, PAST, Day, Where, concept, day_number
from bot.nlu.meaning import Unclear
from bot.nlu.pieces import Piece, at

_DAYS = {"day_word": 1, "week_word": 7, "hafta": 7, "fortnightly": 15}
_FARTHEST = 400  # of any unit


def spoken(where: Where, place: int, skip: Collection[int] = ()) -> Day | None:
    """आज; कल and परसों by the tense of their verb; बिहान, tomorrow, yesterday."""
    said = where.said
    ago = concept(said[place], "ago:")
    if not ago or _is_nowadays(where, place) or said[place].bound:
        return None
    days = int(ago)
    if not days:
        return _with_span(where, Day(where.today, place, place + 1))
    if ago[0] in "+-":
        if said[place].has("programme") and _is_programme(where, place):
            return None
        return _with_span(where, Day(where.today + timedelta(days), place, place + 1))
    before = at(said, place - 1)
    lean = tense.at_place(said, place, where.lean, skip)
    if before and before.has("next", "previous"):  # आने वाला कल, बीता हुआ कल
        lean = FUTURE if before.has("next") else PAST
    if not lean:
        options = (where.today - timedelta(days), where.today + timedelta(days))
        return Day(Unclear("several", options, said[place].text), place, place + 1)
    sign = -1 if lean == PAST else 1
    return _with_span(where, Day(where.today + timedelta(sign * days), place, place + 1))


def _with_span(where: Where, day: Day) -> Day:
    """ "आज से 5 दिन बाद", "कल से दो दिन बाद"."""
    since = at(where.said, day.end)
    if since is None or not since.has("from") or isinstance(day.value, Unclear):
        return day
    later = counted(where._replace(today=day.value), day.end + 1)
    return later._replace(start=day.start) if later else day


def _is_nowadays(where: Where, place: int) -> bool:
    """ "आज कल" is nowadays, and no day."""
    ago = [concept(at(where.said, n), "ago:") for n in (place - 1, place, place + 1)]
    return ago[1:] == ["0", "1"] or ago[:2] == ["0", "1"]


def _is_programme(where: Where, place: int) -> bool:
    """Whether बिहान is the ministry's programme of that name, not tomorrow."""
    named = ("group", "scheme", "fund", "account", "honorific")
    follows, second = at(where.said, place + 1), at(where.said, place + 2)
    if follows is None:
        return len(where.said) == 1 and not where.lean
    return follows.has(*named) or bool(
        follows.has("of", "of_or_to") and second and second.has(*named)
    )


def counted(where: Where, place: int) -> Day | None:
    """3 दिन बाद, दो हफ्ते पहले, in 4 days, हफ्ते भर बाद, 1 महीने और 21 दिन पहले."""
    said, start = where.said, place
    if place >= len(said):
        return None
    early = said[place].has("after", "in") and day_number(at(said, place + 1)) is not None
    place += 1 if early else 0
    days = months = 0
    first = place
    while span := _span(said, place, is_first=place == first):
        count, unit, place = span
        month = 12 if "year_word" in unit else 1 if "month_word" in unit else 0
        months += count * month
        days += 0 if month else count * next(_DAYS[name] for name in _DAYS if name in unit)
        if (joint := at(said, place)) and joint.has("and"):
            place += 1
    if place == first or days + months > _FARTHEST:
        return None
    end, sign = _way(said, place)
    if end == place + 2 and not said[first].word.is_number and said[first].value is None:
        return None  # "महीने के पहले सोमवार"
    if early and not sign:  # "in 4 days", "after 3 days"; "in" is not said so in Hindi
        end, sign = place, int(said[start].text.isascii())
    if not sign:
        return None
    if _is_range(said, first):
        return Day(Unclear("several", words=where.words(first - 2, end)), start, end)
    day = months_on(where.today, sign * months) + timedelta(sign * days)
    return Day(day, start, end)


def _span(
    said: Sequence[Piece], place: int, *, is_first: bool
) -> tuple[int, frozenset[str], int] | None:
    """(how many, the unit's concepts, where it ends) of "3 दिन", "हफ्ते भर", "एक महीने"."""
    piece, unit = at(said, place), at(said, place + 1)
    count, end = day_number(piece), place + 2
    if count is None:
        before = at(said, place - 1)
        other = before and (
            before.word.is_number
            or before.value is not None
            or before.has("next", "previous", "this", "every", "filler")
        )
        if other or not is_first:
            return None
        count, unit, end = 1, piece, place + 1
    if unit is None or not unit.has(*_DAYS, "month_word", "year_word"):
        return None
    if (whole := at(said, end)) and whole.has("whole_span"):
        end += 1
    elif end == place + 1 and unit.has("day_word"):
        return None  # "दिन बाद" alone
    return count, unit.concepts, end


def _way(said: Sequence[Piece], place: int) -> tuple[int, int]:
    """(where it ends, 1 or -1) of बाद, के बाद, पहले, ago; 0 = neither."""
    piece = at(said, place)
    if piece and piece.has("of_or_to", "of"):
        place += 1
        piece = at(said, place)
    if piece is None or not piece.has("after", "before"):
        return place, 0
    return place + 1, 1 if piece.has("after") else -1


def _is_range(said: Sequence[Piece], first: int) -> bool:
    """ "2-3 दिन बाद" is no one day."""
    mark = at(said, first - 1)
    return bool(mark and mark.text == "-" and day_number(at(said, first - 2)) is not None)
