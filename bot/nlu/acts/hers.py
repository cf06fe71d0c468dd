"""What a woman says of her own money: a claim, which an officer is asked about."""

from typing import Any

from bot.nlu import guards, slots
from bot.nlu.acts.loans import whole
from bot.nlu.acts.shared import ABOUT_NAMES, PAID, got_it, is_of_saving, via
from bot.nlu.heard import Heard
from bot.nlu.meaning import Meaning, Slots, Unclear


def of_member(heard: Heard) -> Meaning | None:
    found = slots.of_money(heard)
    known = not heard.strange or (len(heard.strange) == 1 and heard.has("deposit"))
    if not heard.bulk.money and (not known or heard.has("remind")):
        return None  # "मैंने खाना दिया", "bill pay karne ke liye yaad dilaye"
    of_interest = heard.has("interest") and heard.has("gave", "deposit") and heard.bulk.money
    repaid = (heard.has("instalment", "repay") or of_interest) and not heard.has("dues")
    repaid = repaid and bool(heard.bulk.money or heard.has("instalment", "loan", "money"))
    if got_it(heard) and not heard.has("deposit", "saving", "instalment"):
        return None  # "मैंने 100 वापस ले लिए"
    if heard.receiver and heard.has("loan") and not repaid:
        return Meaning("out_of_scope", Slots(topic="others"))  # "मुन्नी को 200 उधार दिए"
    if repaid or (heard.has("loan") and heard.has("gave", "deposit")):
        return slots.meaning("repayment", _repaid(heard, found))
    for other in ("withdraw", "fine", "loan", "interest"):
        if heard.has(other):
            return Meaning("out_of_scope", Slots(topic=other))
    if not heard.bulk.money and not is_of_saving(heard):
        return None
    written_down = heard.has("me_of", "me_agent") and heard.has("do") and heard.bulk.money
    if len(heard.strange) > 1 and not is_of_saving(heard):
        return None
    return report(heard, found) if heard.has(*PAID) or written_down else None


def _repaid(heard: Heard, found: dict[str, Any]) -> dict[str, Any]:
    by = via(heard)
    other = by.pop("other", {}) | whole(heard)
    return mine(heard, found) | by | {"slip": heard.slip, "other": other}


def her_own(heard: Heard, found: dict[str, Any]) -> Meaning | None:
    """An officer speaks of her own saving: "मैंने 100 जमा किए"."""
    if found["members"] or found["everyone"] or found["rest"] is not None:
        return None
    if guards.is_elsewhere(heard, own=True) or guards.is_of_others(heard) or heard.has("remind"):
        return None
    if not heard.bulk.money and (heard.strange or not is_of_saving(heard)):
        return None
    if heard.has(*PAID) and (
        heard.has("me_agent", "me_of") or (heard.has("me") and heard.has("agent"))
    ):
        return report(heard, found)
    return None


def mine(heard: Heard, found: dict[str, Any]) -> dict[str, Any]:
    """Her own money only; "100-100" and "100, two times" may be twice the amount: asked."""
    unclear = tuple(part for part in found["unclear"] if part.why not in ABOUT_NAMES)
    if any(a.each for a in heard.bulk.money) or (heard.has("times_unit") and heard.bulk.money):
        unclear = (*unclear, Unclear("several", tuple(heard.amounts), heard.text))
    everyone = bool(found["everyone"] or found["rest"]) and not heard.has("me_agent", "me_of")
    return found | {
        "members": (), "amounts": (), "everyone": everyone, "excepted": (), "rest": None,
        "unclear": unclear, "topic": _given_to(heard),
    }  # fmt: skip


def _given_to(heard: Heard) -> str:
    """Who got it, where nothing says that it is saving: only an officer takes that in."""
    plain = heard.receiver and not heard.has("deposit", "saving", "hafta", "instalment", "repay")
    return heard.receiver.words if heard.receiver and plain else ""


def report(heard: Heard, found: dict[str, Any]) -> Meaning:
    """She says that she paid. Without an amount "जमा है" may also ask for the balance."""
    hers = mine(heard, found) | via(heard) | {"slip": heard.slip}
    if len(heard.bulk.money) > 1 and not hers["unclear"]:
        hers["unclear"] = (Unclear("several", tuple(heard.amounts), heard.text),)
    if not heard.bulk.money and not heard.has("gave", "did", "do", "me_agent"):
        return Meaning("deposit_report", Slots(**hers), True, ("deposit_report", "balance"))
    return slots.meaning("deposit_report", hers)
