"""Money: what an officer has written down, what a member says she paid, and what is blocked."""

from itertools import pairwise
from typing import Any

from bot.nlu import guards, particulars, slots
from bot.nlu.heard import Heard
from bot.nlu.meaning import Meaning, Slots, Unclear
from bot.nlu.pieces import at

_ABOUT_NAMES = ("unknown_name", "near_name", "same_name", "no_such_number", "nothing")
_DOUBTFUL = ("no_such_number", "near_name", "same_name")  # somebody of the group, but who
_PAID = ("deposit", "gave", "saving", "hafta", "optional", "health", "food")


def understand(heard: Heard) -> Meaning | None:
    """The money act, or what keeps it from being one."""
    if not _is_about_money(heard):
        return None
    reason = guards.blocked(heard)
    if reason == "question" and not heard.has("unknown_whose"):
        return None
    if certain := _to_write(heard) or _wish(heard) or _certain(heard, reason):
        return certain
    if reason:
        return Meaning("out_of_scope", Slots(topic=reason))
    return _officers(heard) if heard.is_officer else _members(heard)


def _is_about_money(heard: Heard) -> bool:
    return bool(heard.bulk.money or heard.bulk.amounts) or heard.has(
        "deposit", "gave", "carry", "slip", "keep", "repay", "fine", "unknown_whose", "withdraw",
        "to_write",
    )  # fmt: skip


def _certain(heard: Heard, reason: str) -> Meaning | None:
    """What sounds like a promise or a question but is an officer's order."""
    if not heard.is_officer or reason not in ("promise", "question", "negation"):
        return None
    found = slots.of_money(heard)
    if heard.has("unknown_whose") and heard.bulk.money:
        return _bank(heard, found)
    if heard.has("fine") and heard.bulk.money and reason == "promise":  # "जुर्माना लगेगा, लिख लो"
        return _fine(heard, found)
    return _cash(heard, found) if heard.has("keep") and reason == "promise" else None


def _to_write(heard: Heard) -> Meaning | None:
    """ "बचत लिखनी है": an officer who means to record, before she says whose and how much."""
    about = heard.has("deposit", "saving", "money", "account", "hafta")
    if not (heard.is_officer and heard.has("to_write") and about):
        return None
    return None if heard.bulk.money or heard.bulk.mentions else Meaning("deposit_record")


def _wish(heard: Heard) -> Meaning | None:
    """A loan that is wanted: not money moved."""
    begs = heard.has("loan") and not heard.is_officer and heard.has("give_order", "give_it")
    begs = begs and not heard.has("gave")
    if not (heard.has("want") or begs):
        return None
    if heard.has("receipt", "passbook"):
        return Meaning("passbook")
    if heard.has("deposit", "would") and not heard.has("loan"):
        return Meaning("out_of_scope", Slots(topic="promise"))
    if heard.has("loan") or (heard.amounts and _is_wanted_money(heard)):
        return slots.meaning("loan_request", _loan(heard))
    return None


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


def _officers(heard: Heard) -> Meaning | None:
    found = slots.of_money(heard)
    for act in (_cash, _bank, _other_books, _repayment, _fine):
        if meant := act(heard, found):
            return meant
    return _her_own(heard, found) or _collection(heard, found)


def _cash(heard: Heard, found: dict[str, Any]) -> Meaning | None:
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


def _bank(heard: Heard, found: dict[str, Any]) -> Meaning | None:
    if heard.has("elsewhere", "unit") and not heard.slip:
        return None
    online = heard.has("unknown_whose", "withdraw") and heard.has("online", "upi")
    drawn = heard.has("withdraw") and heard.has("account", "group") and not found["members"]
    if not (heard.has("bank", "slip") or heard.slip or online or drawn):
        return None
    plain = found | {"amounts": (), "slip": heard.slip}
    if heard.has("unknown_whose"):
        return slots.meaning("unidentified", plain)
    out_of_bank = any(p.has("bank") and follows.has("from") for p, follows in pairwise(heard.said))
    if out_of_bank and heard.bulk.money and not heard.has("deposit", "slip"):
        return slots.meaning("bank_withdrawal", plain)
    from_box = heard.has("box", "cash") and heard.has("deposit", "gave")
    if heard.has("withdraw") and not from_box:  # "पेटी से निकालकर बैंक में डाले" goes in
        return slots.meaning("bank_withdrawal", plain)
    if found["members"] and _is_given_to_somebody(heard) and not heard.slip:
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


def _other_books(heard: Heard, found: dict[str, Any]) -> Meaning | None:
    if not heard.bulk.money or found["members"] or found["everyone"] or heard.mentions:
        return None
    if guards.is_of_others(heard) or heard.has("elsewhere", "dues", "other_person"):
        return None
    if heard.has("unit") and not heard.has("sale", "expense"):  # "आलू 20 रुपये किलो"
        return None
    group = heard.has("me", "me_agent", "group")
    if heard.has("agent") and not group:  # "kavita ne 19 ka doodh liya"
        return None
    found = found | {"unclear": tuple(a.value for a in heard.bulk.money if not a.is_clear)}
    if heard.has("fund"):
        return slots.meaning("grant_receipt", found | {"other": {"fund": particulars.fund(heard)}})
    found["other"] = particulars.of_things(heard)
    came_in = _has_come_in(heard)
    if heard.has("sale") or came_in:
        return slots.meaning("sale_income", found)
    bought = heard.has("goods") and not heard.strange and not heard.has("want")
    if heard.has("expense") or bought or (heard.has("goods") and heard.has("cost")):
        return slots.meaning("expense", found)
    return None


def _has_come_in(heard: Heard) -> bool:
    """Goods went and money came: "अगरबत्ती निकल गई, 950 मिले"; "20 में आटा मिला" is a price."""
    if not (heard.has("received") and heard.has("goods")) or heard.has(
        "expense", "deposit", "cost"
    ):
        return False
    ends = [at(heard.said, amount.end) for amount in heard.bulk.money]
    return not any(piece and piece.has("in", "of") for piece in ends)


def _repayment(heard: Heard, found: dict[str, Any]) -> Meaning | None:
    out = _may_be_money_out(heard) or (heard.has("loan") and heard.has("to"))
    if heard.has("instalment", "repay", "loan") and out:
        return Meaning("out_of_scope", Slots(**found | {"topic": "loan_out"}))
    if heard.has("dues") and not heard.has(*_PAID):
        return None
    if not (heard.has("instalment", "loan") or heard.bulk.money or heard.bulk.mentions):
        return None
    if not heard.bulk.money and heard.strange and not heard.has("instalment", "loan"):
        return None  # "पिछला गाना वापस चलाओ"
    if heard.has("instalment", "repay") or (heard.has("loan") and heard.has("deposit")):
        return slots.meaning("repayment", found)
    if heard.has("loan"):
        return Meaning("out_of_scope", Slots(**found | {"topic": "loan_out"}))
    return None


def _fine(heard: Heard, found: dict[str, Any]) -> Meaning | None:
    whom = heard.bulk.money or found["members"] or found["everyone"]
    return slots.meaning("fine", found) if heard.has("fine") and whom else None


def _her_own(heard: Heard, found: dict[str, Any]) -> Meaning | None:
    """An officer speaks of her own saving: "मैंने 100 जमा किए"."""
    if found["members"] or found["everyone"] or found["rest"] is not None:
        return None
    if guards.is_elsewhere(heard, own=True) or guards.is_of_others(heard) or heard.has("remind"):
        return None
    if not heard.bulk.money and (heard.strange or not _is_of_saving(heard)):
        return None
    if heard.has(*_PAID) and (
        heard.has("me_agent", "me_of") or (heard.has("me") and heard.has("agent"))
    ):
        return _report(heard, found)
    return None


def _collection(heard: Heard, found: dict[str, Any]) -> Meaning | None:
    if heard.has("dues") and not heard.has(*_PAID, "all"):
        return _owing(heard, found)
    doubtful = any(part.why in _DOUBTFUL for part in found["unclear"])
    named = found["members"] or found["everyone"] or found["rest"] is not None or doubtful
    if _is_no_collection(heard, found, bool(named)):
        return None
    if not named and not found["unclear"] and not heard.has(*_PAID):
        return None
    if named and not heard.has(*_PAID, "do", "did", "agent") and not heard.bulk.money:
        return None
    if not heard.bulk.money and (heard.strange or not _is_of_saving(heard)):
        return None
    if heard.has("all_to") and not heard.has("gave", "deposit", "saving"):
        return None  # "सबको 500 मिल रहे हैं"
    if not named and _is_only_a_strange_name(heard, found):
        return Meaning("out_of_scope", Slots(topic="unknown_name", unclear=found["unclear"]))
    if _may_be_money_out(heard):
        return Meaning(
            "deposit_record", Slots(**found), True, ("deposit_record", "carry_cash", "loan_out")
        )
    if not named and heard.role in ("president", "secretary") and not found["unclear"]:
        return _report(heard, found)
    return slots.meaning("deposit_record", found | _via(heard))


def _is_of_saving(heard: Heard) -> bool:
    """Whether what is said without an amount is about the group's saving at all."""
    return heard.has("deposit", "saving", "money", "hafta", "rupee")


def _is_only_a_strange_name(heard: Heard, found: dict[str, Any]) -> bool:
    """ "टमाटर 67": nobody here, and nothing says that it is about the group's money."""
    whys = {part.why for part in found["unclear"]}
    return (
        whys <= {"unknown_name", "several", "near_number"}
        and "unknown_name" in whys
        and not heard.has(*_PAID)
    )


def _is_no_collection(heard: Heard, found: dict[str, Any], named: bool) -> bool:
    """Whether the words that no list has, or others' money, make it no treasurer's line."""
    saving = heard.has("deposit", "saving")
    if guards.is_elsewhere(heard) or (not named and guards.is_of_others(heard)):
        return True
    if heard.has("goods", "sale", "expense") and not (saving and named):
        return True
    if heard.has("give_it") and not saving:
        return True
    return _has_strange_words(heard, found, named=named)


def _has_strange_words(heard: Heard, found: dict[str, Any], *, named: bool) -> bool:
    """Whether more is said than who and how much: nobody known pays, and other things happen."""
    paid = heard.has(*_PAID)
    asked = {word for part in found["unclear"] for word in part.words.split()}
    left = sum(1 for n in heard.strange if heard.said[n].text not in asked)
    if not named and not paid:
        return (
            bool(left)
            or heard.has("did", "of", "in", "want", "me_agent")
            or _is_wordy(heard, asked)
        )
    if found["everyone"] or found["rest"] is not None:
        return not paid and (bool(left) or _is_priced(heard))
    if named:
        return not paid and (left > 1 or _is_priced(heard))
    return bool(left) or heard.has("me_agent")


def _is_wordy(heard: Heard, asked: set[str]) -> bool:
    """Whether numbers stand among words that are no name: "300 में से 11 गए"."""
    return not heard.bulk.mentions and any(
        piece.kind == "word"
        and not (piece.word.is_number or piece.text in asked)
        and not piece.has("rupee", "filler", "and", "do", "of_or_to")
        for piece in heard.said
    )


def _is_priced(heard: Heard) -> bool:
    """ "5 की है"."""
    return any(
        amount.end < len(heard.said) and heard.said[amount.end].has("of")
        for amount in heard.bulk.money
    )


def _owing(heard: Heard, found: dict[str, Any]) -> Meaning:
    """ "गीता का 100 बाकी" is owed, not paid; "गीता 100 बाकी 50" may be the others' 50."""
    if found["rest"] is None:
        return Meaning("who_has_not_paid", Slots(members=found["members"]))
    return Meaning("deposit_record", Slots(**found), True, ("deposit_record", "who_has_not_paid"))


def _may_be_money_out(heard: Heard) -> bool:
    """ "सुनीता को 5000 दिया" is money out; के and ल may be "of" or "to": who gave whom is asked."""
    if not heard.has("gave") or heard.has("deposit", "saving", "except", "agent"):
        return False
    return (
        _is_given_to_somebody(heard) or _has_behind_a_name(heard, "of_or_to") or heard.has("all_to")
    )


def _is_given_to_somebody(heard: Heard) -> bool:
    """ "सीता को … दिए"."""
    return heard.has("gave") and _has_behind_a_name(heard, "to")


def _has_behind_a_name(heard: Heard, concept: str) -> bool:
    mentioned = {m.end for m in heard.bulk.mentions}
    return any(place in mentioned and piece.has(concept) for place, piece in enumerate(heard.said))


def _via(heard: Heard) -> dict[str, Any]:
    """By which way the money came, where it is said."""
    mode = particulars.mode(heard)
    return {"via_bank": mode in ("bank", "upi"), "other": {"mode": mode}} if mode else {}


def _members(heard: Heard) -> Meaning | None:
    found = slots.of_money(heard)
    known = not heard.strange or (len(heard.strange) == 1 and heard.has("deposit"))
    if not heard.bulk.money and (not known or heard.has("remind")):
        return None  # "मैंने खाना दिया", "bill pay karne ke liye yaad dilaye"
    repaid = heard.has("instalment", "repay") and not heard.has("dues")
    repaid = repaid and bool(heard.bulk.money or heard.has("instalment", "loan", "money"))
    if repaid or (heard.has("loan") and heard.has("gave", "deposit")):
        return slots.meaning("repayment", _mine(heard, found))
    for other in ("withdraw", "fine", "loan", "interest"):
        if heard.has(other):
            return Meaning("out_of_scope", Slots(topic=other))
    if not heard.bulk.money and not _is_of_saving(heard):
        return None
    written_down = heard.has("me_of", "me_agent") and heard.has("do") and heard.bulk.money
    if len(heard.strange) > 1 and not _is_of_saving(heard):
        return None
    return _report(heard, found) if heard.has(*_PAID) or written_down else None


def _mine(heard: Heard, found: dict[str, Any]) -> dict[str, Any]:
    """Her own money only; "100-100" and "100, two times" may be twice the amount: asked."""
    unclear = tuple(part for part in found["unclear"] if part.why not in _ABOUT_NAMES)
    if any(a.each for a in heard.bulk.money) or (heard.has("times_unit") and heard.bulk.money):
        unclear = (*unclear, Unclear("several", tuple(heard.amounts), heard.text))
    everyone = bool(found["everyone"] or found["rest"]) and not heard.has("me_agent", "me_of")
    return found | {
        "members": (), "amounts": (), "everyone": everyone, "excepted": (), "rest": None,
        "unclear": unclear, "topic": heard.receiver.words if heard.receiver else "",
    }  # fmt: skip


def _report(heard: Heard, found: dict[str, Any]) -> Meaning:
    """She says that she paid. Without an amount "जमा है" may also ask for the balance."""
    mine = _mine(heard, found) | _via(heard) | {"slip": heard.slip}
    if len(heard.bulk.money) > 1 and not mine["unclear"]:
        mine["unclear"] = (Unclear("several", tuple(heard.amounts), heard.text),)
    if not heard.bulk.money and not heard.has("gave", "did", "do", "me_agent"):
        return Meaning("deposit_report", Slots(**mine), True, ("deposit_report", "balance"))
    return slots.meaning("deposit_report", mine)
