"""The group's own money in words of its own: deposits of the group, charges, instalments, buyers.

Only officers, only with an amount, and nothing of anybody's own.
"""

from itertools import pairwise
from typing import Any

from bot.nlu import guards, intents, particulars, slots, trade_words
from bot.nlu.heard import Heard
from bot.nlu.intents import asking
from bot.nlu.meaning import Meaning, Unclear
from bot.nlu.money import Amount

_INFINITIVES = ("na", "ni", "ne")
_MOST_STRANGE = 4  # a shop's or lender's name, and a word or two more
_IN = "received|came|deposit|own:came_in"
_OUT = "gave|repay|deposit|did"
_WITH_SOMEBODY = frozenset({"own:federation", "own:credit", "own:shop", "own:buyer", "own:clerk"})
_RULES = (  # the first that fits; "own:" = of the section [movements]
    asking("subvention", "own:subsidy"),
    asking("fd_matured", "own:fd own:matured|received|came"),
    asking("fd_made", "own:fd", "interest dues"),
    asking("theft", "own:stolen box|cash|money|group|own:counted"),
    asking("cash_short", "own:short box|cash|own:counted"),
    asking("cash_over", "own:over box|cash|own:counted"),
    asking("outside_repayment", "fund:ccl repay|own:taken_back", "withdraw received came"),
    asking("outside_repayment", f"instalment bank|fund|own:federation {_OUT}", "received came"),
    asking("outside_repayment", "loan bank|fund|own:federation repay", "received"),
    asking("outside_interest", "interest loan|fund own:cut|own:added"),
    asking("federation_interest", f"interest own:federation {_IN}"),
    asking("bank_charges", "own:charge bank|own:cut|account"),
    asking("bank_interest", f"interest bank|account {_IN}|gave", "loan"),
    asking("share_capital", "own:share own:federation|gave|deposit"),
    asking("federation_back", "own:federation saving|money received|came|own:taken_back",
           "gave loan"),
    asking("federation_saving", f"own:federation saving {_OUT}"),
    asking("shop_paid", "own:credit own:shop repay|own:settled"),
    asking("service_fee", "own:award received|came"),
    asking("bookkeeper", "own:clerk gave|expense"),
    asking("raw_material", "own:raw took|expense"),
)  # fmt: skip
_LOAN = (
    asking("2315", "own:limit bank|own:passed"),
    asking("2310", "bank loan received|took|came|own:passed", "repay instalment"),
    asking("2320", "own:federation loan received|took|came", "repay instalment"),
)
_CREDIT = (
    asking("credit_sale", "own:credit sale"),
    asking("credit_bought", "own:credit took|expense from"),
    asking("credit_sale", "own:credit goods to gave"),
)
_SPENDING = (  # what an expense was for; the first that fits
    asking("enterprise_expense", "own:fuel"),
    asking("raw_material", "own:raw"),
    asking("bookkeeper", "own:clerk"),
    asking("insurance", "own:insurance"),
    asking("training", "own:training"),
    asking("equipment", "own:machine"),
    asking("travel", "own:fare"),
    asking("meeting_rent", "own:tea"),
    asking("stationery", "own:paper"),
)


def movement(heard: Heard, found: dict[str, Any]) -> Meaning | None:
    """A deposit of the group, a charge, an instalment to the bank, goods on credit."""
    if not heard.bulk.money or _is_still_to_pay(heard) or not _is_of_group(heard, found):
        return None
    concepts = heard.concepts | trade_words.said(heard.said)
    own = any(concept.startswith("own:") for concept in concepts)
    if len(heard.strange) > _MOST_STRANGE + own:
        return None
    plain = _plain(heard, found)
    if "own:match" in concepts and heard.has("bank", "passbook"):
        return _match(heard, plain)
    if account := intents.find(concepts, _LOAN, officer=True):
        return slots.meaning("outside_loan", plain | {"other": {"account": account}})
    if heard.has("fund") and heard.slip and heard.has("received", "came"):
        return slots.meaning("grant_receipt", plain | {"other": {"fund": particulars.fund(heard)}})
    if {"own:job", "own:bill"} <= concepts:
        other = {"place": "credit"} | selling(heard) | things(heard)
        return slots.meaning("sale_income", plain | {"other": other})
    kind = intents.find(concepts, _RULES, officer=True)
    if kind:
        return slots.meaning("movement", _told(heard, plain, kind))
    way = intents.find(concepts, _CREDIT, officer=True)
    if way == "credit_sale":
        other = things(heard) | {"place": "credit"}
        return slots.meaning("sale_income", plain | {"other": other})
    if way == "credit_bought":
        other = things(heard) | {"kind": "raw_material", "place": "credit"} | _from_shop(heard)
        return slots.meaning("expense", plain | {"other": other})
    return None


def _match(heard: Heard, plain: dict[str, Any]) -> Meaning:
    """ "बैंक मिलान 18961, ब्याज 120, चार्ज 59": the balance is what no other word stands before."""
    lines: dict[str, int] = {}
    rest = []
    charged = {end for _start, end, what in trade_words.found(heard.said) if what == "own:charge"}
    for amount in heard.bulk.money:
        if not isinstance(amount.value, int):
            rest.append(amount)
        elif amount.start in charged:
            lines["bank_charges"] = amount.value
        elif heard.said[amount.start - 1].has("interest"):
            lines["bank_interest"] = amount.value
        else:
            rest.append(amount)
    balance = rest[0].value if len(rest) == 1 and rest[0].is_clear else None
    return slots.meaning("bank_match", plain | {"amount": balance, "other": lines})


def spending(heard: Heard) -> dict[str, str]:
    """The kind of an expense and by which way it was paid, where the words tell it."""
    kind = intents.find(heard.concepts | trade_words.said(heard.said), _SPENDING, officer=True)
    return ({"kind": kind} if kind else {}) | way(heard) | _from_shop(heard)


def _from_shop(heard: Heard) -> dict[str, str]:
    shop = particulars.shop(heard)
    return {"shop": shop} if shop else {}


def selling(heard: Heard) -> dict[str, Any]:
    """Whether it was work for a bill, and by which way it was paid, where the words tell it."""
    job = "own:job" in trade_words.said(heard.said)
    return ({"job": True} if job else {}) | way(heard)


def way(heard: Heard) -> dict[str, str]:
    """In cash, through the bank, or not yet paid."""
    if "own:credit" in trade_words.said(heard.said):
        return {"place": "credit"}
    if heard.has("bank", "upi", "online"):
        return {"place": "bank"}
    return {"place": "cash"} if heard.has("cash", "box") else {}


def things(heard: Heard) -> dict[str, Any]:
    """What was bought or sold, in her own words; a word of trade is none of them."""
    return particulars.of_things(heard)


def _is_still_to_pay(heard: Heard) -> bool:
    """ "किस्त देनी है": a form that is "gave" in some dialects."""
    return any(
        p.has("gave") and p.word.key.endswith(_INFINITIVES) and then.has("must_be")
        for p, then in pairwise(heard.said)
    )


def _is_of_group(heard: Heard, found: dict[str, Any]) -> bool:
    """Whether nobody's own money is spoken of: no member's, no neighbour's, not her own."""
    named = any(isinstance(m.value, int) or m.value.why == "same_name" for m in heard.mentions)
    said = trade_words.said(heard.said)
    everyone = found["everyone"] and not {"own:matured", "own:share"} & said  # पूरी, share: all
    if found["members"] or everyone or named or heard.has("other_person"):
        return False
    mine = heard.has("me_of", "me_only", "me") and not heard.has("group", "me_agent")
    with_somebody = not _WITH_SOMEBODY.isdisjoint(said)
    return not mine and (with_somebody or not guards.is_of_others(heard))


def _plain(heard: Heard, found: dict[str, Any]) -> dict[str, Any]:
    unclear = tuple(a.value for a in heard.bulk.money if isinstance(a.value, Unclear))
    return found | {"amounts": (), "unclear": unclear, "slip": heard.slip}


def _told(heard: Heard, plain: dict[str, Any], kind: str) -> dict[str, Any]:
    """ "5000 मूल और 875 ब्याज" is paid together; "50 कम निकले" is 50, not less."""
    other: dict[str, Any] = {"kind": kind} | way(heard) | _from_shop(heard)
    if kind in ("outside_interest", "subvention"):
        other |= _loan_or_bank(heard)
    if both := _principal_and_interest(heard):
        return plain | {"amount": sum(both), "other": other | {"interest": both[1]}}
    if kind in ("cash_short", "cash_over"):
        plain = _counted(plain)
    return plain | {"other": other}


def _loan_or_bank(heard: Heard) -> dict[str, str]:
    """Whether the loan itself grew or shrank, or money moved."""
    added = "own:added" in trade_words.said(heard.said)
    if added or (heard.has("loan") and not heard.has("bank", "account")):
        return {"place": "loan"}
    return {"place": "bank"} if heard.has("bank", "account") else {}


def _counted(plain: dict[str, Any]) -> dict[str, Any]:
    left = [part for part in plain["unclear"] if part.why != "about"]
    said = [option for part in plain["unclear"] for option in part.options if part.why == "about"]
    if left or len(said) != 1:
        return plain
    return plain | {"amount": said[0], "unclear": ()}


def _principal_and_interest(heard: Heard) -> tuple[int, int] | None:
    money = heard.bulk.money
    if len(money) != 2 or not all(isinstance(a.value, int) for a in money):
        return None
    of_interest = [a for a in money if _stands_beside(heard, a, "interest")]
    if len(of_interest) != 1:
        return None
    rest = next(a for a in money if a is not of_interest[0])
    return int(rest.value), int(of_interest[0].value)  # type: ignore[arg-type]


def _stands_beside(heard: Heard, amount: Amount, concept: str) -> bool:
    """Right behind it, else right before it."""
    behind = heard.said[amount.end : amount.end + 1]
    before = heard.said[max(0, amount.start - 1) : amount.start]
    return any(p.has(concept) for p in behind) or any(p.has(concept) for p in before)
