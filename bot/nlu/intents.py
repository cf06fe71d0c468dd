"""Which words ask for what: the things anybody may read. Money acts are in acts.py."""

from typing import NamedTuple


class Asking(NamedTuple):
    """`intent` when each group of `needs` is said ("a|b" = either), and none of `without`."""

    intent: str
    needs: tuple[frozenset[str], ...]
    without: frozenset[str] = frozenset()
    officer: bool = False


def _asking(intent: str, needs: str, without: str = "", *, officer: bool = False) -> Asking:
    groups = tuple(frozenset(group.split("|")) for group in needs.split())
    return Asking(intent, groups, frozenset(without.split()), officer)


asking = _asking  # for those with a table of their own

READS = (
    _asking("remind_unpaid", "remind dues|unpaid|deposit|saving|gave|not", "meeting", officer=True),
    _asking("claims", "claim dues|how_much|tell|who|whose|question|unpaid", officer=True),
    _asking("claims", "who said deposit|gave", officer=True),
    _asking("settle_dispute", "dispute who|how_much|tell", officer=True),
    _asking("loan_write_off", "loan waive|given_up", "interest", officer=True),
    _asking("interest_waive", "interest waive", officer=True),
    _asking("fine_waive", "fine waive", "meeting", officer=True),
    _asking("loan_reschedule", "instalment move", "meeting", officer=True),
    _asking("loan_list", "loan who|whose|list_word", "scheme fund can_get me_of", officer=True),
    _asking("loan_refuse", "loan want not", "unpaid if deposit"),
    _asking("passbook", "passbook", "all_to tell_all loan who"),
    _asking("balance", "money|saving me_only how_much|tell|total|question", "loan dues left_over"),
    _asking("balance", "box|account me_only how_much|tell|total|question", "loan dues entry bank"),
    _asking("group_balance", "all total|money|saving how_much",
            "dues not unpaid me_only left_over"),
    _asking("rsvp_list", "come_they who|people|all|meeting", "fund money when"),
    _asking("scheme_info", "can_get loan|fund|scheme|group", "me"),
    _asking("scheme_info", "bank loan how_much group habit", "me me_of dues"),
    _asking("scheme_info", "scheme how_much|how|question|tell|can_get"),
    _asking("group_balance", "group total how_much|tell", "loan scheme can_get me_of"),
    _asking("scheme_info", "fund how_much|how|question|tell|can_get|want|who", "dues"),
    _asking("passbook", "receipt|slip me_of|want|again|tell", "deposit bank"),
    _asking("dues", "how_much mounted", "loan instalment"),
    _asking("dues", "saving|hafta|me_of left_over", "who whose loan instalment"),
    _asking("who_has_not_paid", "who|whose|list_word left_over|unpaid"),
    _asking("who_has_not_paid", "list_word not saving|deposit|give_order|gave|dues"),
    _asking("loan_balance", "principal how_much|question|me_of|tell"),
    _asking("passbook", "entry|receipt tell|want|question|last_word|how_much|when"),
    _asking("passbook", "last_word when|how_much|question|tell saving|deposit|gave|wrote",
            "meeting"),
    _asking("balance", "money|saving me_of question|total|how_much", "loan dues group"),
    _asking("group_balance", "group money|saving|deposit|balance|account|total how_much|tell",
            "loan scheme can_get me_only"),
    _asking("group_balance", "ago:0|money|total how_much received", "me_of people", officer=True),
    _asking("group_balance", "account|cash|bank tally", officer=True),
    _asking("group_balance", "group balance|account|total|saving|how_much", "loan me_of scheme"),
    _asking("group_balance", "group cash|bank", "loan me_of scheme"),
    _asking("group_balance", "cash|hand|box how_much|balance|total|tell|account"),
    _asking("group_balance", "hand cash"),
    _asking("group_balance", "bank how_much|balance|total", "loan me_of scheme"),
    _asking("group_balance", "total ago:0"),
    _asking("group_balance", "ago:0 account|deposit how_much|total|tell", "me_of"),
    _asking("group_balance", "total how_much|tell", "me_of loan", officer=True),
    _asking("group_balance", "people how_much deposit|gave", officer=True),
    _asking("who_has_not_paid", "who|whose|relative unpaid|dues"),
    _asking("who_has_not_paid",
            "who|whose|relative not deposit|gave|saving|money|came|received|did", "unknown_whose"),
    _asking("who_has_not_paid", "all gave|deposit question", officer=True),
    _asking("who_has_not_paid", "who|whose remaining", officer=True),
    _asking("group_balance", "who|whose how_much deposit|gave|received", "me_of", officer=True),
    _asking("who_has_not_paid", "all|tell unpaid|dues", "me_of", officer=True),
    _asking("dues", "saving|money|me_of|me_agent|hafta dues how_much", "loan instalment interest"),
    _asking("meeting_when", "meeting"),
    _asking("loan_request", "loan want", "not unpaid if"),
    _asking("loan_balance", "loan|instalment|interest dues|how_much|when|balance|tell"),
    _asking("loan_balance", "loan|instalment|interest me_of|account|total|last_word"),
    _asking("scheme_info", "scheme"),
    _asking("scheme_info", "fund question|how_much|tell|when|how|want"),
    _asking("dues", "fine how_much|dues|me_of"),
    _asking("passbook", "passbook"),
    _asking("passbook", "last_word|receipt deposit|gave|saving|receipt|entry|account"),
    _asking("passbook", "receipt"),
    _asking("dues", "deposit|saving|gave when", "last_word"),
    _asking("balance", "saving how_much|tell|me_of|balance|account|total"),
    _asking("dues", "dues how_much|me_of|me|tell|when|question"),
    _asking("balance", "deposit|money how_much"),
    _asking("balance", "me_of balance|account|money|total|deposit"),
    _asking("balance", "account|balance|total how_much|tell|question"),
    _asking("balance", "balance"),
    _asking("loan_balance", "loan|interest"),
    _asking("dues", "dues"),
    _asking("dues", "hafta how_much|when"),
    _asking("dues", "how_much tense:must", "loan instalment"),
)  # fmt: skip

ASKED = (  # only of what is surely a question
    _asking("passbook", "wrote|entry|mounted"),
    _asking("balance", "total me_of|me_agent|gave", "group"),
    _asking("passbook", "received me_of", "unknown_whose bank group"),
    _asking("balance", "deposit|saving|money"),
)

ALONE = (
    _asking("balance", "account|saving"),
    _asking("loan_balance", "instalment"),
    _asking("group_balance", "cash|box|total", officer=True),
    _asking("scheme_info", "fund"),
    _asking("passbook", "slip"),
)


def find(concepts: frozenset[str], table: tuple[Asking, ...], *, officer: bool) -> str:
    """The first intent of `table` that the concepts fulfil, or ""."""
    for asking in table:
        if asking.officer and not officer:
            continue
        if not asking.without.isdisjoint(concepts):
            continue
        if all(not group.isdisjoint(concepts) for group in asking.needs):
            return asking.intent
    return ""
