"""Answers and short orders: yes, no, corrections, receipts' codes, joining."""

import re
from collections.abc import Sequence

from bot.nlu import answers, claims, guards, money
from bot.nlu.heard import Heard
from bot.nlu.meaning import Meaning, Slots, Unclear
from bot.nlu.money import Amount
from bot.nlu.pieces import Piece
from bot.nlu.roster import last_number

_WORD = re.compile(r"[A-Za-z][A-Za-z0-9_-]{2,}")
_NO_CORRECTION = (
    "all", "except", "if", "meeting", "came", "attendance", "absent_word", "come_i", "come_they",
)  # fmt: skip
_LEAST = 1000  # paise; nobody saves less than ten rupees
_INTENTS = {
    "help": "help", "menu": "menu", "news": "news", "page": "page", "stop": "stop",
    "start": "start", "greeting": "greeting", "thanks": "thanks", "cancel_talk": "confirm_no",
    "back": "confirm_no", "go_on": "meeting_next", "so_far": "meeting_state",
}  # fmt: skip


def understand(heard: Heard) -> Meaning | None:
    """A message that is one answer or one order as a whole."""
    said = answers.whole(heard.said)
    if said in claims.ANSWERS:
        return _answer(heard, claims.ANSWERS[said], Slots())
    if said in ("cancel_talk", "back"):
        return Meaning("confirm_no", Slots(topic="cancel" if said == "cancel_talk" else "back"))
    if said in _INTENTS:
        after = heard.context == "after_deposit" and "🙏" in heard.text
        return Meaning("thanks" if after else _INTENTS[said])
    return _choice(heard) or claims.answered(heard)


def _answer(heard: Heard, intent: str, slots: Slots) -> Meaning:
    if heard.context == "rsvp":
        return Meaning("rsvp_yes" if intent == "confirm_yes" else "rsvp_no", slots)
    return Meaning(intent, slots)


def _choice(heard: Heard) -> Meaning | None:
    number = answers.read_number(heard.text)
    if number is None or not 1 <= number <= 9 or heard.context in ("amount", "date", "name"):
        return None
    return Meaning("choice", Slots(number=number))


def coded(heard: Heard) -> Meaning | None:
    """A receipt's code with an order: take it back, it is wrong, it was hers."""
    if not heard.code or heard.has("join"):
        return None
    members = tuple(m.value for m in heard.bulk.mentions if isinstance(m.value, int))
    slots = Slots(code=heard.code, members=members, unclear=_unclear_names(heard))
    if (
        heard.is_officer
        and heard.has("reverse", "cancel")
        and (heard.has("not") or guards.is_question(heard))
    ):
        return Meaning("out_of_scope", Slots(topic="negation"))
    if heard.is_officer and heard.has("reverse", "wrong", "cancel", "repay"):
        return Meaning("reverse", Slots(code=heard.code))
    if heard.has("wrong", "dispute", "reverse", "not"):
        return Meaning("dispute", Slots(code=heard.code))
    if heard.is_officer and (members or slots.unclear):
        options = tuple(option for part in slots.unclear for option in part.options)
        return Meaning("identify", slots, bool(slots.unclear), options)
    return Meaning("bare", Slots(code=heard.code)) if heard.words <= 2 else None


def _unclear_names(heard: Heard) -> tuple[Unclear, ...]:
    return tuple(m.value for m in heard.bulk.mentions if isinstance(m.value, Unclear))


def correction(heard: Heard) -> Meaning | None:
    """ "हाँ पर 150 नहीं 100", "150 की जगह 100"; with the open question also "नहीं 100"."""
    found = money.find(heard.said, heard.named)
    asked = heard.context == "deposit_confirm"
    if not found or heard.has(*_NO_CORRECTION) or guards.is_question(heard):
        return None
    if heard.tense == "future" or heard.has("would", "took", "withdraw", "later"):
        return None
    if not asked and any(_may_be_a_number(amount, heard) for amount in found):
        return None
    if len({amount.value for amount in found}) == 2 and (wrong := _denied(heard.said, found)):
        right = next(amount for amount in found if amount.value != wrong.value)
        return _corrected(right, wrong, heard)
    alone = _only_answers(heard, found)
    if len(found) == 1 and (asked or alone) and not _is_denied(heard.said, found[0]):
        return _corrected(found[0], None, heard)
    return None


def _may_be_a_number(amount: Amount, heard: Heard) -> bool:
    """Whether it may be a claim's or a member's number: small, and without any sign of money."""
    last = last_number(heard.roster) if heard.is_officer else 0
    if amount.marked or heard.has("gave", "deposit", "wrote", "rupee"):
        return False
    return not isinstance(amount.value, int) or amount.value < max(_LEAST, (last + 1) * 100)


def _only_answers(heard: Heard, found: Sequence[Amount]) -> bool:
    """ "हाँ पर 150": beside the amount nothing but yes, no and but; and at least one of those."""
    spans = {n for amount in found for n in range(amount.start, amount.end)}
    others = [p for n, p in enumerate(heard.said) if n not in spans and p.kind == "word"]
    answered = [answers.whole([p]) in claims.ANSWERS or p.has("not") for p in others]
    return any(answered) and all(
        yes or piece.has("but", "filler", "only")
        for yes, piece in zip(answered, others, strict=True)
    )


def _corrected(right: Amount, wrong: Amount | None, heard: Heard) -> Meaning:
    unclear = tuple(a.value for a in (right, wrong) if a and isinstance(a.value, Unclear))
    members = tuple(m.value for m in heard.bulk.mentions if isinstance(m.value, int))
    slots = Slots(
        amount=right.value if isinstance(right.value, int) else None,
        wrong_amount=wrong.value if wrong and isinstance(wrong.value, int) else None,
        members=members, unclear=unclear,
    )  # fmt: skip
    return Meaning("correct", slots, bool(unclear), tuple(o for u in unclear for o in u.options))


def _denied(said: Sequence[Piece], found: Sequence[Amount]) -> Amount | None:
    """The one amount of two with "नहीं" or "की जगह" behind it, or an English "not" before it."""
    english = [amount for amount in found if _is_refused(said, amount)]
    denied = english or [amount for amount in found if _is_denied(said, amount)]
    return denied[0] if len(denied) == 1 else None


def _is_refused(said: Sequence[Piece], amount: Amount) -> bool:
    """ "150 not 100", "150 instead of 100": English puts the word before what is wrong."""
    for piece in reversed(said[max(0, amount.start - 2) : amount.start]):
        if piece.has("not_before"):
            return True
        if not piece.has("filler", "rupee", "of"):
            return False
    return False


def _is_denied(said: Sequence[Piece], amount: Amount) -> bool:
    for piece in said[amount.end : amount.end + 2]:
        if piece.has("not", "place_of"):
            return True
        if not piece.has("filler", "rupee"):
            return False
    return False


def joining(heard: Heard) -> Meaning | None:
    """ "जुड़ना है SRISHTI": the group's code as it was typed, in capitals."""
    if not heard.has("join") or heard.bulk.money or heard.has("dispute", "wrong", "account"):
        return None
    if heard.code:
        return Meaning("join", Slots(code=heard.code, topic=heard.code))
    unknown = [p for p in heard.said if p.is_unknown]
    found = _WORD.findall(heard.text)
    names_ = [w for w in found if any(p.text == w.lower() for p in unknown)]
    topic = names_[-1].upper() if names_ else (unknown[-1].text if unknown else "")
    return Meaning("join", Slots(topic=topic))
