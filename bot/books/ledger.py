"""The journal: the only writer of entries, postings, accounts and balances.

An entry, the balances it moves and the group's head of the chain change in one transaction, under a
lock on the group's row, so that numbers have no gaps and no two entries follow the same one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from bot import metrics
from bot.books.codes import code
from bot.domain.accounts import CASH, IN_TRANSIT, NEVER_NEGATIVE, is_asset
from bot.domain.entries import Journal, digest
from bot.domain.errors import Code, DomainError
from bot.domain.money import Paise
from bot.store.tables import Account, Balance, Entry, Group, PostingRow

Key = tuple[str, str]  # account, party


@dataclass(frozen=True)
class Posted:
    """An entry that is in the books."""

    number: int
    code: str
    journal: Journal


@dataclass(frozen=True)
class Written:
    """What `post` wrote, and all balances of the parties concerned afterwards (debit positive)."""

    entries: tuple[Posted, ...]
    balances: dict[Key, Paise]

    def balance(self, account: str, party: int | str = "") -> Paise:
        """Of one sub-ledger, debit positive."""
        return self.balances.get((account, str(party)), Paise(0))


_BEFORE = select(Entry.line, Entry.number, Entry.code).where(
    Entry.group_id == bindparam("group_id"), Entry.source == bindparam("source")
)
_CHAIN = (
    select(Group.entries, Group.head).where(Group.id == bindparam("group_id")).with_for_update()
)
_BALANCES = select(Balance.code, Balance.party, Balance.paise).where(
    Balance.group_id == bindparam("group_id"),
    Balance.party.in_(bindparam("parties", expanding=True)),
)
_SET_BALANCE = (
    update(Balance)
    .where(
        Balance.group_id == bindparam("of_group"),
        Balance.code == bindparam("of_code"),
        Balance.party == bindparam("of_party"),
    )
    .values(paise=bindparam("now"), entry=bindparam("by"))
)
_SET_CHAIN = (
    update(Group)
    .where(Group.id == bindparam("of_group"))
    .values(entries=bindparam("count"), head=bindparam("last"))
)


def post(
    connection: Connection,
    group_id: int,
    journals: Sequence[Journal],
    *,
    source: str,
    at: datetime,
    recorded_by: int | None,
) -> Written:
    """Write `journals`, all or none; what `source` wrote before is only given back.

    Raises DomainError NOT_ENOUGH_CASH where more cash would leave a hand than is in it, and
    CANNOT_REVERSE where any other balance that may not be overdrawn would be.
    """
    count, head = connection.execute(_CHAIN, {"group_id": group_id}).one()
    before = _read_balances(connection, group_id, journals)
    written = connection.execute(_BEFORE, {"group_id": group_id, "source": source}).all()
    if written:
        numbers = {line: (number, receipt) for line, number, receipt in written}
        return Written(tuple(Posted(*numbers[n], j) for n, j in enumerate(journals)), before)
    after = _added(before, journals)
    _refuse_overdraft(before, after)
    entries = []
    posted = []
    for line, journal in enumerate(journals):
        count += 1
        receipt = code(group_id, count)
        previous, head = (
            head,
            digest(head, group_id, count, receipt, journal, *stamp(recorded_by, at, source, line)),
        )
        posted.append(Posted(count, receipt, journal))
        entries.append(
            _entry(group_id, posted[-1], recorded_by, at)
            | {"source": source, "line": line, "previous": previous, "digest": head}
        )
    connection.execute(insert(Entry), entries)
    connection.execute(insert(PostingRow), list(_legs(group_id, posted)))
    _keep_balances(connection, group_id, before, after, posted, at)
    connection.execute(_SET_CHAIN, {"of_group": group_id, "count": count, "last": head})
    for journal in journals:
        metrics.ENTRIES.labels(journal.kind).inc()
    return Written(tuple(posted), after)


def stamp(
    recorded_by: int | None, at: datetime, source: str, line: int
) -> tuple[str | int | None, ...]:
    """What the digest covers beside the journal itself."""
    return recorded_by, at.astimezone(UTC).isoformat(), source, line


def _read_balances(
    connection: Connection, group_id: int, journals: Iterable[Journal]
) -> dict[Key, Paise]:
    parties = {posting.party for journal in journals for posting in journal.postings}
    # A fine moves none of her sub-ledgers, but her receipt names her savings all the same.
    parties |= {str(journal.member) for journal in journals if journal.member is not None}
    rows = connection.execute(_BALANCES, {"group_id": group_id, "parties": sorted(parties)})
    return {(account, party): Paise(paise) for account, party, paise in rows}


def _added(before: dict[Key, Paise], journals: Iterable[Journal]) -> dict[Key, Paise]:
    after = dict(before)
    for journal in journals:
        for account, party, paise in journal.postings:
            key = account, party
            after[key] = Paise(after.get(key, 0) + paise)
    return after


def _refuse_overdraft(before: dict[Key, Paise], after: dict[Key, Paise]) -> None:
    for (account, party), paise in after.items():
        there = before.get((account, party), Paise(0))
        cash = account in (CASH, IN_TRANSIT)
        if account not in NEVER_NEGATIVE or paise == there:
            continue
        if paise >= 0 if is_asset(account) else paise <= 0:
            continue
        if cash:
            member = int(party)
            raise DomainError(Code.NOT_ENOUGH_CASH, paise=there - paise, there=there, member=member)
        raise DomainError(Code.CANNOT_REVERSE, code="")


def _entry(group_id: int, posted: Posted, by: int | None, at: datetime) -> dict[str, Any]:
    journal = posted.journal
    return {
        "group_id": group_id,
        "number": posted.number,
        "code": posted.code,
        "kind": journal.kind,
        "occurred_on": journal.occurred_on,
        "recorded_at": at,
        "recorded_by": by,
        "member": journal.member,
        "reference": journal.reference,
        "memo": journal.memo,
        "reverses": journal.reverses,
        "meeting": journal.meeting,
        "activity": journal.activity,
    }


def _legs(group_id: int, posted: Iterable[Posted]) -> Iterable[dict[str, Any]]:
    for entry in posted:
        for line, (account, party, paise) in enumerate(entry.journal.postings):
            yield {
                "group_id": group_id,
                "entry": entry.number,
                "line": line,
                "account": account,
                "party": party,
                "paise": paise,
            }


def _keep_balances(
    connection: Connection,
    group_id: int,
    before: dict[Key, Paise],
    after: dict[Key, Paise],
    posted: Iterable[Posted],
    at: datetime,
) -> None:
    last = {leg[:2]: entry.number for entry in posted for leg in entry.journal.postings}
    new = [key for key in last if key not in before]
    if new:
        own = [{"group_id": group_id, "code": a, "party": p} for a, p in new]
        connection.execute(insert(Account), [row | {"opened_at": at} for row in own])
        connection.execute(
            insert(Balance),
            [
                row | {"paise": after[key], "entry": last[key]}
                for row, key in zip(own, new, strict=True)
            ],
        )
    moved = [
        {"of_group": group_id, "of_code": a, "of_party": p, "now": after[a, p], "by": number}
        for (a, p), number in last.items()
        if (a, p) in before
    ]
    if moved:
        connection.execute(_SET_BALANCE, moved)
