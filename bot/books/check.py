"""Recompute the books from their entries and name every disagreement with what is kept beside."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, select

from bot.books import handovers, stored
from bot.books.codes import code
from bot.books.stored import Stored
from bot.domain.accounts import CHART, NEVER_NEGATIVE, is_asset
from bot.domain.entries import GENESIS
from bot.domain.errors import DomainError
from bot.store.tables import Balance, Claim, Group

_OF_MEMBERS = frozenset({"receipt", "identified", "loan", "instalment"})


@dataclass(frozen=True, order=True)
class Fault:
    """One disagreement. `where` names the entry, account or claim, never a person or a sum.

    `what`: numbering | code | unbalanced | chain | account | reversal | own_money | head | balance
    | overdrawn | claim.
    """

    group_id: int
    what: str
    where: str


@dataclass
class _Recount:
    """What reading a group's entries in order has come to."""

    head: str = GENESIS
    count: int = 0
    sums: dict[tuple[str, str], int] = field(default_factory=lambda: defaultdict(int))
    seen: dict[int, Stored] = field(default_factory=dict)
    taken_back: set[int] = field(default_factory=set)
    handed_over: list[handovers.HandOver] = field(default_factory=list)
    faults: list[tuple[str, str]] = field(default_factory=list)


def check(connection: Connection, group_id: int | None = None) -> list[Fault]:
    """The faults of one group, or of all; an empty list means that the books agree."""
    groups = select(Group.id).order_by(Group.id)
    if group_id is not None:
        groups = groups.where(Group.id == group_id)
    return [
        Fault(number, what, where)
        for number in connection.execute(groups).scalars().all()
        for what, where in _faults(connection, number)
    ]


def _faults(connection: Connection, group_id: int) -> list[tuple[str, str]]:
    recount = _Recount()
    for entry in stored.entries(connection, group_id):
        _read(recount, group_id, entry)
    _check_head(connection, group_id, recount)
    _check_balances(connection, group_id, recount)
    _check_claims(connection, group_id, recount)
    return recount.faults


def _read(it: _Recount, group_id: int, entry: Stored) -> None:
    where = f"entry {entry.number}"
    it.count += 1
    if entry.number != it.count:
        it.faults.append(("numbering", where))
        it.count = entry.number
    if entry.code != code(group_id, entry.number):
        it.faults.append(("code", where))
    try:
        # Both the link to the entry before and the entry's own words have to agree.
        if entry.previous != it.head or entry.digest != entry.digest_now(group_id, it.head):
            it.faults.append(("chain", where))
    except DomainError:
        it.faults.append(("unbalanced", where))
    if any(leg.account not in CHART for leg in entry.postings):
        it.faults.append(("account", where))
    if entry.kind in _OF_MEMBERS and entry.member == entry.recorded_by:
        it.faults.append(("own_money", where))
    if entry.kind == handovers.HANDED_OVER:
        it.handed_over.append(handovers.hand_over(entry.number, entry.postings))
    if entry.reverses is not None and not _is_exact_reverse(it, entry):
        it.faults.append(("reversal", where))
    for account, party, paise in entry.postings:
        it.sums[account, party] += paise
    it.seen[entry.number] = entry
    it.head = entry.digest


def _is_exact_reverse(it: _Recount, entry: Stored) -> bool:
    number = entry.reverses or 0
    original = it.seen.get(number)
    if original is None or number in it.taken_back:
        return False
    it.taken_back.add(number)
    back = tuple((leg.account, leg.party, -leg.paise) for leg in entry.postings)
    return back == handovers.follow(original.postings, number, it.handed_over)


def _check_head(connection: Connection, group_id: int, it: _Recount) -> None:
    kept = connection.execute(select(Group.entries, Group.head).where(Group.id == group_id)).one()
    if tuple(kept) != (it.count, it.head):
        it.faults.append(("head", f"group {group_id}"))


def _check_balances(connection: Connection, group_id: int, it: _Recount) -> None:
    rows = connection.execute(
        select(Balance.code, Balance.party, Balance.paise).where(Balance.group_id == group_id)
    )
    kept = {(account, party): paise for account, party, paise in rows}
    for account, party in sorted(kept.keys() | it.sums.keys()):
        where = f"account {account}[{party}]"
        paise = it.sums.get((account, party))
        if kept.get((account, party)) != paise:
            it.faults.append(("balance", where))
        if account in NEVER_NEGATIVE and (paise or 0) * (1 if is_asset(account) else -1) < 0:
            it.faults.append(("overdrawn", where))


def _check_claims(connection: Connection, group_id: int, it: _Recount) -> None:
    rows = connection.execute(
        select(Claim).where(Claim.group_id == group_id).order_by(Claim.number)
    )
    used: set[int] = set()
    for claim in rows:
        posted = _posted_for(it, claim)
        wrong = (claim.state == "confirmed") != (claim.entry is not None)
        if not wrong and claim.entry is not None:
            parts = [(leg.account, -leg.paise) for entry in posted for leg in entry.postings[1:]]
            said = [(claim.over_head, claim.over)] if claim.over else []
            whole = sum(paise for _, paise in parts) == claim.paise
            wrong = not whole or parts[len(parts) - len(said) :] != said
            wrong |= not used.isdisjoint(entry.number for entry in posted)
        if wrong:
            it.faults.append(("claim", f"claim {claim.number}"))
        used.update(entry.number for entry in posted)


def _posted_for(it: _Recount, claim: Any) -> list[Stored]:
    """Her entries from one message: what she owed, and what was over it, in a row."""
    posted: list[Stored] = []
    paise = 0
    entry = it.seen.get(claim.entry)
    while entry and entry.member == claim.member and paise < claim.paise:
        if posted and entry.source != posted[0].source:
            break
        posted.append(entry)
        paise += sum(max(0, leg.paise) for leg in entry.postings)
        entry = it.seen.get(entry.number + 1)
    return posted
