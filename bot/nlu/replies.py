"""Answers and short orders: yes, no, corrections, receipts' codes, language, joining, disputes."""

import re
from collections.abc import Sequence

from bot.nlu import answers, claims, guards, money
from bot.nlu.heard import Heard
from bot.nlu.meaning import Meaning, Slots, Unclear
from bot.nlu.money import Amount
from bot.nlu.pieces import Piece

_WORD = re.compile(r"[A-Za-z][A-Za-z0-9_-]{2,}")
_SHORT = 6  # words; a longer message that names a language is about something else
_LONG = 20
_FEW = 3
_POLITE = 9
_SUBSTANCE = (  # with one of these a greeting only begins something else
    "saving",
    "deposit",
    "loan",
    "instalment",
    "meeting",
    "dues",
    "balance",
    "bank",
    "scheme",
    "fund",
    "fine",
    "rupee",
    "money",
    "elsewhere",
    "spam",
    "goods",
)
_NO_CORRECTION = (
    "all", "except", "if", "meeting", "came", "attendance", "absent_word", "come_i", "come_they",
)  # fmt: skip
_LEAST = 1000  # paise; nobody saves less than ten rupees
_INTENTS = {
    "help": "help", "menu": "menu", "stop": "stop", "start": "start", "greeting": "greeting",
    "thanks": "thanks", "cancel_talk": "confirm_no", "back": "confirm_no",
}  # fmt: skip


def understand(heard: Heard) -> Meaning | None:
    """A message that is one answer or one order as a whole."""
    said = answers.whole(heard.said)
    if said in claims.ANSWERS:
        return _answer(heard, claims.ANSWERS[said], Slots())
    if said in ("cancel_talk", "back"):
        return Meaning("confirm_no", Slots(topic="cancel" if said == "cancel_talk" else "back"))
    if said:
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
    if heard.is_officer and heard.has("reverse", "wrong", "cancel", "repay"):
        return Meaning("reverse", Slots(code=heard.code))
    if heard.has("wrong", "dispute", "reverse", "not"):
        return Meaning("dispute", Slots(code=heard.code))
    if heard.is_officer and (members or slots.unclear):
        options = tuple(option for part in slots.unclear for option in part.options)
        return Meaning("identify", slots, bool(slots.unclear), options)
    alone = sum(1 for piece in heard.said if piece.kind == "word") <= 2
    return Meaning("bare", Slots(code=heard.code)) if alone else None


def _unclear_names(heard: Heard) -> tuple[Unclear, ...]:
    return tuple(m.value for m in heard.bulk.mentions if isinstance(m.value, Unclear))


def correction(heard: Heard) -> Meaning | None:
    """ "हाँ पर 150 नहीं 100", "150 की जगह 100"; with the open question also "नहीं 100"."""
    found = money.find(heard.said, heard.named)
    asked = heard.context == "deposit_confirm"
    if not found or heard.has(*_NO_CORRECTION) or guards.is_question(heard):
        return None
    if not asked and any(_may_be_a_number(amount, heard) for amount in found):
        return None
    if len(found) == 2 and (wrong := _denied(heard.said, found)):
        right = found[1] if wrong is found[0] else found[0]
        return _corrected(right, wrong, heard)
    alone = _only_answers(heard, found)
    if len(found) == 1 and (asked or alone) and not _is_denied(heard.said, found[0]):
        return _corrected(found[0], None, heard)
    return None


def _may_be_a_number(amount: Amount, heard: Heard) -> bool:
    """Whether it may be a claim's or a member's number: small, and without any sign of money."""
    last = max((person.number for person in heard.roster), default=0) if heard.is_officer else 0
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


def talking(heard: Heard) -> Meaning | None:
    """The language to speak, messages on or off, and help, in a longer message."""
    words = sum(1 for piece in heard.said if piece.kind == "word")
    if words > _LONG or heard.bulk.money:
        return None
    return _language(heard, words) or _messages(heard) or _how_it_works(heard, words)


def _language(heard: Heard, words: int) -> Meaning | None:
    """The language asked for is the one named last, or the one that is not refused."""
    asked = heard.has("write_it", "do", "tell", "say_it", "in", "want", "answer_me")
    if words > _SHORT and not asked:
        return None
    if heard.has("roman"):
        return Meaning("language", Slots(language="hi_Latn"))
    named = [
        language
        for place, piece in enumerate(heard.said)
        for concept, language in (("hindi", "hi"), ("english", "en"))
        if piece.has(concept) and not _is_refused_behind(heard.said, place)
    ]
    if named:
        return Meaning("language", Slots(language=named[0]))
    return Meaning("language") if heard.has("language") and words <= _SHORT else None


def _is_refused_behind(said: Sequence[Piece], place: int) -> bool:
    """ "angreji na bujhai chhi": this language it is not to be."""
    return any(piece.has("not") for piece in said[place + 1 : place + 3])


def _messages(heard: Heard) -> Meaning | None:
    """ "मैसेज भेजना बंद करो", "फिर से चालू करो": said of the messages, or again, and of nothing else."""
    if heard.has("meeting", "loan", "account", "bank", "saving", "group", "all_to"):
        return None
    places = {
        c: n for n, p in enumerate(heard.said) for c in ("open", "close", "no_send") if p.has(c)
    }
    opened = places.get("open", -1) > max(places.get("close", -1), places.get("no_send", -1))
    short = sum(1 for piece in heard.said if piece.kind == "word") <= _FEW
    refused = heard.has("no_send") or _is_not_to_send(heard.said)
    if not refused and (
        (opened and (heard.has("message", "again") or short)) or heard.has("send_again")
    ):
        return Meaning("start")
    closed = heard.has("close") or (heard.has("not") and heard.has("say_it"))
    return Meaning("stop") if refused or (closed and heard.has("message")) else None


def _is_not_to_send(said: Sequence[Piece]) -> bool:
    """ "संदेश मत भेजा करो": not, right before a form of "send"."""
    return any(p.has("not") and then.has("sends") for p, then in zip(said, said[1:], strict=False))


def _how_it_works(heard: Heard, words: int) -> Meaning | None:
    """ "समझ नहीं आया", "क्या-क्या लिख सकते हैं"."""
    about = heard.has(
        "meeting", "loan", "scheme", "fund", "balance", "saving", "dues", "instalment",
        "answer:thanks", "entry",
    )  # fmt: skip
    asked = heard.has("not_understood", "can_do") or (heard.has("help_word") and words <= _SHORT)
    return Meaning("help") if asked and not about else None


def disputing(heard: Heard) -> Meaning | None:
    """ "गलत है", "मैंने 200 दिए 100 लिखा"; officers settle by number."""
    if heard.has("dispute") and heard.is_officer and heard.has("accept", "reject", "not"):
        number = next((int(p.text) for p in heard.said if p.text.isdecimal()), None)
        refused = heard.has("reject", "not")
        return Meaning(
            "settle_dispute", Slots(number=number, topic="reject" if refused else "accept")
        )
    if heard.has("receipt") and heard.has("again", "tell", "want"):
        return Meaning("passbook")
    said = heard.has("gave", "deposit", "wrong", "register_word")
    wrote = heard.has("wrote") and said and len(heard.amounts) == 2
    if _takes_back(heard):
        return Meaning("reverse")
    if wrote and not guards.is_question(heard):
        return _said_and_written(heard)
    several = heard.is_officer and any(p.text.isdecimal() for p in heard.said)
    if not _is_of_the_book(heard):
        return None
    asked = heard.has("who", "how_much") or (heard.has("tell") and guards.is_question(heard))
    if heard.has("wrong", "dispute") and not several and not asked:
        found = heard.amounts
        return Meaning("dispute", Slots(amount=found[0] if len(found) == 1 else None))
    if heard.context == "after_deposit" and heard.has("not") and not heard.amounts:
        return Meaning("dispute")
    return None


def _is_of_the_book(heard: Heard) -> bool:
    """Whether something wrong is wrong in the book: "galat raaste par" is not."""
    named = heard.has(
        "entry", "money", "rupee", "saving", "account", "receipt", "deposit", "wrote", "total",
        "dues", "loan", "instalment", "balance", "passbook", "fine", "dispute", "not",
    )  # fmt: skip
    return named and len(heard.strange) < 3 or not heard.strange


def _takes_back(heard: Heard) -> bool:
    """An officer's "पिछली एंट्री रद्द करो", "गलत लिखा गया": an entry without its code."""
    return (
        heard.is_officer
        and heard.has("reverse", "wrong", "cancel")
        and heard.has("entry", "last_word", "wrote", "deposit")
        and (not heard.strange or heard.has("entry", "deposit", "receipt"))
        and not heard.has("remind", "elsewhere")
        and not heard.has("meeting")
        and not guards.is_question(heard)
    )


def _said_and_written(heard: Heard) -> Meaning:
    """Which of two amounts she gave and which was written: the verb behind, in English before."""
    gave, written = None, None
    for amount in heard.bulk.money:
        verbs = (p for p in heard.said[amount.end :] if p.has("gave", "deposit", "wrote"))
        before = heard.said[amount.start - 1] if amount.start else None
        english = before if before and before.has("verb_first") else None
        behind = english or next(verbs, None) or _verb_before(heard, amount.start)
        if behind and behind.has("wrote"):
            written = amount.value
        elif behind:
            gave = amount.value
    if gave is None and written in heard.amounts:  # "रजिस्टर में 200 है, यहाँ 150 दिखा रहा"
        gave = next((value for value in heard.amounts if value != written), None)
    if isinstance(gave, int) and isinstance(written, int):
        return Meaning("dispute", Slots(amount=gave, wrong_amount=written))
    return Meaning("dispute")


def _verb_before(heard: Heard, place: int) -> Piece | None:
    """ "लिखे हो 200": the verb stands before where none is behind."""
    earlier = reversed(heard.said[:place])
    return next((p for p in earlier if p.has("gave", "deposit", "wrote")), None)


def greeted(heard: Heard) -> Meaning | None:
    """A greeting or thanks with a few words around it."""
    if sum(1 for piece in heard.said if piece.kind == "word") > _POLITE or heard.has(*_SUBSTANCE):
        return None
    for length in (3, 2, 1):
        for place in range(len(heard.said) - length + 1):
            said = answers.whole(heard.said[place : place + length])
            if said in ("thanks", "greeting", "help", "menu"):
                return Meaning(said)
    return None
