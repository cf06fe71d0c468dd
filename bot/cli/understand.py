"""`flask --app wsgi understand`: lines of JSON in, what they were understood to mean out."""

import json
import sys
from collections.abc import Iterable, Sequence
from datetime import date, time
from typing import Any

import click

from bot import clock
from bot.domain.movements import MOVEMENTS
from bot.nlu import Meaning, Person, Roster, Slots, Unclear, match

_SAME = ("head", "code", "slip", "place", "topic", "rule", "every", "number")
_ROLES = ("member", "treasurer", "president", "secretary", "staff")
_OUTSIDE = {  # the house's finer intents, by the names that the outside knows
    "menu": "help", "meeting_repeat": "meeting_set", "rsvp_list": "attendance",
    "remind_unpaid": "notice_broadcast", "settle_dispute": "dispute", "identify": "deposit_record",
    "unidentified": "bank_deposit", "carry_cash": "bank_deposit", "change_holder": "group_balance",
    "claims": "who_has_not_paid", "join": "out_of_scope", "choice": "out_of_scope",
    "bare": "out_of_scope", "trade": "group_balance", "activity": "group_balance",
    "bank_match": "group_balance", "outside_loans": "loan_balance", "own_income": "out_of_scope",
    "outside_loan": "grant_receipt",
}  # fmt: skip
_HERS = frozenset({"balance", "passbook", "dues", "loan_balance", "who_has_not_paid", "paper"})
_ANSWERED = {  # what a bare answer goes on with: (what a member, what an officer was asked about)
    "amount": ("deposit_report", "deposit_record"), "name": ("deposit_record", "deposit_record"),
    "date": ("deposit_report", "meeting_set"), "choice": ("choice", "choice"),
}  # fmt: skip


@click.command("understand")
def understand() -> None:
    """Read {"text", "role", "today", "members", "context"} lines; print what each one means."""
    for line in sys.stdin.buffer:
        if line.strip():
            click.echo(json.dumps(answer(line), ensure_ascii=False))


def answer(line: bytes) -> dict[str, Any]:
    """What one line of input means, as plain JSON; {"error": …} for a line that is none."""
    try:
        asked = json.loads(line)
        role, roster, context = _role(asked), _roster(asked), str(asked.get("context") or "")
        meaning = match(str(asked["text"]), role, roster, _today(asked), context)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as wrong:
        return {"error": f"{type(wrong).__name__}: {wrong}"}
    first, *further = meaning.slots.other.get("parts", (meaning,))
    return {
        "intent": _intent(first, role, context),
        "slots": _slots(first, roster) | _also(further, role, roster),
        "ambiguous": meaning.ambiguous,
        "alternatives": _alternatives(meaning),
    }


def _intent(meaning: Meaning, role: str, context: str) -> str:
    """The outside name; yes, a number, a day or a name alone means something to a question only."""
    answer = meaning.intent in ("bare", "choice")
    if answer and context in _ANSWERED:
        return _ANSWERED[context][role != "member"]
    slots = meaning.slots
    if slots.members and role in ("member", "staff") and meaning.intent in _HERS:
        return "out_of_scope"  # another woman's figures are nobody's business
    whose = slots.members or slots.claims or slots.everyone or slots.number
    if meaning.intent in ("confirm_yes", "confirm_no") and not (context or whose):
        return "out_of_scope"
    if meaning.intent == "movement":
        return _of_movement(str(slots.other["kind"]))
    return _OUTSIDE.get(meaning.intent, meaning.intent)


def _of_movement(kind: str) -> str:
    """The group's own money by the coarser names: repaid, come in, or spent."""
    if kind == "outside_repayment":
        return "repayment"
    return "grant_receipt" if MOVEMENTS[kind].comes_in else "expense"


def _role(asked: dict[str, Any]) -> str:
    role = str(asked.get("role") or "member")
    if role not in _ROLES:
        raise ValueError(f"no such role: {role}")
    return role


def _today(asked: dict[str, Any]) -> date:
    return date.fromisoformat(asked["today"]) if asked.get("today") else clock.today()


def _roster(asked: dict[str, Any]) -> tuple[Person, ...]:
    members: Iterable[dict[str, Any]] = asked.get("members") or ()
    return tuple(
        Person(int(m["number"]), str(m["name"]), str(m.get("relation") or "")) for m in members
    )


def _slots(meaning: Meaning, roster: Roster) -> dict[str, Any]:
    """The slots that are filled, by their outside names, money in rupees."""
    slots = meaning.slots
    found: dict[str, Any] = {name: getattr(slots, name) for name in _SAME}
    found |= {
        "amount": _rupees(slots.amount),
        "wrong_amount": _rupees(slots.wrong_amount),
        "amounts": {str(who): _rupees(paise) for who, paise in _amounts(slots, roster)},
        "members": "all" if slots.everyone or slots.rest is not None else list(slots.members),
        "except": list(slots.excepted),
        "date": slots.day and slots.day.isoformat(),
        "from_date": slots.from_day and slots.from_day.isoformat(),
        "time": slots.time and slots.time.strftime("%H:%M"),
        "lang": slots.language,
        "claims": list(slots.claims),
        "unclear": [_plain(part) for part in slots.unclear],
    }
    found |= slots.other
    return {name: value for name, value in found.items() if value not in (None, "", [], {}, ())}


def _also(further: Sequence[Meaning], role: str, roster: Roster) -> dict[str, Any]:
    """The other acts of a line that tells of several kinds of money."""
    acts = [
        {"intent": _intent(one, role, "")} | {"amounts": _slots(one, roster).get("amounts", {})}
        for one in further
    ]
    return {"also": acts} if acts else {}


def _amounts(slots: Slots, roster: Roster) -> list[tuple[int | str, int]]:
    """Who paid what; "the others" are spelled out."""
    named = {who for who, _ in slots.amounts} | set(slots.excepted)
    others = (person.number for person in roster if person.number not in named)
    return [*slots.amounts, *((who, slots.rest) for who in others if slots.rest is not None)]


def _alternatives(meaning: Meaning) -> list[Any]:
    """The options of what is unclear, money in rupees; or other intents."""
    if not meaning.slots.unclear:
        return [_plain(option) for option in meaning.alternatives]
    return [option for part in meaning.slots.unclear for option in _plain(part)["options"]]


def _plain(value: Any) -> Any:
    if isinstance(value, Unclear):
        money = value.why in ("several", "range", "about", "near_number")
        options = [_rupees(o) if money and isinstance(o, int) else _plain(o) for o in value.options]
        return {"why": value.why, "options": options, "words": value.words}
    if isinstance(value, date):
        return value.isoformat()
    return value.strftime("%H:%M") if isinstance(value, time) else value


def _rupees(paise: int | None) -> int | float | None:
    """Only for people to read: nothing is computed with it."""
    if paise is None:
        return None
    return paise // 100 if paise % 100 == 0 else paise / 100
