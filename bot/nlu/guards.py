"""What keeps a message from starting anything about money."""

import re
from itertools import pairwise

from bot.nlu.heard import Heard
from bot.nlu.secrets import has_long_number

_ASKING = ("question", "when", "where", "who", "whose", "why", "how", "how_much")
_MARKS = ("in", "on", "from")  # behind a word that no list has: in, on or from some other thing
_OWNERS = ("of", "of_or_to")
_TO_BE_DONE = ("tense:must", "do", "give_order", "withdraw", "sale", "expense", "buying", "held")
_INFINITIVES = ("na", "ni", "ne")  # skeletons of -ना, -नी, -ने
_WILL = ("tense:future", "would", "come_i", "come_they", "stay_i")
_LINK = re.compile(r"https?:|www\.|\.com\b|\.in/|bit\.ly", re.IGNORECASE)
_FORWARD_WORDS = 60


def private(heard: Heard) -> str:
    """Why the message is nobody's business here: "private", "forward", or ""."""
    if heard.has("otp", "aadhaar") or has_long_number(heard.text):
        return "private"
    if _LINK.search(heard.text) or heard.has("spam"):
        return "forward"
    if any(p.has("abuse") and not p.has("except", "leaving") for p in heard.said):
        return "abuse"  # but "chhor ke" leaves somebody out
    if heard.words > _FORWARD_WORDS and not (heard.is_officer and heard.bulk.amounts):
        return "forward"
    return ""


def blocked(heard: Heard) -> str:
    """Why a money act must not start: question, condition, promise, negation, others, shopping."""
    if is_question(heard):
        return "question"
    if is_conditional(heard):
        return "condition"
    if heard.tense == "future" or heard.has("later", "habit") or is_intended(heard):
        return "promise"
    if _denies(heard) or heard.has("refused") or (heard.has("without") and not heard.has("all")):
        return "negation"
    if _is_hers(heard):
        return "others"
    if not heard.is_officer and (heard.has("goods", "expense", "sale") or is_elsewhere(heard)):
        return "shopping"
    return ""


def is_conditional(heard: Heard) -> bool:
    """ "अगर …", "बिक जाएगा तो …", "मिल गया तो दूँगी": what may or may not happen."""
    if heard.has("if"):
        return True
    said = heard.said
    for n, piece in enumerate(said):
        if not piece.has("then") or not n or n in heard.named:
            continue
        before, behind = said[n - 1], said[n + 1 : n + 4]
        if before.has("tense:future", "would", "come_they"):
            return True
        stressed = before.has("me", "me_of", "me_agent", "answer") or n - 1 in heard.named
        if not stressed and any(p.has(*_WILL) for p in behind):  # "मैं तो आऊँगी" is sure
            return True
    return False


def is_intended(heard: Heard) -> bool:
    """ "जमा करना है", "dena hai": still to be done; "लिखना है" is an order to the bot."""
    return any(
        p.has(*_TO_BE_DONE) and p.word.key.endswith(_INFINITIVES)
        and then.has("must_be") and not p.has("to_write", "wrote")
        for p, then in pairwise(heard.said)
    )  # fmt: skip


def _denies(heard: Heard) -> bool:
    """A "not" that speaks of none of those left out: "रूबी 100, उषा नहीं दी" denies nothing."""
    if heard.bulk.excepted:
        return False
    tagged = {n for n, p in enumerate(heard.said) if n and heard.said[n - 1].has("tag")}
    aside = {n for clause in heard.clauses if _is_aside(heard, clause) for n in clause} | tagged
    other = aside | (
        heard.named | heard.coded | (heard.bulk.explained if heard.bulk.amounts else frozenset())
    )
    return any(n not in other and p.has("not", "unpaid") for n, p in enumerate(heard.said))


def is_absence(heard: Heard) -> bool:
    """ "भगवती नहीं आई, 20 दंड": the only "not" says that she did not come."""
    refusing = [n for n, p in enumerate(heard.said) if p.has("not") and n not in heard.named]
    behind = (heard.said[n + 1] for n in refusing if n + 1 < len(heard.said))
    return len(refusing) == 1 and any(p.has("came", "come_they") for p in behind)


def _is_aside(heard: Heard, clause: range) -> bool:
    """A clause of its own, about no money: "तबीयत ठीक नहीं रहती, इसलिए …"."""
    said = [heard.said[n] for n in clause]
    words = sum(1 for p in said if p.kind == "word" and not p.has("filler", "not", "honorific"))
    about = any(p.has("deposit", "gave", "saving", "money", "rupee", "wrote") for p in said)
    return words > 1 and not about and heard.priced.isdisjoint(clause)


def is_elsewhere(heard: Heard, *, own: bool = False) -> bool:
    """Whether the money, if it is any, is not the group's: cricket, prices, pensions, a shop's.

    `own`: she speaks of herself, so that no unknown word is somebody's name.
    """
    if heard.has("elsewhere", "unit", "percent"):
        return True
    if heard.has("purpose_animals", "purpose_wedding") and not heard.has("loan", "instalment"):
        return True
    own = own or not heard.is_officer
    marks = (*_MARKS, *_OWNERS) if own else _MARKS
    if heard.has("saving") and heard.has("deposit", "gave") and heard.has("me_of", "me_agent"):
        return False  # she says plainly that it is her saving
    strange = heard.strange
    if any(n in strange and heard.said[n + 1].has(*marks) for n in range(len(heard.said) - 1)):
        return True
    for n in strange:
        near = heard.said[n + 1 : n + 3]
        if own and len(near) > 1 and near[0].has("which") and near[1].has(*_OWNERS):
            return True  # "किराने वाले का"
    ends = [amount.end for amount in heard.bulk.money]
    if any(end + 1 in strange and heard.said[end].has("of") for end in ends):
        return True  # "150 की किताब"
    return own and any(amount.end in strange and not amount.marked for amount in heard.bulk.money)


def is_question(heard: Heard) -> bool:
    """Whether something is asked."""
    return heard.has(*_ASKING) or any(piece.text in ("?", "？") for piece in heard.said)


def is_of_others(heard: Heard) -> bool:
    """Whether somebody outside the group is said to give, get or own the money."""
    if heard.receiver and heard.receiver.is_stranger:
        return True
    for n, piece in enumerate(heard.said[:-1]):
        follows = heard.said[n + 1]
        if n in heard.named or piece.has("me", "me_agent"):
            continue
        if piece.has("other_person") and follows.has("agent", "to", "in", *_OWNERS):
            return True
        if piece.has("goods") and follows.has("agent"):  # "डॉक्टर ने 200 लिए"
            return True
    return False


def is_household(heard: Heard) -> bool:
    """ "घर का किराया", "मेरे घर बिजली वाले …", "मेरी भैंस": no money of the group, if it is not named."""
    if heard.has("group", "meeting", "loan", "instalment"):
        return False
    for piece, then in pairwise(heard.said):
        owned = piece.has("me_of") and then.has("home", "purpose_animals", "other_person")
        if owned or (piece.has("home") and then.has("in", *_OWNERS)):
            return True
    return False


def _is_told_of_another(heard: Heard) -> bool:
    """Somebody outside the group is spoken of; "बहू के साथ" only came along."""
    for n, piece in enumerate(heard.said):
        near = heard.said[n + 1 : n + 3]
        if piece.has("other_person") and not any(p.has("with") for p in near):
            return True
    return False


def _is_hers(heard: Heard) -> bool:
    """Whether a member speaks of somebody else's money."""
    if heard.is_officer:
        return False
    if heard.has("by_hand"):
        return False  # who only carried it
    if _is_told_of_another(heard) and not heard.has("me_agent"):
        return True
    for place, piece in enumerate(heard.said):
        if (
            piece.has("agent")
            and place
            and not heard.said[place - 1].has("me", "me_agent", "agent")
        ):
            return True
    if heard.receiver:  # "मीरा को 100 दिए" is her own money; given to a shop it is no saving
        return heard.receiver.is_stranger
    about_money = bool(heard.bulk.money) or heard.has("deposit", "gave")
    return about_money and bool(heard.named) and not heard.has("me_agent", "me_of")
