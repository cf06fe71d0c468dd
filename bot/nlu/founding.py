"""The group itself: founded, joined, its officers and phones, and how well it does."""

from bot.nlu import guards
from bot.nlu.heard import Heard
from bot.nlu.meaning import Meaning, Slots, Unclear
from bot.nlu.newcomers import read_phone
from bot.nlu.secrets import has_long_number

_SHORT, _LONG = 9, 14  # words; more tell a story
_RULES = 6
_NOT_NOW = ("if", "would", "later", "elsewhere", "unpaid", "all_to", "tell_all")
_MONEY = ("deposit", "saving", "loan", "instalment", "gave", "fine")


def understand(heard: Heard) -> Meaning | None:
    """Wishes without any money in them; a rule that knows less stands further below."""
    if heard.bulk.money or heard.words > _LONG or heard.has("meeting", "other_person"):
        return None
    return _score(heard) or _rules(heard) or _changed(heard)


def added(heard: Heard) -> Meaning | None:
    """ "नई सदस्य राधा पति मोहन 99999 00077": the number is her phone, and no secret."""
    if not heard.is_officer or heard.words > _LONG or guards.is_question(heard):
        return None
    if heard.has(
        "if", "would", "later", "meeting", "otp", "aadhaar", *_MONEY
    ) or guards.is_conditional(heard):
        return None
    told_whose = heard.has("husband_word", "wife_word", "father_word", "daughter_word")
    if not (heard.has("new_member") or (told_whose and heard.has("join"))):
        return None
    if has_long_number(heard.text) and read_phone(heard.text) is None:
        return None
    return Meaning("add_member")


def _score(heard: Heard) -> Meaning | None:
    """ "पंचसूत्र", "हमारा अंक कितना है"; of RF and loans the rules are asked."""
    if heard.has("fund", "loan", "dues", "deposit", "gave"):
        return None
    ours = heard.has("me_of", "group", "me_only") or heard.words <= 2
    told = heard.words <= _SHORT and (ours or heard.has("tell", "how_much", "question"))
    if (heard.has("five_rules") and heard.words <= _SHORT) or (heard.has("score") and told):
        return Meaning("panchsutra")
    return None


def _rules(heard: Heard) -> Meaning | None:
    """ "समूह के नियम", "नियम बदलना है"; of loans from outside and schemes others tell."""
    if not heard.has("bylaw_word") or heard.words > _RULES or heard.strange:
        return None
    if heard.has("scheme", "fund", "loan", "five_rules", "bank", "not", *_NOT_NOW):
        return None
    if heard.has("changes"):
        return Meaning("bylaw_change")
    plain = heard.words <= 1 or heard.has("group", "me_of", "question", "tell")
    return Meaning("bylaws") if plain else None


def _changed(heard: Heard) -> Meaning | None:
    if heard.words > _SHORT or heard.has(*_NOT_NOW, *_MONEY):
        return None
    if guards.is_question(heard) or guards.is_conditional(heard):
        return None
    if heard.has("new_group") and not heard.has("join"):
        return Meaning("found_group")
    if not heard.is_officer:
        return None
    if heard.has("begin_group"):
        return Meaning("begin_group")
    if heard.has("new_member"):
        return Meaning("add_member")
    members = tuple(m.value for m in heard.bulk.mentions if isinstance(m.value, int))
    if heard.has("changes") and heard.has("phone_word", "member_word"):
        return Meaning("change_phone", Slots(members=members))
    return _office(heard, members)


def _office(heard: Heard, members: tuple[int, ...]) -> Meaning | None:
    roles = [role for role, concept in _ROLES if heard.has(concept)]
    if len(roles) == 1 and heard.has("changes", "made") and not heard.has("not", "said"):
        return Meaning("change_office", Slots(members=members, other={"role": roles[0]}))
    return _ended(heard, roles[0]) if len(roles) == 1 else None


def _ended(heard: Heard, role: str) -> Meaning | None:
    """ "मैं सचिव नहीं रहना चाहती", "राधा अब अध्यक्ष नहीं": whose office it was, not whose it becomes."""
    named = [m.value for m in heard.bulk.mentions]
    of_name = [v.options for v in named if isinstance(v, Unclear) and v.why == "same_name"]
    ends = [v for v in named if isinstance(v, int)] + [n for o in of_name for n in o]
    own = heard.has("me", "me_only", "me_agent") and not named
    if heard.strange or not (own or len(named) == 1):
        return None
    no_more = heard.has("not") and heard.has("now_word") and heard.words <= _RULES
    if not (heard.has("office_end") or no_more):
        return None
    return Meaning("change_office", Slots(other={"role": role, "ends": ends or "mine"}))


_ROLES = (
    ("president", "president_word"),
    ("secretary", "secretary_word"),
    ("treasurer", "treasurer"),
)
