"""The meeting as it goes: begun, counted, closed, and how it stands."""

from dataclasses import replace

from bot.nlu import guards, meetings
from bot.nlu.heard import Heard
from bot.nlu.meaning import Meaning, Slots
from bot.nlu.pieces import read

_MOST_WORDS = 12
_ELSEWHERE = (
    "deposit", "gave", "bank", "carry", "keep", "withdraw", "sale", "expense", "loan", "fine",
    "saving", "goods", "elsewhere", "want", "unit", "percent", "message", "instalment", "hafta",
)  # fmt: skip
_BESIDE_NOTHING = ("filler", "box", "in", "money", "rupee", "cash", "beside_answer", "honorific")


def understand(heard: Heard) -> Meaning | None:
    """The meaning, when an officer speaks of the meeting that is going on, or anybody of how."""
    if heard.context or heard.words > _MOST_WORDS:
        return None
    if heard.has("meeting_state"):
        return Meaning("meeting_state")
    if not heard.is_officer or guards.is_question(heard) or heard.tense == "future":
        return None
    if heard.has("if", "cancel", "move", "message", "remind", "every"):
        return None
    if heard.has("not"):
        return _begun(heard) if meetings.attended(heard) else None
    return _begun(heard) or _ended(heard) or _counted(heard)


def is_nothing(words: str) -> bool:
    """Whether "0", "शून्य" or "खाली" is all that is said of what is in the box."""
    said = [piece for piece in read(words) if piece.kind != "mark"]
    empty = [p for p in said if p.text == "0" or p.word.unit == 0 or p.has("empty")]
    return bool(empty) and all(p in empty or p.has(*_BESIDE_NOTHING) for p in said)


def says(words: str, *concepts: str) -> bool:
    """Whether a word for one of these is among them."""
    return any(piece.has(*concepts) for piece in read(words))


def _begun(heard: Heard) -> Meaning | None:
    """ "बैठक शुरू"; "बैठक शुरू, 4 नहीं आई" says at once who came."""
    begun = heard.has("meeting_begin") or (heard.has("meeting") and heard.has("begin"))
    if not begun or _is_set(heard):
        return None
    came = meetings.attended(heard)
    return Meaning("meeting_open") if came is None else replace(came, intent="meeting_open")


def _ended(heard: Heard) -> Meaning | None:
    ended = heard.has("meeting_end") or (heard.has("meeting") and heard.has("shut"))
    return Meaning("meeting_close") if ended and not _is_set(heard) else None


def _is_set(heard: Heard) -> bool:
    """Whether a day or an hour is said: such a meeting is to come."""
    days = [day for day in heard.meeting_days if day.value != heard.today]
    return bool(days or heard.time or heard.recurring.every or heard.has("place_at"))


def _counted(heard: Heard) -> Meaning | None:
    """ "पेटी में 1300 हैं", "गिना 1300": a sum that was counted, and nothing that was paid."""
    in_box = any(
        piece.has("box") and behind.has("in")
        for piece, behind in zip(heard.said, heard.said[1:], strict=False)
    )
    if not (in_box or heard.has("counted")) or heard.has(*_ELSEWHERE):
        return None
    if heard.mentions or heard.strange or len(heard.bulk.money) != 1 or not heard.amounts:
        return None
    return Meaning("meeting_count", Slots(amount=heard.amounts[0]))
