"""With whom the group trades, in what, and what came of it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from rapidfuzz import fuzz
from sqlalchemy import Connection, bindparam, func, select

from bot.books.queries.legs import OF_ENTRY
from bot.domain.accounts import CHART, Kind
from bot.domain.money import Paise
from bot.nlu.skeleton import skeleton
from bot.store.tables import Balance, Entry, MemberIncome, PostingRow

_NEAR = 80  # of a hundred: asked whether it is the same
_OF_ACCOUNT = (
    select(Balance.party, Balance.paise)
    .where(Balance.group_id == bindparam("group_id"), Balance.code == bindparam("account"))
    .order_by(Balance.party)
)
_ACTIVITIES = (
    select(Entry.activity)
    .where(Entry.group_id == bindparam("group_id"), Entry.activity != "")
    .union(
        select(MemberIncome.activity).where(
            MemberIncome.group_id == bindparam("group_id"), MemberIncome.activity != ""
        )
    )
)
_MOVED = (
    select(Entry.activity, PostingRow.account, func.sum(PostingRow.paise))
    .join_from(
        Entry,
        PostingRow,
        OF_ENTRY,
    )
    .where(
        Entry.group_id == bindparam("group_id"),
        Entry.activity != "",
        Entry.occurred_on >= bindparam("first"),
        Entry.occurred_on < bindparam("end"),
    )
    .group_by(Entry.activity, PostingRow.account)
)
_EARNED = select(func.coalesce(func.sum(MemberIncome.paise), 0)).where(
    MemberIncome.group_id == bindparam("group_id"),
    MemberIncome.member == bindparam("member"),
    MemberIncome.month == bindparam("month"),
)


@dataclass(frozen=True)
class Result:
    """Of one activity in some time: what it brought in and what it cost."""

    activity: str
    income: Paise
    expense: Paise

    @property
    def surplus(self) -> Paise:
        """What is left of it; negative = a loss."""
        return Paise(self.income - self.expense)


def balances_of(connection: Connection, group_id: int, account: str) -> dict[str, Paise]:
    """Of each party of an account, debit positive, zeros too."""
    rows = connection.execute(_OF_ACCOUNT, {"group_id": group_id, "account": account})
    return {party: Paise(paise) for party, paise in rows}


def activities(connection: Connection, group_id: int) -> tuple[str, ...]:
    """Every activity that was ever named, as it was named first."""
    return tuple(sorted(connection.execute(_ACTIVITIES, {"group_id": group_id}).scalars()))


def results(connection: Connection, group_id: int, first: date, end: date) -> tuple[Result, ...]:
    """Of each activity from `first` to the day before `end`, the best first."""
    income: Counter[str] = Counter()
    expense: Counter[str] = Counter()
    span = {"group_id": group_id, "first": first, "end": end}
    for activity, account, paise in connection.execute(_MOVED, span):
        kind = CHART[account].kind
        if kind is Kind.INCOME:
            income[activity] -= int(paise)
        elif kind is Kind.EXPENSE:
            expense[activity] += int(paise)
    found = (Result(name, Paise(income[name]), Paise(expense[name])) for name in income | expense)
    return tuple(sorted(found, key=lambda result: (-result.surplus, result.activity)))


def earned(connection: Connection, group_id: int, member: int, month: date) -> Paise:
    """What a woman said that she earned herself in the month."""
    key = {"group_id": group_id, "member": member, "month": month}
    return Paise(int(connection.execute(_EARNED, key).scalar_one()))


def same(name: str, among: Iterable[str]) -> str:
    """The one of `among` that is written so in some script; else `name` itself, tidied."""
    key = _key(name)
    return next((known for known in among if _key(known) == key), " ".join(name.split()))


def near(name: str, among: Iterable[str]) -> tuple[str, ...]:
    """Those that may be the same though they are written otherwise, the nearest first."""
    key = _key(name)
    scored = ((fuzz.ratio(key, _key(known)), known) for known in among if _key(known) != key)
    return tuple(known for score, known in sorted(scored, reverse=True) if score >= _NEAR)


def named_in(words: str, among: Iterable[str]) -> str:
    """The one of `among` whose whole name is said in `words`; "" where none or several are."""
    said = f" {_key(words)} "
    found = [known for known in among if f" {_key(known)} " in said]
    return found[0] if len(found) == 1 else ""


def _key(name: str) -> str:
    return " ".join(skeleton(word) for word in name.lower().replace(",", " ").split())
