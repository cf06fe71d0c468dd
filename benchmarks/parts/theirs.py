"""The peers' own cases of ../shared/suites: their judge asks a system that is put in our place."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import cache, partial
from typing import Any
from unittest.mock import patch

from benchmarks.parts import errors
from benchmarks.parts.outcome import OURS, Outcome, noting
from benchmarks.parts.peers import Moment, Peer
from bot.nlu import Unclear, read_amount, read_day, read_time
from tests.nlu import suites, suites_dates
from tests.nlu.women import TODAY

AMOUNTS = (*suites.MONEY, *suites.NUMBERS, *suites.ORDINALS)
DATES = (*suites_dates._DATES, *suites_dates._TIMES, *suites_dates._BOTH)
_NOTHING = Unclear("nothing")


def suite(name: str, peers: Sequence[Peer]) -> Iterator[Outcome]:
    """One suite by its name."""
    read = _amount_suites if name in AMOUNTS else _date_suites
    return (outcome for of, outcome in read(tuple(peers)) if of == name)


@cache
def _amount_suites(peers: tuple[Peer, ...]) -> list[tuple[str, Outcome]]:
    systems: dict[str, Callable[[str], int | Unclear]] = {OURS: read_amount}
    systems |= {peer.name: partial(_paise, peer.amount) for peer in peers if peer.amount}
    found, took = [], list[float]()
    for system, reads in systems.items():
        with patch.object(suites, "read_amount", noting(reads, took)):
            for case in suites.amounts():
                got, wanted = str(case.got), str(case.expected)
                sort = errors.of_suite("amounts", case.verdict, got) if system == OURS else ""
                outcome = Outcome(system, case.verdict, sum(took), case.text, wanted, got, sort)
                found.append((case.suite, outcome))
                took.clear()
    return found


def _paise(reads: Callable[[str], Decimal | None], text: str) -> int | Unclear:
    rupees = reads(text)
    return _NOTHING if rupees is None else round(rupees * 100)


@cache
def _date_suites(peers: tuple[Peer, ...]) -> list[tuple[str, Outcome]]:
    systems: dict[str, tuple[Callable[..., Any], Callable[..., Any]]]
    systems = {OURS: (read_day, read_time)}
    systems |= {peer.name: _day_and_time(peer) for peer in peers if peer.moment}
    found, took = [], list[float]()
    for system, (day, at) in systems.items():
        with (
            patch.object(suites_dates, "read_day", noting(day, took)),
            patch.object(suites_dates, "read_time", noting(at, took)),
        ):
            for case in suites_dates.cases():
                sort = errors.of_suite("dates", case.verdict, case.got) if system == OURS else ""
                outcome = Outcome(system, case.verdict, sum(took), *case[1:3], case.got, sort)
                found.append((case.suite, outcome))
                took.clear()
    return found


def _day_and_time(peer: Peer) -> tuple[Callable[..., Any], Callable[..., Any]]:
    """Its day and its time, as ours are asked for; how a peer wrote a day is for us to read."""
    written = {row["expected"]["written"] for row in suites.cases("indic-itn-date")}
    read: dict[str, Moment] = {}

    def day(text: str, today: date, tense: str) -> date | Unclear:
        if text in written:
            return read_day(text, today, tense)
        assert peer.moment
        read[text] = peer.moment(text, today)
        return read[text][0] or _NOTHING

    def at(text: str) -> Any:
        assert peer.moment
        moment = read.pop(text, None) or peer.moment(text, TODAY)
        return moment[1] if moment[1] is not None else _NOTHING

    return day, at
