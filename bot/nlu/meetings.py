"""Meetings: when, set, move, cancel, repeat, who comes and who was there."""

from typing import Any

from bot.domain.schedule import next_day
from bot.nlu import guards, moves, names, slots
from bot.nlu.days import dates
from bot.nlu.heard import Heard
from bot.nlu.meaning import Meaning, Slots, Unclear
from bot.nlu.roster import last_number

_MONEY = ("deposit", "saving", "rupee", "loan", "fine", "instalment", "bank", "expense")
_FEW = 4  # pieces of a place's name before "के घर"


def understand(heard: Heard) -> Meaning | None:
    """The meaning, when the message is about a meeting."""
    return _coming(heard) or attended(heard) or _meeting(heard)


def announced(heard: Heard) -> Meaning | None:
    """ "सब दीदियों को बता दो कि …": news for all, whatever it is about."""
    if not heard.is_officer or guards.is_question(heard):
        return None
    if not (heard.has("broadcast") or (heard.has("tell_all") and _is_to_all(heard))):
        return None
    if heard.has("meeting"):
        return None  # a meeting that is set and announced is first set: _meeting
    return (
        None if heard.has("gave", "deposit") and heard.bulk.money else Meaning("notice_broadcast")
    )


def _is_to_all(heard: Heard) -> bool:
    """ "सबको", "सब दीदी को", "सब्बो झन ल": all of them, and "to" behind."""
    for place, piece in enumerate(heard.said):
        if piece.has("all_to", "all_of_or_to"):
            return True
        if piece.has("all"):
            end = place + 1
            while end < len(heard.said) and heard.said[end].has("people", "honorific", "plural"):
                end += 1
            if end < len(heard.said) and heard.said[end].has("to", "of_or_to", "until"):
                return True
            if place and heard.said[place - 1].has("to_before"):
                return True
    return False


def _coming(heard: Heard) -> Meaning | None:
    if heard.has("cannot_come"):
        return Meaning("rsvp_no", _which(heard))
    if heard.has("busy") and heard.has("meeting") and heard.has("not") and not heard.is_officer:
        return Meaning("rsvp_no", _which(heard))
    if len(heard.strange) > 1 and not heard.has("meeting"):
        return None
    if heard.has("come_i") and heard.has("when") and not heard.has("meeting"):
        return None  # "तुम कब आओगी"
    if _is_money(heard):
        return None  # "खाते में 2000 आएँगे"
    if heard.has("come_i") and not heard.has("who", "how_much"):
        if guards.is_question(heard) or heard.has("if"):
            return Meaning("rsvp_yes", _which(heard), True, ("rsvp_yes", "meeting_when"))
        return Meaning("rsvp_no" if heard.has("not") else "rsvp_yes", _which(heard))
    if heard.has("come_i") and heard.has("who") and not heard.has("when", "where"):
        return Meaning("rsvp_list")
    asked = guards.is_question(heard) or heard.has("tell")
    if asked and heard.has("come_they") and heard.has("who", "people", "all", "meeting"):
        return Meaning("rsvp_list")
    return None


def _which(heard: Heard) -> Slots:
    day = heard.day(dates.FUTURE)
    return Slots(day=None if isinstance(day, Unclear) else day)


def attended(heard: Heard) -> Meaning | None:
    """हाज़िर सब, 4 नहीं आई; geeta aur 7 nahi aayi."""
    marked = heard.has("attendance", "absent_word") or (heard.has("came") and not heard.has("fund"))
    money = _is_money(heard) or heard.has(*_MONEY)
    if not (heard.is_officer and marked) or money or guards.is_question(heard):
        return None
    if not heard.has("attendance", "absent_word") and (heard.strange or heard.has("elsewhere")):
        return None  # "पेंशन के 200 आए"
    everyone = heard.has("all", "rest")  # "हाज़िरी पूरी, सिर्फ गीता नहीं"
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


def _is_money(heard: Heard) -> bool:
    """Whether an amount is said that is no register number: "1,2,5 आईं" has none."""
    last = last_number(heard.roster) * 100
    return any(a.marked or not isinstance(a.value, int) or a.value > last for a in heard.bulk.money)


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
    if not heard.has("meeting"):
        return None
    if heard.has(*_MONEY) or (heard.has("gave", "goods") and _is_money(heard)):
        return None  # "बैठक में चाय 150 की हुई"
    if heard.has("money") and heard.has("me_only"):
        return None  # "मेरा पैसा जो बैठक में दिया था"
    if not heard.is_officer or guards.is_question(heard):
        chatter = len(heard.strange) > 1 and not guards.is_question(heard)
        return None if chatter else Meaning("meeting_when", _which(heard))
    found = _when_and_where(heard)
    announced = heard.has("broadcast") and found.keys() & {"day", "time", "rule"}
    if heard.has("remind", "broadcast", "tell") and not announced:
        if heard.has("remind", "broadcast"):
            return Meaning("notice_broadcast", Slots(topic="meeting"))
        return Meaning("meeting_when", _which(heard))
    return _called(heard, found)


def _called(heard: Heard, found: dict[str, Any]) -> Meaning:
    """What an officer does with a meeting."""
    denied = _is_denied(heard) and heard.has("held", "did") and not heard.has("move")
    if (heard.has("cancel") or (denied and "from_day" not in found)) and not found.keys() & {
        "rule",
        "time",
    }:
        return slots.meaning("meeting_cancel", {k: v for k, v in found.items() if k != "place"})
    if heard.recurring.every:
        return slots.meaning("meeting_repeat", found)
    if heard.has("move", "place_of") or "from_day" in found or (found and _is_now(heard)):
        return slots.meaning("meeting_move", found)
    day = found.get("day")
    if day and day < heard.today:
        if heard.tense == "past":
            return Meaning("meeting_when")  # "कल बैठक थी"
        unclear = (*found.get("unclear", ()), Unclear("past", (), heard.text))
        found = {k: v for k, v in found.items() if k != "day"} | {"unclear": unclear}
    if found:
        return slots.meaning("meeting_set", found)
    if heard.has("held"):
        return Meaning("meeting_set") if not heard.has("next") else Meaning("meeting_when")
    return Meaning("meeting_when")


def _is_now(heard: Heard) -> bool:
    """ "बैठक अब 12 को": it was to be on another day."""
    near = (n for n, piece in enumerate(heard.said) if piece.has("now_word"))
    return any(p.has("meeting") for n in near for p in heard.said[max(0, n - 2) : n + 2])


def _is_denied(heard: Heard) -> bool:
    """A "not" behind the meeting; "नई बैठक" is a new one."""
    first = next(n for n, piece in enumerate(heard.said) if piece.has("meeting"))
    return any(piece.has("not") for piece in heard.said[first:])


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
        if isinstance(rule, str) and rule:
            found["day"] = next_day(rule, heard.today)
    else:
        unclear += moves.put_days(heard, found)
    at = slots.of_time(heard)
    unclear += at.pop("unclear", ())
    found |= at
    if place := _place(heard):
        found["place"] = place
    if unclear:
        found["unclear"] = tuple(unclear)
    return found


def _place(heard: Heard) -> str:
    """The words before "के घर", or the name of the house: "पंचायत भवन"."""
    places = [n for n, piece in enumerate(heard.said) if piece.has("place_at")]
    if not places:
        return ""
    first, last = places[0], places[-1]
    taken = heard.timed | {n for day in heard.meeting_days for n in range(day.start, day.end)}
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
