"""What is asked of the group's trade and of its loans outside, and what a woman earned herself."""

from bot.nlu import guards, intents, particulars, slots, trade_words
from bot.nlu.heard import Heard
from bot.nlu.intents import asking
from bot.nlu.meaning import Meaning, Slots

_READS = (
    asking(
        "trade", "own:buyer|own:shop dues|left_over|unpaid|how_much", "sale expense", officer=True
    ),
    asking("trade", "sale money dues|left_over|unpaid", officer=True),
    asking("activity", "own:profit how_much|tell|account|question|total", "scheme", officer=True),
    asking("activity", "sale how_much|total|account", "me_of me_agent", officer=True),
    asking(
        "outside_loans", "group loan how_much|dues|tell|total", "want can_get habit scheme me_only"
    ),
    asking(
        "outside_loans", "fund|own:federation loan dues|left_over", "want can_get scheme me_only"
    ),
)
_MOST_WORDS = 14


def understand(heard: Heard) -> Meaning | None:
    """A read, or her own income; None for anything else."""
    own = trade_words.said(heard.said)
    if heard.bulk.money:
        return _earned(heard, own)
    if heard.words > _MOST_WORDS or heard.has("elsewhere", "other_person", "to_write"):
        return None
    intent = intents.find(heard.concepts | own, _READS, officer=heard.is_officer)
    if not intent:
        return None
    before = {"last_month": True} if heard.has("previous") else {}
    return Meaning(intent, Slots(other=before))


def _earned(heard: Heard, own: frozenset[str]) -> Meaning | None:
    """ "इस महीने मेरी कमाई 5000 सिलाई से": a statistic, and asked back before it is noted."""
    mine = heard.has("me_of", "me_agent", "me_only")
    if not mine or "own:earned" not in own or heard.has("group", "other_person", "received"):
        return None
    if len(heard.bulk.money) != 1 or len(heard.amounts) != 1 or heard.mentions:
        return None
    if guards.blocked(heard) not in ("", "shopping"):
        return None
    found = slots.of_money(heard)
    other = particulars.of_things(heard)
    other = {k: v for k, v in other.items() if k == "purpose"}
    if heard.has("previous"):
        other["last_month"] = True
    return Meaning("own_income", Slots(amount=found["amount"], other=other))
