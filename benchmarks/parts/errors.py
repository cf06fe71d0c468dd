"""What sort of an error an outcome is, and what it would cost to mend the known sorts."""

import re
from collections.abc import Iterable
from typing import Any

from tests.nlu.corpora import Case, Judged

_REASON = re.compile(r"why='(\w+)'")
_FAMILIES = {
    "an act with money": (
        "deposit_report", "deposit_record", "confirm_yes", "confirm_no", "correct", "reverse",
        "loan_request", "repayment", "bank_deposit", "bank_withdrawal", "expense", "dispute",
        "grant_receipt", "sale_income", "fine",
    ),
    "a question": (
        "balance", "passbook", "dues", "loan_balance", "group_balance", "who_has_not_paid",
        "scheme_info", "meeting_when",
    ),
    "a meeting": (
        "meeting_set", "meeting_move", "meeting_cancel", "attendance", "rsvp_yes", "rsvp_no",
        "notice_broadcast",
    ),
    "nothing": ("out_of_scope",),
}  # fmt: skip
COSTS = {  # what is known of a sort; one that is not here prints "–"
    "foreign sentences: deposit_record asked": (
        "a name nobody here has is asked about, for she may be new or misspelt; a list of trades "
        "and kin (shopkeeper, landlord) would silence half of them: an hour, and its risk is a "
        "woman who is called so"
    ),
    "foreign sentences: loan_request wrong": (
        "the subject of a loan's sentence (ne, an unknown person) and English loan advertisements: "
        "two rules in the guards, half a day with the tests"
    ),
    "suites, dates: asked (nothing)": (
        "durations, vague times, days counted from another day; hardly said of a meeting or a "
        "deposit: left on purpose, a week for all of it"
    ),
    "suites, dates: asked (conflict)": (
        "weekdays that are not the date's, evening 10, noon 7: asking is right, nothing to mend"
    ),
    "suites, dates: asked (several)": (
        "a month without a day: asking is right; minutes right after an hour (eleven five) would "
        "cost a day, and two hours would at times be read as one time"
    ),
    "suites, dates: wrong": (
        "the American order of day and month, and which Sunday is the next one: ours is the "
        "spoken one here; nothing to mend"
    ),
    "suites, amounts: asked": (
        "below a paisa, two numbers in one, commas of other countries: asking is right for most; "
        "100 thousand and commas by millions are an hour each"
    ),
    "messages: open, but read": (
        "a slip that is a word itself (sath, paane) beside a number: one table of such pairs per "
        "script, a day with the amounts read again; more of them would ask more of everybody"
    ),
    "messages: an act with money taken for nothing": (
        "words of the lexicon for one verb each and too wide a guard (promise, abuse): half a day, "
        "and the guards' tests decide"
    ),
    "messages: an act with money taken for another": (
        "which of two verbs of a sentence counts: half a day for a rule by the nearer noun"
    ),
    "messages: nothing taken for an act with money": (
        "verb forms that are two tenses in two dialects, and failed acts: a guard each, half a day"
    ),
    "messages: a question taken for another": (
        "words for whose money and whose turn: the lexicon's things, an hour a dozen"
    ),
    "messages: a question taken for nothing": (
        "questions by tone alone, or with a negation inside: a day, with false reports as the risk"
    ),
    "messages: a question taken for an act with money": (
        "a tag at the end that asks (n, ka) against one that complains: half a day"
    ),
    "messages: clear, but asked (several)": (
        "lists with the amount as their heading: a second form of the bulk grammar, two days"
    ),
    "messages: clear, but asked (near_number)": (
        "short words beside a number that may be misspelt numbers: a line in the lexicon for each "
        "known word; the rule itself must stay"
    ),
    "messages: talk taken for nothing": "lines of the lexicon, minutes each",
    "messages: members missing": "the command prints the number, not whose: minutes, in bot/cli",
    "messages: amounts missing": "register numbers in words before their amounts: half a day",
    "amounts: open, but read": "as with messages: slips that are words",
    "amounts: none, but read": "labels that stand far before the number: a rule, half a day",
    "dates: date read as another": "tense of dialect verbs: a line in the lexicon's endings each",
    "dates: open, but read": "days counted from a festival: festivals need a calendar, a day",
    "names: members asked (near_name)": (
        "relations as names and two slips in one name: asking is right on a roster of twenty"
    ),
}  # fmt: skip


def of_own(case: Case, judged: Judged) -> str:
    """The sort of an error on the own corpora."""
    slots = case.expected.get("slots", {})
    if case.kind == "messages":
        return f"messages: {_of_message(case.expected, judged.printed)}"
    meant = ", ".join(sorted(slots)) or ("none" if not case.expected.get("ambiguous") else "open")
    if judged.verdict == "asked":
        return f"{case.kind}: {meant} asked{_why(judged.printed)}"
    return f"{case.kind}: {meant} read as another" if slots else f"{case.kind}: {meant}, but read"


def _of_message(line: dict[str, Any], printed: dict[str, Any]) -> str:
    intents = [line["intent"]] if isinstance(line["intent"], str) else line["intent"]
    if printed["intent"] not in intents:
        wanted, got = _family(intents[0]), _family(printed["intent"])
        return f"{wanted} taken for {got if got != wanted else 'another'}"
    if printed["ambiguous"] != bool(line.get("ambiguous")):
        return f"clear, but asked{_why(printed)}" if printed["ambiguous"] else "open, but read"
    slots = line["slots"]
    off = [name for name in slots if printed["slots"].get(name) != slots[name]]
    missing = [name for name in off if name not in printed["slots"]]
    return f"{off[0]} {'missing' if missing == off else 'is another'}"


def _family(intent: str) -> str:
    return next((name for name, those in _FAMILIES.items() if intent in those), "talk")


def _why(printed: dict[str, Any]) -> str:
    unclear = printed["slots"].get("unclear")
    return f" ({unclear[0]['why']})" if unclear else ""


def of_suite(kind: str, verdict: str, got: str) -> str:
    """The sort of an error on the shared suites: of an asked one, why."""
    if verdict == "right":
        return ""
    reasons = _REASON.findall(got) or [got.rpartition(" ")[2]]
    why = f" ({reasons[0]})" if verdict == "asked" and kind == "dates" else ""
    return f"suites, {kind}: {verdict}{why}"


def wanted(case: Case) -> str:
    """A label in short."""
    line = case.expected
    intent = f"{line['intent']} " if case.kind == "messages" else ""
    return f"{intent}{line.get('slots') or ''}{' ambiguous' if line.get('ambiguous') else ''}"


def printed(judged: Judged) -> str:
    """A reading in short."""
    found = judged.printed
    return f"{found['intent']} {found['slots'] or ''}{' ambiguous' if found['ambiguous'] else ''}"


def worst(sorts: Iterable[tuple[str, str]], most: int = 10) -> list[tuple[str, int, int]]:
    """(sort, wrong, asked), the worst first, of (sort, verdict)s; a wrong one weighs as three."""
    counts: dict[str, list[int]] = {}
    for sort, verdict in sorts:
        counts.setdefault(sort, [0, 0])[verdict == "asked"] += 1
    ranked = sorted(counts.items(), key=lambda item: -(3 * item[1][0] + item[1][1]))
    return [(sort, wrong, asked) for sort, (wrong, asked) in ranked[:most]]
