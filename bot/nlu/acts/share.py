"""Money from the group to its members: savings back, wages, the surplus; and who leaves it.

Nothing here is done at once: what is understood begins a conversation that reads everything back.
"""

from itertools import pairwise
from typing import Any

from bot.nlu import guards, slots
from bot.nlu.heard import Heard
from bot.nlu.meaning import Meaning, Slots

_SHORT, _FEW, _HEIR = 10, 4, 6  # words: with a name and a sum; with neither; of an heir
_MINE = ("me", "me_of", "me_agent")
_OUT = ("withdraw", "repay", "give_back")
_KINDS = ("optional", "health", "food")
_TOLD = ("other_person", "if", "would", "later", "purpose_wedding", "theirs")  # of other matters
_ORDER = ("distribute", "give_order", "give_it", "do", "to_write", "pay_out")


def sharing(heard: Heard) -> Meaning | None:
    """What is surely one of these, before a guard or another act takes it for something else."""
    if heard.words > _SHORT or _is_elsewhere(heard):
        return None
    if heir := _heir(heard):
        return heir
    if heard.has(*_TOLD):
        return None
    if read := _my_share(heard) or _list(heard):
        return read
    if guards.is_question(heard) or heard.has("not") and not heard.has("died"):
        return None
    acts = (_gone, _leaving, _surplus, _kept, _wages, _back)
    return next((meant for act in acts if (meant := act(heard))), None)


def _is_elsewhere(heard: Heard) -> bool:
    """The wages of a mission, a price, a match; "मज़दूरी" alone is of neither."""
    return any(
        p.has("elsewhere") and not p.has("wages", "profit") for p in heard.said
    ) or heard.has("loan", "instalment", "meeting")


def _strange(heard: Heard) -> list[int]:
    """Words that no list has, not even as part of a phrase."""
    return [n for n in heard.strange if not heard.said[n].bound]


def _one(heard: Heard) -> tuple[int, ...]:
    """The one member who is named."""
    found = tuple(dict.fromkeys(m.value for m in heard.mentions if isinstance(m.value, int)))
    return found if len(found) == 1 else ()


def _my_share(heard: Heard) -> Meaning | None:
    """ "ब्याज में मेरा हिस्सा कितना", "मेरा लाभांश कितना"."""
    if _strange(heard) or heard.bulk.money or not heard.has(*_MINE):
        return None
    asked = guards.is_question(heard) or heard.has("tell")
    hers = heard.has("share_word") and heard.has("interest", "profit", "dividend", "saving")
    hers = hers or heard.has("dividend", "wages")
    return Meaning("my_share") if asked and hers else None


def _list(heard: Heard) -> Meaning | None:
    """ "बंटवारे की सूची": what an officer is to agree to."""
    shown = heard.has("share_out", "dividend", "profit") and heard.has("list_word", "tell")
    plain = not _strange(heard) and not heard.bulk.money
    return Meaning("share_list") if heard.is_officer and shown and plain else None


def _heir(heard: Heard) -> Meaning | None:
    """ "मेरी वारिस बेटी पूजा": the name itself is asked for and read back."""
    if not heard.has("nominee") or heard.bulk.money or heard.words > _HEIR:
        return None
    if guards.is_question(heard) or heard.has("not", "if"):
        return None
    who = _one(heard) if heard.is_officer else ()
    return Meaning("name_nominee", Slots(members=who, topic="" if who else "mine"))


def _gone(heard: Heard) -> Meaning | None:
    """ "सीता दीदी नहीं रहीं": nothing else is said, and it is a member."""
    if not (heard.has("died") and heard.is_officer) or _strange(heard) or heard.bulk.money:
        return None
    who = _one(heard)
    return Meaning("record_death", Slots(members=who)) if who else None


def _leaving(heard: Heard) -> Meaning | None:
    if not heard.has("leave_group") or _strange(heard) or heard.bulk.money:
        return None
    who = _one(heard)
    if heard.is_officer and not who and not heard.has(*_MINE):
        return None
    return Meaning("leave_group", Slots(members=who if heard.is_officer else ()))


def _surplus(heard: Heard) -> Meaning | None:
    """ "लाभ बाँटो", "बंटवारा करना है", "लाभ कोष में रखो"; "लाभांश दो" hands out what was shared."""
    if _strange(heard) or heard.bulk.money or heard.has("goods", "saving") or heard.mentions:
        return None
    about = heard.has("dividend", "profit", "group")
    plain = heard.words == 1 or (heard.has("do", "give_order") and not heard.has("of"))
    if not (about or (heard.has("share_out") and plain)) or heard.words > _FEW + 2:
        return None
    if about and heard.has("reserve"):
        return Meaning("share_out", Slots(topic="reserve"))
    if heard.has("distribute", "share_out"):
        return Meaning("share_out")
    paid = heard.has("dividend") and heard.has("give_order", "give_it", "gave", "pay_out")
    return Meaning("pay_share") if paid and heard.is_officer else None


def _kept(heard: Heard) -> Meaning | None:
    """ "मेरा लाभांश बचत में जोड़ दो"."""
    about = heard.has("dividend", "profit") or (heard.has("share_word") and heard.has(*_MINE))
    if not (about and heard.has("saving") and heard.has("in", "do", "total", "put_in")):
        return None
    if _strange(heard) or len(heard.bulk.money) > 1:
        return None
    return Meaning("keep_share", Slots(amount=heard.amounts[0] if heard.amounts else None))


def _wages(heard: Heard) -> Meaning | None:
    """ "सबको 300 मज़दूरी", "मज़दूरी बाँटो"; "300 मजदूरी मिली" is told of somewhere else."""
    if not (heard.has("wages") and heard.is_officer) or heard.has("goods", "me_agent", "took"):
        return None
    if _strange(heard) and not heard.bulk.unclear:
        return None
    found = slots.of_money(heard)
    if _counts_all(heard) and found["amount"]:
        found = found | {"everyone": True, "amounts": (), "members": ()}
    named = found["members"] or found["everyone"] or found["rest"] is not None
    if heard.bulk.money or heard.bulk.amounts:
        return slots.meaning("wages", _paid(heard, found)) if named else None
    if not heard.has(*_ORDER, "gave") or heard.words > _FEW:
        return None
    if heard.has("distribute", "do", "to_write"):
        return Meaning("wages", Slots(members=found["members"], everyone=found["everyone"]))
    return Meaning("pay_wages", Slots(members=found["members"]))


def _counts_all(heard: Heard) -> bool:
    """ "13 दीदी को" in a group of thirteen; "13 को" alone may be number thirteen."""
    return any(
        piece.value == len(heard.roster) and then.has("people", "honorific", "all")
        for piece, then in pairwise(heard.said)
    )


def _paid(heard: Heard, found: dict[str, Any]) -> dict[str, Any]:
    return found | {"head": "", "via_bank": heard.has("bank", "online", "upi")}


def _back(heard: Heard) -> Meaning | None:
    """ "सीता को ऐच्छिक बचत 200 वापस", "मेरी ऐच्छिक बचत निकालनी है"."""
    kind = next((kind for kind in _KINDS if heard.has(kind)), "")
    bound = heard.has("compulsory")
    wish = heard.has("want") or guards.is_intended(heard)
    own = wish and heard.has("saving") and heard.has("withdraw") and heard.has(*_MINE)
    if not (kind or bound or own) or not heard.has(*_OUT, "want") or _strange(heard):
        return None
    if heard.has("deposit", "agent", "reverse") and not heard.has("withdraw"):
        return None
    found = slots.of_money(heard)
    mine = not heard.is_officer or heard.has(*_MINE)
    if len(found["members"]) > 1 or found["everyone"] or not (mine or found["members"]):
        return None
    told: dict[str, Any] = {
        "amount": found["amount"],
        "members": found["members"],
        "head": "saving" if bound else kind,
        "topic": "mine" if mine else "",
        "via_bank": heard.has("bank"),
        "unclear": found["unclear"],
    }
    return slots.meaning("withdraw_saving", told)
