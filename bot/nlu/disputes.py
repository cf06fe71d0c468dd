"""What is wrong in the book: disputed by her, settled or taken back by officers."""

from collections.abc import Sequence

from bot.nlu import guards
from bot.nlu.heard import Heard
from bot.nlu.meaning import Meaning, Slots
from bot.nlu.pieces import Piece


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
    if _is_unwritten(heard):
        found = heard.amounts
        paid_back = {"whose": "loan"} if heard.has("instalment") else {}
        amount = found[0] if len(found) == 1 else None
        return Meaning("dispute", Slots(amount=amount, topic="not_written", other=paid_back))
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


def _is_unwritten(heard: Heard) -> bool:
    """ "मीरा ने मेरे 100 नहीं लिखे", "मैंने दिए थे, लिखे नहीं": she paid, and nobody wrote it down."""
    asked = heard.has("question", "when", "who", "whose", "how_much", "if", "balance", "account")
    if asked or heard.tense == "future" or len(heard.strange) > 1:
        return False
    paid = heard.has("gave", "deposit")
    hers = heard.has("me_of") or (paid and heard.has("me", "me_agent"))
    money = bool(heard.bulk.money) or paid or heard.has("saving", "money", "instalment", "entry")
    return hers and money and any(_is_denied(heard.said, n) for n in range(len(heard.said)))


def _is_denied(said: Sequence[Piece], place: int) -> bool:
    """Whether "wrote" stands there, with a "not" before it or close behind."""
    if not said[place].has("wrote") or said[place].has("to_write"):
        return False
    behind = [p for p in said[place + 1 : place + 4] if not p.has("filler") or p.has("not")]
    return any(p.has("not") for p in (*said[max(0, place - 1) : place], *behind[:1]))


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
        and not heard.has("remind", "elsewhere", "not")
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
