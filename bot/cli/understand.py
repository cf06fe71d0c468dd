"""`flask --app wsgi understand`: lines of JSON in, what they were understood to mean out."""

import json
import sys
from collections.abc import Iterable
from datetime import date, time
from typing import Any

import click

from bot import clock
from bot.nlu import Meaning, Person, Slots, Unclear, match

_SAME = ("head", "code", "slip", "place", "topic", "rule", "every", "number")
_ROLES = ("member", "treasurer", "president", "secretary", "staff")


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
        meaning = match(
            str(asked["text"]), _role(asked), _roster(asked.get("members") or ()), _today(asked),
            str(asked.get("context") or ""),
        )  # fmt: skip
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as wrong:
        return {"error": f"{type(wrong).__name__}: {wrong}"}
    return {
        "intent": meaning.intent,
        "slots": _slots(meaning.slots),
        "ambiguous": meaning.ambiguous,
        "alternatives": _alternatives(meaning),
    }


def _role(asked: dict[str, Any]) -> str:
    role = str(asked.get("role") or "member")
    if role not in _ROLES:
        raise ValueError(f"no such role: {role}")
    return role


def _today(asked: dict[str, Any]) -> date:
    return date.fromisoformat(asked["today"]) if asked.get("today") else clock.today()


def _roster(members: Iterable[dict[str, Any]]) -> tuple[Person, ...]:
    return tuple(
        Person(int(m["number"]), str(m["name"]), str(m.get("relation") or "")) for m in members
    )


def _slots(slots: Slots) -> dict[str, Any]:
    """The slots that are filled, by their outside names, money in rupees."""
    found: dict[str, Any] = {name: getattr(slots, name) for name in _SAME}
    found |= {
        "amount": _rupees(slots.amount),
        "wrong_amount": _rupees(slots.wrong_amount),
        "rest": _rupees(slots.rest),
        "amounts": {str(who): _rupees(paise) for who, paise in slots.amounts},
        "members": "all" if slots.everyone or slots.rest is not None else list(slots.members),
        "except": list(slots.excepted),
        "date": slots.day and slots.day.isoformat(),
        "from_date": slots.from_day and slots.from_day.isoformat(),
        "time": slots.time and slots.time.strftime("%H:%M"),
        "lang": slots.language,
        "claims": list(slots.claims),
        "mode": "bank" if slots.via_bank else "",
        "unclear": [_plain(part) for part in slots.unclear],
    }
    found |= slots.other
    return {name: value for name, value in found.items() if value not in (None, "", [], {}, ())}


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
