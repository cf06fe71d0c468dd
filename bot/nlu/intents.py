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


READS = (
    _asking("remind_unpaid", "remind dues|unpaid|deposit|saving|gave|not", "meeting", officer=True),
    _asking("claims", "claim", officer=True),
    _asking("claims", "who said deposit|gave", officer=True),
    _asking("settle_dispute", "dispute who|how_much|tell", officer=True),
    _asking("rsvp_list", "come_they who|how_much|tell|question"),
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
    _asking("who_has_not_paid", "who|whose unpaid|dues"),
    _asking("who_has_not_paid", "who|whose not deposit|gave|saving"),
    _asking("group_balance", "who|whose how_much deposit|gave|received", "me_of", officer=True),
    _asking("who_has_not_paid", "all|tell unpaid|dues", "me_of", officer=True),
    _asking("meeting_when", "meeting"),
    _asking("loan_request", "loan want"),
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
)  # fmt: skip

ASKED = (_asking("balance", "deposit|saving|money"),)  # only of what is surely a question

ALONE = (
    _asking("balance", "account|saving"),
    _asking("loan_balance", "instalment"),
    _asking("group_balance", "cash|box|total", officer=True),
    _asking("scheme_info", "fund"),
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
