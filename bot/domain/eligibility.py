"""What a group may get from a bank or mission; the rules are data (`schemes/funds.toml`)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from bot.domain.groups import Programme
from bot.domain.money import Paise, rupees
from bot.domain.schemes import holds, table


@dataclass(frozen=True)
class Standing:
    """What the rules ask about; `corpus` by part, `score` of a hundred (None = not known)."""

    corpus: Mapping[str, Paise]
    months: int
    members: int
    score: int | None = None
    doses: int = 0  # loans from a bank that were taken already
    has_open_loan: bool = False
    has_had: frozenset[str] = frozenset()  # funds


@dataclass(frozen=True)
class Missing:
    """What still speaks against it: months, members, score, score_unknown, had, open_loan."""

    what: str
    now: int = 0
    needed: int = 0


@dataclass(frozen=True)
class Offer:
    """One rule applied: `parts` add up to `corpus`; times × corpus, at least `floor` = `paise`.

    Of a fund with fixed amounts `least` to `paise`.
    """

    code: str
    authority: str
    source: str
    valid_from: date
    paise: Paise
    least: Paise
    parts: tuple[tuple[str, Paise], ...] = ()
    corpus: Paise = Paise(0)
    dose: int = 1
    times: int = 0
    floor: Paise = Paise(0)
    missing: tuple[Missing, ...] = ()


def offer(code: str, programme: Programme, it: Standing, day: date) -> Offer | None:
    """By the rule that is valid for this programme on `day`; None where there is none."""
    rule = next(
        (r for r in _rules() if (r["code"], r["programme"]) == (code, programme) and holds(r, day)),
        None,
    )
    if rule is None:
        return None
    found = _by_corpus(rule, it) if "doses" in rule else _by_amount(rule)
    return Offer(
        code, rule["authority"], rule["source"], rule["valid_from"], **found,
        missing=tuple(_missing(rule, it)),
    )  # fmt: skip


def _by_corpus(rule: Mapping[str, Any], it: Standing) -> dict[str, Any]:
    parts = tuple((name, it.corpus.get(name, Paise(0))) for name in rule["corpus"])
    corpus = Paise(sum(paise for _name, paise in parts))
    doses: list[dict[str, int]] = rule["doses"]
    dose = doses[min(it.doses, len(doses) - 1)]
    floor = rupees(dose["floor"])
    paise = Paise(max(corpus * dose["times"], floor))
    return {
        "paise": paise,
        "least": paise,
        "parts": parts,
        "corpus": corpus,
        "dose": it.doses + 1,
        "times": dose["times"],
        "floor": floor,
    }


def _by_amount(rule: Mapping[str, Any]) -> dict[str, Any]:
    least, most = rule["amount"]
    return {"paise": rupees(most), "least": rupees(least)}


def _missing(rule: Mapping[str, Any], it: Standing) -> list[Missing]:
    missing = []
    if it.months < rule["months"]:
        missing.append(Missing("months", it.months, rule["months"]))
    if it.members < rule["members"]:
        missing.append(Missing("members", it.members, rule["members"]))
    if it.score is None:
        missing.append(Missing("score_unknown", 0, rule["least_score"]))
    elif it.score < rule["least_score"]:
        missing.append(Missing("score", it.score, rule["least_score"]))
    if rule.get("once") and rule["code"] in it.has_had:
        missing.append(Missing("had"))
    if it.has_open_loan and "doses" in rule:
        missing.append(Missing("open_loan"))
    return missing


@cache
def _rules() -> tuple[dict[str, Any], ...]:
    return tuple(table("funds")["rule"])
