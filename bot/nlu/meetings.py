"""Meetings: when, set, move, cancel, repeat, who comes and who was there."""

from typing import Any

from bot.nlu import dates, guards, names, slots
from bot.nlu.heard import Heard
from bot.nlu.meaning import Meaning, Slots, Unclear

_MONEY = ("deposit", "gave", "saving", "rupee", "loan", "fine", "instalment", "bank", "expense")
_FEW = 4  # pieces of a place's name before "के घर"


def understand(heard: Heard) -> Meaning | None:
    """The meaning, when the message is about a meeting."""
    return _coming(heard) or _attendance(heard) or _meeting(heard)


def _coming(heard: Heard) -> Meaning | None:
    if heard.has("cannot_come"):
        return Meaning("rsvp_no", _which(heard))
    if heard.has("come_i") and not heard.has("who", "how_much"):
        if guards.is_question(heard) or heard.has("if"):
            return Meaning("rsvp_yes", _which(heard), True, ("rsvp_yes", "meeting_when"))
        return Meaning("rsvp_no" if heard.has("not") else "rsvp_yes", _which(heard))
    if heard.has("come_i") and heard.has("who") and not heard.has("when", "where"):
        return Meaning("rsvp_list")
    if heard.has("come_they") and (guards.is_question(heard) or heard.has("tell")):
        return Meaning("rsvp_list")
    return None


def _which(heard: Heard) -> Slots:
    day = heard.day(dates.FUTURE)
    return Slots(day=None if isinstance(day, Unclear) else day)


def _attendance(heard: Heard) -> Meaning | None:
    """हाज़िर सब, 4 नहीं आई; geeta aur 7 nahi aayi."""
    marked = heard.has("attendance", "absent_word") or (heard.has("came") and not heard.has("fund"))
    if not (heard.is_officer and marked) or heard.has(*_MONEY) or guards.is_question(heard):
        return None
    if not heard.has("attendance", "absent_word") and (heard.strange or heard.has("elsewhere")):
        return None  # "पेंशन के 200 आए"
    everyone = heard.has("all", "rest")
    found = names.find(heard.said, heard.roster, heard.timed, bare=True)
    here, away = _sides(heard, found)
    if not (everyone or found or heard.has("attendance")):
        return None
    unclear = tuple(m.value for m in found if isinstance(m.value, Unclear))
    said = heard.has("attendance", "absent_word")
    if not said and any(part.why == "no_such_number" for part in unclear):
        return None  # "गीता के 100 आए"
    return slots.meaning("attendance", {
        "everyone": everyone, "present": here, "absent": away, "members": here, "excepted": away,
        "unclear": unclear,
    })  # fmt: skip


def _sides(heard: Heard, found: list[names.Mention]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Who was there and who was not: a "not" speaks for the names since the last verb."""
    here: list[int] = []
    away: list[int] = []
    waiting: list[int] = []
    spans = {mention.start: mention for mention in found}
    for place, piece in enumerate(heard.said):
        mention = spans.get(place)
        if mention and isinstance(mention.value, int):
            waiting.append(mention.value)
        elif piece.has("not", "absent_word", "except"):
            away, waiting = away + waiting, []
        elif piece.has("came", "attendance"):
            here, waiting = here + waiting, []
    if heard.has("all", "rest") or heard.has("absent_word") and not here:
        away, waiting = away + waiting, []
    return tuple(dict.fromkeys(here + waiting)), tuple(dict.fromkeys(away))


def _meeting(heard: Heard) -> Meaning | None:
    if heard.has(*_MONEY):
        return None
    if not heard.has("meeting"):
        return None
    if not heard.is_officer or guards.is_question(heard):
        return Meaning("meeting_when", _which(heard))
    found = _when_and_where(heard)
    announced = heard.has("broadcast") and found.keys() & {"day", "time", "rule"}
    if heard.has("remind", "broadcast", "tell") and not announced:
        if heard.has("remind", "broadcast"):
            return Meaning("notice_broadcast", Slots(topic="meeting"))
        return Meaning("meeting_when", _which(heard))
    return _called(heard, found)


def _called(heard: Heard, found: dict[str, Any]) -> Meaning:
    """What an officer does with a meeting."""
    if heard.has("cancel") and not found.keys() & {"rule", "time"}:
        return slots.meaning("meeting_cancel", {k: v for k, v in found.items() if k != "place"})
    if heard.recurring.every:
        return slots.meaning("meeting_repeat", found)
    if heard.has("move", "place_of") or "from_day" in found:
        return slots.meaning("meeting_move", found)
    if found:
        return slots.meaning("meeting_set", found)
    if heard.has("held"):
        return Meaning("meeting_set") if not heard.has("next") else Meaning("meeting_when")
    return Meaning("meeting_when")


def _when_and_where(heard: Heard) -> dict[str, Any]:
    found: dict[str, Any] = {}
    unclear: list[Unclear] = []
    if heard.recurring.every:
        found["every"] = heard.recurring.every
        rule = heard.recurring.rule
        if isinstance(rule, Unclear):
            unclear.append(rule)
        else:
            found["rule"] = rule
    else:
        unclear += _put_days(heard, found)
    at = slots.of_time(heard)
    unclear += at.pop("unclear", ())
    found |= at
    if place := _place(heard):
        found["place"] = place
    if unclear:
        found["unclear"] = tuple(unclear)
    return found


def _put_days(heard: Heard, found: dict[str, Any]) -> list[Unclear]:
    """The day; "10 से 12 को" and "10 नहीं 12" in a move give the old day too."""
    days = heard.meeting_days()
    alike = len(days) == 2 and days[0].is_weekday == days[1].is_weekday
    if alike and (heard.has("move", "place_of") or _is_moved(heard)):
        old, new = (day.value for day in days)
        if not isinstance(old, Unclear) and not isinstance(new, Unclear):
            found["from_day"], found["day"] = old, new
            return []
    day = dates.agreed(days, heard.text)
    if isinstance(day, Unclear):
        return [day]
    if day:
        found["day"] = day
    return []


def _is_moved(heard: Heard) -> bool:
    """ "मंगल की बैठक बुध को कर दो": of one day, to another."""
    said = heard.said
    of, to = heard.meeting_days()
    meeting = [n for n, piece in enumerate(said) if piece.has("meeting")]
    if not (meeting and of.end < len(said) and to.end < len(said)):
        return False
    return (
        said[of.end].has("of") and of.end < meeting[0] < to.start and said[to.end].has("to", "on")
    )


def _place(heard: Heard) -> str:
    """The words before "के घर", or the name of the house: "पंचायत भवन"."""
    places = [n for n, piece in enumerate(heard.said) if piece.has("place_at")]
    if not places:
        return ""
    first, last = places[0], places[-1]
    taken = heard.timed | {n for day in heard.meeting_days() for n in range(day.start, day.end)}
    for n in range(first - 1, max(-1, first - _FEW), -1):
        piece = heard.said[n]
        named = n in heard.named
        if (
            n in taken
            or piece.kind != "word"
            or not (named or piece.is_unknown or piece.has("of", "of_or_to", "honorific"))
        ):
            break
        first = n
    while (
        heard.said[first].has("of", "of_or_to")
        and first < last
        and not heard.said[first].has("place_at")
    ):
        first += 1
    end = heard.said[last].end
    follows = heard.said[last + 1] if last + 1 < len(heard.said) else None
    if heard.said[last].bound and follows and follows.bound:
        end = follows.end
    return heard.text[heard.said[first].start : end]
