"""The own corpora: what we make of them, and what the peers make of those that they can read.

Only the reading is timed: `match`, inside the command `understand` that the corpora are judged by.
Peers are judged in their favour where they cannot say a thing.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from importlib import import_module
from typing import Any
from unittest.mock import patch

from benchmarks.parts import errors
from benchmarks.parts.outcome import OURS, Outcome, noting, timed, verdict_of
from benchmarks.parts.peers import FLOOR, Moment, Peer
from bot.nlu import match
from tests.nlu import corpora

PARTS = {  # rows below a row: its cases with a tag
    "messages": ("roman", "dialect", "oos"),
    "amounts": ("romanised", "fraction words", "must give none", "ambiguous"),
}
_COMMAND = import_module("bot.cli.understand")


def of_kind(kind: str, peers: Sequence[Peer]) -> Iterator[Outcome]:
    """All cases of a kind."""
    took: list[float] = []
    cases = list(corpora.cases(kind))
    for case in cases:
        with patch.object(_COMMAND, "match", noting(match, took)):
            judged = corpora.judge(case)
        sort = errors.of_own(case, judged) if judged.verdict != "right" else ""
        got = errors.printed(judged)
        yield Outcome(OURS, judged.verdict, took.pop(), *_named(case), got, sort, _tags(case))
    for peer in peers:  # one after the other, so that none cools the processor's caches for another
        for case in cases:
            if reads := _reader(kind, peer, case):
                found, ms = timed(reads)
                verdict = _PEERS_VERDICTS[kind](case.expected, found, peer)
                yield Outcome(peer.name, verdict, ms, *_named(case), str(found), tags=_tags(case))


def _named(case: corpora.Case) -> tuple[str, str]:
    return case.asked["text"], errors.wanted(case)


def _tags(case: corpora.Case) -> frozenset[str]:
    line, tags = case.expected, set(case.expected.get("tags", ()))
    valued = bool(line.get("slots"))
    derived = {
        "romanised": valued and "roman" in tags,
        "fraction words": valued and "fraction" in tags,
        "must give none": not (valued or line.get("ambiguous")),
        "ambiguous": bool(line.get("ambiguous")),
    }
    return frozenset(tags | {tag for tag, is_so in derived.items() if is_so})


def _reader(kind: str, peer: Peer, case: corpora.Case) -> Callable[[], Any] | None:
    text = case.asked["text"]
    if kind == "names" and peer.name == FLOOR:
        return lambda: _as_written(text, case.asked["members"])
    if kind == "dates" and peer.moment:
        return partial(peer.moment, text, date.fromisoformat(case.asked["today"]))
    return partial(peer.amount, text) if kind == "amounts" and peer.amount else None


def _as_written(text: str, members: Sequence[dict[str, Any]]) -> int | None:
    """The floor of names: a register number, or a name as the register has it."""
    said = text.strip().casefold()
    found = [
        m["number"] for m in members
        if said in (str(m["number"]), m["name"].casefold(), m["name"].casefold().split()[0])
    ]  # fmt: skip
    return found[0] if len(found) == 1 else None


def _of_amount(line: dict[str, Any], found: Decimal | None, _peer: Peer) -> str:
    amount = line["slots"].get("amount")
    return verdict_of(None if amount is None else Decimal(str(amount)), found)


def _of_name(line: dict[str, Any], found: int | None, _peer: Peer) -> str:
    return verdict_of((line["slots"].get("members") or [None])[0], found)


def _of_moment(line: dict[str, Any], found: Moment, peer: Peer) -> str:
    """Only a day and a time are asked of a peer; a rule ("every") it need not know."""
    wanted = {name: line["slots"][name] for name in ("date", "time") if name in line["slots"]}
    if not wanted:
        return "asked" if line["slots"] else verdict_of(None, None if not any(found) else found)
    day, at = found
    got = {"date": day and day.isoformat(), "time": at and f"{at:%H:%M}"}
    if peer.modulo and at and "time" in wanted:
        hour, minute = map(int, wanted["time"].split(":"))
        got["time"] = wanted["time"] if (at.hour % 12, at.minute) == (hour % 12, minute) else "no"
    verdicts = {verdict_of(value, got[name]) for name, value in wanted.items()}
    return next(verdict for verdict in ("wrong", "asked", "right") if verdict in verdicts)


_PEERS_VERDICTS: dict[str, Callable[[dict[str, Any], Any, Peer], str]] = {
    "amounts": _of_amount, "dates": _of_moment, "names": _of_name,
}  # fmt: skip


def amount_in_messages(peers: Sequence[Peer]) -> Iterator[Outcome]:
    """Whole messages that say one amount: is it found? Ours is not timed again."""
    for case in corpora.cases("messages"):
        slots = case.expected["slots"]
        if slots.get("amount") is None or slots.get("wrong_amount") is not None:
            continue
        text, wanted = case.asked["text"], Decimal(str(slots["amount"]))
        printed = corpora.judge(case).printed
        got = printed["slots"].get("amount") if not printed["ambiguous"] else None
        verdict = verdict_of(wanted, None if got is None else Decimal(str(got)))
        yield Outcome(OURS, verdict, 0.0, text, str(wanted), str(got))
        for peer in peers:
            if peer.amount:
                found, ms = timed(partial(peer.amount, text))
                yield Outcome(
                    peer.name, verdict_of(wanted, found), ms, text, str(wanted), str(found)
                )
