"""The group's own money: cash, bank, fines, and what it buys, sells or is granted."""

from itertools import pairwise
from typing import Any

from bot.nlu import guards, particulars, slots, trade_words
from bot.nlu.acts import movements
from bot.nlu.acts.shared import ABOUT_NAMES, is_given_to_somebody
from bot.nlu.heard import Heard
from bot.nlu.meaning import Meaning
from bot.nlu.pieces import at


def cash(heard: Heard, found: dict[str, Any]) -> Meaning | None:
    if guards.is_elsewhere(heard):
        return None
    if heard.has("keep") and heard.has("box", "cash", "money"):
        return slots.meaning("change_holder", _who(found))
    if heard.has("box") and found["members"] and not heard.bulk.money and heard.has("gave"):
        return slots.meaning("change_holder", _who(found))
    if heard.has("carry") and (heard.bulk.money or heard.has("cash", "money", "bank", "box")):
        return slots.meaning("carry_cash", found | {"amounts": (), "head": ""})
    return None


def _who(found: dict[str, Any]) -> dict[str, Any]:
    return {"members": found["members"], "unclear": found["unclear"]}


def bank(heard: Heard, found: dict[str, Any]) -> Meaning | None:
    if not heard.slip and _is_not_for_the_bank(heard):
        return None
    online = heard.has("unknown_whose", "withdraw") and heard.has("online", "upi")
    drawn = heard.has("withdraw") and heard.has("account", "group") and not found["members"]
    if not (heard.has("bank", "slip") or heard.slip or online or drawn):
        return None
    about_names = () if heard.has("agent") else ABOUT_NAMES
    unclear = tuple(part for part in found["unclear"] if part.why not in about_names)
    plain = found | {"amounts": (), "slip": heard.slip, "unclear": unclear}
    if heard.has("unknown_whose"):
        return slots.meaning("unidentified", plain)
    out_of_bank = any(p.has("bank") and follows.has("from") for p, follows in pairwise(heard.said))
    if out_of_bank and heard.bulk.money and not heard.has("deposit", "slip"):
        return slots.meaning("bank_withdrawal", plain)
    from_box = heard.has("box", "cash") and heard.has("deposit", "gave")
    if heard.has("withdraw") and not from_box:  # "पेटी से निकालकर बैंक में डाले" goes in
        return slots.meaning("bank_withdrawal", plain)
    if found["members"] and is_given_to_somebody(heard) and not heard.slip:
        return slots.meaning("carry_cash", found | {"amounts": (), "head": ""})
    if not heard.slip and not heard.bulk.money and heard.strange:
        return None
    if heard.slip or (
        heard.has("deposit", "gave", "wrote") and not (found["everyone"] or heard.has("loan"))
    ):
        if len(found["amounts"]) > 1:
            return slots.meaning("deposit_record", found | {"via_bank": True})
        return slots.meaning("bank_deposit", plain)
    return None


def other_books(heard: Heard, found: dict[str, Any]) -> Meaning | None:
    if not heard.bulk.money or found["members"] or found["everyone"] or heard.mentions:
        return None
    if guards.is_of_others(heard) or heard.has("elsewhere", "dues", "other_person"):
        return None
    if heard.has("unit") and not heard.has("sale", "expense"):  # "आलू 20 रुपये किलो"
        return None
    group = heard.has("me", "me_agent", "group")
    if heard.has("agent") and not group:  # "kavita ne 19 ka doodh liya"
        return None
    if is_a_bill(heard) and not heard.has("gave", "deposit", "expense", "sale"):
        return None  # "बिजली बिल 800 आया": it is not paid yet
    found = found | {"unclear": tuple(a.value for a in heard.bulk.money if not a.is_clear)}
    if heard.has("fund"):
        return slots.meaning("grant_receipt", found | {"other": {"fund": particulars.fund(heard)}})
    found["other"] = particulars.of_things(heard)
    came_in = _has_come_in(heard)
    if heard.has("sale") or came_in:
        return slots.meaning("sale_income", _and(found, movements.selling(heard)))
    bought = heard.has("goods") and not heard.strange and not heard.has("want")
    if heard.has("expense") or bought or (heard.has("goods") and heard.has("cost")):
        return slots.meaning("expense", _and(found, movements.spending(heard)))
    return None


def _and(found: dict[str, Any], more: dict[str, Any]) -> dict[str, Any]:
    return found | {"other": found["other"] | more}


def _is_not_for_the_bank(heard: Heard) -> bool:
    """ "पति ने बैंक से 5000 निकाले" is theirs, "बैंक जाने का किराया 80" is spent."""
    if guards.is_of_others(heard) and not heard.has("group", "by_hand"):
        return True
    spent = heard.has("expense") and not heard.has("withdraw")
    return spent or heard.has("elsewhere", "unit")


def is_a_bill(heard: Heard) -> bool:
    """ "बिजली बिल": what came with it was no money."""
    return "own:bill" in trade_words.said(heard.said) and heard.has("goods")


def _has_come_in(heard: Heard) -> bool:
    """Goods went and money came: "अगरबत्ती निकल गई, 950 मिले"; "20 में आटा मिला" is a price."""
    came = heard.has("received") and heard.has("goods") and not is_a_bill(heard)
    if not came or heard.has("expense", "deposit", "cost"):
        return False
    ends = [at(heard.said, amount.end) for amount in heard.bulk.money]
    return not any(piece and piece.has("in", "of") for piece in ends)


def fine(heard: Heard, found: dict[str, Any]) -> Meaning | None:
    if heard.has("waive", "reverse", "not"):
        return None
    whom = heard.bulk.money or found["members"] or found["everyone"]
    if not (heard.has("fine") and whom):
        return None
    return slots.meaning("fine", found | ({"topic": "imposed"} if _is_imposed(heard) else {}))


def _is_imposed(heard: Heard) -> bool:
    """ "7 पर 10 जुर्माना", "जुर्माना लगाओ": whether she has paid it, too, has to be asked."""
    if heard.has("impose"):
        return True
    return heard.has("on", "cost") and not heard.has("agent", "gave", "deposit", "received")
