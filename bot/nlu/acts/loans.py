"""Loans: what is wanted, and what is paid back."""

from typing import Any

from bot.nlu import guards, particulars, slots
from bot.nlu.acts.shared import PAID, got_it, may_be_money_out, via
from bot.nlu.heard import Heard
from bot.nlu.meaning import Meaning, Slots, Unclear
from bot.nlu.pieces import at


def wish(heard: Heard) -> Meaning | None:
    """A loan that is wanted: not money moved."""
    if not (heard.has("want") or _begs(heard)):
        return None
    if heard.has("not", "unpaid") or guards.is_conditional(heard):
        return Meaning("out_of_scope", Slots(topic="negation"))
    others = heard.is_officer and (
        heard.mentions or heard.has("all", "from", "fund", "other_person")
    )
    if others and not heard.has("me", "me_of"):
        return _of_another(heard)
    if heard.has("receipt", "passbook"):
        return Meaning("passbook")
    if heard.has("deposit", "would") and not heard.has("loan"):
        return Meaning("out_of_scope", Slots(topic="promise"))
    if heard.has("loan") or (heard.amounts and _is_wanted_money(heard)):
        return slots.meaning("loan_request", _loan(heard))
    return None


def _of_another(heard: Heard) -> Meaning | None:
    """ "गीता को 5000 का लोन चाहिए"; "गीता से 100 लेना है" is none."""
    found = slots.of_money(heard)
    which = tuple(part for part in found["unclear"] if part.why in ("same_name", "near_name"))
    if not (found["members"] or which) or not heard.has("loan") or heard.has("from", "all"):
        return None
    wish = _loan(heard)
    unclear = tuple(dict.fromkeys((*which, *wish["unclear"])))
    named = {"members": () if which else found["members"], "unclear": unclear}
    return slots.meaning("loan_request", wish | named)


def _begs(heard: Heard) -> bool:
    """A member's "7500 का लोन दे दीजिए"; the "do" of "do sau" gives nothing."""
    if heard.is_officer or not heard.has("loan") or heard.has("gave"):
        return False
    return any(
        p.has("give_order", "give_it") and not heard.is_count(n) for n, p in enumerate(heard.said)
    )


def _is_wanted_money(heard: Heard) -> bool:
    """ "5000 चाहिए", but not "44 की साड़ी चाहिए" nor "20 run chahiye"."""
    if heard.has("elsewhere", "remind") or len(heard.bulk.money) > 1:
        return False
    strange = {heard.said[n].text for n in heard.strange}
    if not strange <= set(particulars.of_loan(heard).get("purpose", "").lower().split()):
        return False
    if heard.has("goods") and not heard.has("for_behind", "for_before", "group"):
        return False
    end = heard.bulk.money[0].end
    of = at(heard.said, end)
    if of is None or not of.has("of", "of_or_to"):
        return end not in heard.strange
    thing = at(heard.said, end + 1)
    return end + 1 not in heard.strange and not (thing and thing.has("purpose_animals"))


def _loan(heard: Heard) -> dict[str, Any]:
    """Her own loan: the count of instalments is no amount, and words for it are no names."""
    other = particulars.of_loan(heard)
    counted = {value * 100 for name, value in other.items() if name != "purpose"}
    asked = [a.value for a in heard.bulk.money if a.value not in counted]
    clear = [value for value in asked if isinstance(value, int)]
    unclear: list[Unclear] = [value for value in asked if isinstance(value, Unclear)]
    if len(clear) > 1:
        unclear.append(Unclear("several", tuple(clear), heard.text))
    amount = clear[0] if len(clear) == 1 and not unclear else None
    return {"amount": amount, "unclear": tuple(unclear), "other": other}


def lending(heard: Heard, found: dict[str, Any]) -> Meaning | None:
    """What an officer says of a member's loan by name: given to her, or paid back by her.

    Before all that speaks of the bank: "गीता ने 600 किस्त बैंक में डाली" is her instalment.
    """
    if not found["members"] or guards.is_of_others(heard) or heard.has("want"):
        return None
    by_her = heard.has("agent")
    lent = got_it(heard) or (heard.has("took") and heard.has("fund"))  # "gets a loan from CIF"
    if heard.has("loan") and not by_her and (heard.has("to", "accept") or lent):
        back = heard.has("repay") and not heard.has("accept")
        other = particulars.of_loan(heard) | _of_fund(heard)
        return None if back else slots.meaning("loan_pay", _of_one(found, heard, other))
    paid = heard.has(*PAID, "repay") or bool(heard.bulk.money)
    of_loan = heard.has("instalment", "interest")
    if of_loan or (heard.has("loan") and (by_her or heard.has("repay"))):
        return slots.meaning("repayment", _of_one(found, heard, {})) if by_her and paid else None
    return None


def _of_fund(heard: Heard) -> dict[str, str]:
    """From which loan of outside it is lent on, where that is said."""
    fund = particulars.fund(heard)
    return {"fund": fund} if fund else {}


def _of_one(found: dict[str, Any], heard: Heard, other: dict[str, Any]) -> dict[str, Any]:
    """By which way the money went, and "all of it" where no sum is said."""
    by = via(heard)
    said = by.pop("other", {})
    return found | by | {"slip": heard.slip, "other": said | whole(heard) | other}


def whole(heard: Heard) -> dict[str, Any]:
    """ "पूरा लोन चुका दिया": what that is today, the books know."""
    return {"whole": True} if heard.has("whole") and not heard.bulk.money else {}


def repayment(heard: Heard, found: dict[str, Any]) -> Meaning | None:
    back = heard.has("repay") and heard.has("to") and not heard.has("instalment", "agent")
    out = (
        back or got_it(heard) or may_be_money_out(heard) or (heard.has("loan") and heard.has("to"))
    )
    if heard.has("instalment", "repay", "loan") and out:
        return Meaning("out_of_scope", Slots(**found | {"topic": "loan_out"}))
    if heard.has("dues") and not heard.has(*PAID):
        return None
    if not (heard.has("instalment", "loan") or heard.bulk.money or heard.bulk.mentions):
        return None
    if not heard.bulk.money and heard.strange and not heard.has("instalment", "loan"):
        return None  # "पिछला गाना वापस चलाओ"
    hers = found["members"] or found["everyone"]
    of_loan = heard.has("instalment", "repay") or (heard.has("interest") and hers)
    if of_loan or (heard.has("loan") and heard.has("deposit", "whole")):
        own = {"own": True} if heard.has("me_agent", "me_of") else {}
        return slots.meaning("repayment", found | {"other": own | whole(heard)})
    if heard.has("loan"):
        return Meaning("out_of_scope", Slots(**found | {"topic": "loan_out"}))
    return None
