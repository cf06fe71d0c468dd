"""A whole message to its meaning, by rules; what moves money needs the fewest doubts."""

from collections.abc import Callable
from datetime import date
from itertools import pairwise

from bot.nlu import (
    acts,
    answers,
    asked,
    disputes,
    founding,
    guards,
    intents,
    meetings,
    papers,
    particulars,
    replies,
    sittings,
    slots,
    talking,
    trade,
)  # fmt: skip
from bot.nlu.heard import Heard
from bot.nlu.meaning import Meaning, Slots, Unclear
from bot.nlu.money import Amount
from bot.nlu.pieces import at, pieces
from bot.nlu.roster import Person, Roster
from bot.nlu.text import LONGEST, clean

_BESIDE_AN_ANSWER = (
    "filler", "and", "or", "but", "only", "honorific", "of", "of_or_to", "to", "in", "on", "agent",
    "rupee", "paisa", "money", "all", "rest", "except", "not", "each", "member_word",
    "member_label", "do", "did", "about", "minus", "date_word", "oclock", "minutes", "am", "pm",
    "next", "this", "previous", "month_word", "week_word", "day_word", "lunar", "place_at", "held",
    "total", "optional", "health", "food", "answer", "me_of", "point", "give_order", "would",
)  # fmt: skip
_OWN_MATTERS = ("me_of", "group", "meeting", "saving", "scheme", "fund")
_FIGURES = ("balance", "saving", "loan", "dues", "account", "instalment", "passbook")
_ABOUT = {"scheme_info": particulars.fund, "loan_balance": particulars.of_own_loan}
_FEW = 4  # words in which a noun alone is a wish: "मेरा खाता"
_MOST_PIECES = 600  # a line for each of twenty women is a third of that


def match(words: str, role: str, roster: Roster, today: date, context: str = "") -> Meaning:
    """What `words` mean from somebody in `role` (member, treasurer, president, secretary, staff).

    `context` is the open question: deposit_confirm, rsvp, choice, amount, date, name,
    after_deposit, or "". Never raises for any words.
    """
    if len(words) > LONGEST:
        return Meaning("out_of_scope", Slots(topic="too_long"))
    text = clean(words)
    heard = Heard(text, pieces(text), role, roster, today, context)
    if len(heard.said) > _MOST_PIECES:
        return Meaning("out_of_scope", Slots(topic="too_long"))
    if not heard.said:
        return Meaning("out_of_scope", Slots(topic="empty"))
    found = (meaning for step in _STEPS if (meaning := step(heard)))
    return asked.last(heard, next(found, Meaning("out_of_scope")))


def warm() -> None:
    """Read the lexicons and build what is built once, so that no message has to wait for it."""
    said = "सीता ने 5 तारीख को डेढ़ सौ रुपये जमा किए shikayat xyzzy"
    match(said, "treasurer", (Person(1, "सीता देवी", "पति मोहन"),), date(2026, 1, 1))


def _guarded(heard: Heard) -> Meaning | None:
    reason = guards.private(heard)
    return Meaning("out_of_scope", Slots(topic=reason)) if reason else None


def _asked(heard: Heard) -> Meaning | None:
    """Reading, when it is asked or when no amount is said."""
    concepts = heard.concepts
    money = bool(heard.bulk.amounts) or any(not _is_of_entries(heard, a) for a in heard.bulk.money)
    if not guards.is_question(heard) and money:
        return None
    if _says_paid(heard) or (heard.has("elsewhere") and not heard.has(*_OWN_MATTERS)):
        return None
    if not guards.is_question(heard) and (heard.has("would") or _is_told_not_to_tell(heard)):
        return None
    table = (*intents.READS, *intents.ASKED) if guards.is_question(heard) else intents.READS
    intent = intents.find(concepts, table, officer=heard.is_officer)
    if particulars.of_own_loan(heard):
        intent = "loan_balance"
    if intent == "meeting_when":
        chatter = len(heard.strange) > 1 and not guards.is_question(heard)
        return None if chatter and not heard.is_officer else Meaning(intent)
    if not intent:
        return None
    return _read(heard, intent)


def _read(heard: Heard, intent: str) -> Meaning:
    """Whose it is and of which day; the figures of somebody outside are nobody's business."""
    if intent != "scheme_info" and _is_about_another(heard):
        return Meaning("out_of_scope", Slots(topic="others"))
    found = slots.of_day(heard, "past")
    named = [mention.value for mention in heard.bulk.mentions]
    members = tuple(value for value in named if isinstance(value, int)) or _numbered(heard)
    same = tuple(v for v in named if isinstance(v, Unclear) and v.why == "same_name")
    about = _ABOUT[intent](heard) if intent in _ABOUT else ""
    group = particulars.group(heard) if heard.role == "staff" else ""
    other = ({"group": group} if group else {}) | papers.form(heard)
    return Meaning(
        intent, Slots(day=found.get("day"), members=members, topic=about, other=other, unclear=same)
    )


def _is_of_entries(heard: Heard, amount: Amount) -> bool:
    """ "पिछली 5 एंट्री": how many she wants to see."""
    follows = at(heard.said, amount.end)
    return follows is not None and follows.has("entry", "passbook", "receipt")


def _numbered(heard: Heard) -> tuple[int, ...]:
    """ "7 की बचत": whose it is, by her number in the register."""
    register = {person.number for person in heard.roster}
    numbers = (
        int(p.text) for p, after in pairwise(heard.said) if p.text.isdigit() and after.has("of")
    )
    return tuple(number for number in numbers if number in register)


def _says_paid(heard: Heard) -> bool:
    """A statement that something was paid, which the reading rules must not swallow."""
    if guards.is_question(heard) or (heard.has("tell") and not heard.bulk.money):
        return False
    told = any(p.has("gave", "to_write", "keep") and not p.has("given_up") for p in heard.said)
    return told or (heard.has("deposit") and heard.has("did", "do"))


def _is_told_not_to_tell(heard: Heard) -> bool:
    """ "किसी को मत बताना"."""
    return any(p.has("not") and then.has("tell", "said") for p, then in pairwise(heard.said))


def _is_about_another(heard: Heard) -> bool:
    """ "पड़ोसन का लोन", "मेरी सास का खाता": the figures of somebody who does not speak."""
    if heard.is_officer and heard.role != "staff":
        return False
    for place, piece in enumerate(heard.said):
        near = heard.said[place + 1 : place + 3]
        if piece.has("theirs"):
            return True
        stranger = place in heard.strange or (piece.has("honorific") and place not in heard.named)
        owned = len(near) > 1 and near[0].has("of", "of_or_to") and near[1].has(*_FIGURES)
        if stranger and owned and not (place and place - 1 in heard.named):
            return True  # "रिंकी का बैलेंस", "दीदी का बैलेंस"
        if piece.has("officer_word", "treasurer") and near[:1] and near[0].has("of", "of_or_to"):
            return True
        if piece.has("other_person") and any(p.has("of", "of_or_to", "on") for p in near):
            return True
    return False


def _left(heard: Heard) -> Meaning | None:
    if heard.tense == "future" or heard.has("not", "unpaid", "if", "would", "later", "elsewhere"):
        return None
    if heard.has("other_person", "agent", "abuse") or (
        len(heard.strange) > 1 and len(heard.said) > 4
    ):
        return None
    table = (*intents.READS, *intents.ALONE) if heard.words <= _FEW else intents.READS
    intent = intents.find(heard.concepts, table, officer=heard.is_officer)
    return _read(heard, intent) if intent and not heard.bulk.money else None


def _bare(heard: Heard) -> Meaning | None:
    """A name, an amount or a day alone: the open question decides what it is."""
    if not _is_only_an_answer(heard):
        return None
    found = slots.of_money(heard)
    at = slots.of_time(heard)
    days = heard.days("")
    day = slots.of_day(heard, "")
    found.pop("day", None)  # कल alone leans nowhere
    found["unclear"] = (*found["unclear"], *day.get("unclear", ()), *at.get("unclear", ()))
    found |= {key: value for key, value in (day | at).items() if key != "unclear"}
    something = heard.bulk.money or found["members"] or found["everyone"] or days or heard.time
    if not something:
        return None
    if reason := guards.blocked(heard):
        return Meaning("out_of_scope", Slots(topic=reason))
    if guards.is_elsewhere(heard) or (heard.bulk.money and heard.has("give_it")):
        return None
    if heard.bulk.money and not (heard.is_officer or heard.context or _is_plain(heard)):
        return None
    if heard.code:
        found["code"] = heard.code
    return slots.meaning("bare", found | {"number": answers.read_number(heard.text)})


def _is_plain(heard: Heard) -> bool:
    """Whether a member says an amount and nothing else: "raipur 41" is none she might have paid."""
    return len(heard.bulk.money) == 1 and all(
        n in heard.priced
        or piece.kind != "word"
        or piece.has("filler", "rupee", "money", "honorific")
        for n, piece in enumerate(heard.said)
    )


def _is_only_an_answer(heard: Heard) -> bool:
    """Whether nothing is said beside names, numbers, days, times and the words between them."""
    used = heard.named | heard.timed | {n for d in heard.days("") for n in range(d.start, d.end)}
    used |= {n for m in heard.bulk.mentions for n in range(m.start, m.end)}
    used |= heard.priced | heard.coded
    doubtful = [u.words for u in heard.bulk.unclear]
    return all(
        n in used
        or piece.kind != "word"
        or piece.word.is_number
        or piece.has(*_BESIDE_AN_ANSWER)
        or (piece.is_unknown and n not in heard.strange)
        or any(piece.text in words.split() for words in doubtful)
        for n, piece in enumerate(heard.said)
    )


_STEPS: tuple[Callable[[Heard], Meaning | None], ...] = (
    asked.first, replies.understand, founding.added, _guarded, papers.understand, replies.coded,
    replies.correction, meetings.announced, founding.understand, acts.sharing, replies.joining,
    talking.talking, disputes.disputing, sittings.understand, meetings.understand,
    trade.understand, _asked, acts.understand, _left, _bare, talking.greeted,
)  # fmt: skip
