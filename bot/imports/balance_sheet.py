"""The opening balance sheet as a dry run shows it: both sides, and what would go to 3090."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.domain.accounts import CHART, LOANS, OPENING, Kind
from bot.domain.commands import OpenBooks
from bot.i18n import grouped
from bot.imports.cutoff import CutOff

_WIDTH = 44
_DEBIT = (Kind.ASSET, Kind.EXPENSE)
_FROM_THE_FIRST = 12  # meetings: younger groups may write all of them (DOMAIN §2.6, S34)


@dataclass(frozen=True)
class BalanceSheet:
    """Paise by account; `difference` is what goes to 3090."""

    owned: Mapping[str, int]
    owed: Mapping[str, int]
    difference: int


def balance_sheet(books: OpenBooks) -> BalanceSheet:
    """Both sides of what the books would open with."""
    sums = _sums(books)
    owned = {code: paise for code, paise in sums.items() if CHART[code].kind in _DEBIT}
    owed = {code: -paise for code, paise in sums.items() if code not in owned}
    return BalanceSheet(owned, owed, sum(owned.values()) - sum(owed.values()))


def lines(found: CutOff) -> Iterator[str]:
    """For the terminal, in English and Hindi; amounts in rupees."""
    draft, books = found.draft, found.books
    yield f"{draft.name} ({draft.code}, {draft.programme}): {len(draft.members)} members"
    yield f"Opening balance sheet on {books.as_of.isoformat()}"
    sides = balance_sheet(books)
    yield from _side("Has", sides.owned)
    yield from _side("Owes and holds for its members", sides.owed)
    yield _row(f"Difference, goes to {OPENING} {CHART[OPENING].english}", sides.difference)
    yield f"{len(books.loans)} loans to members, {len(books.outside)} loans from outside"
    if found.meetings is not None and found.meetings < _FROM_THE_FIRST:
        yield (
            f"Note: only {found.meetings} meetings so far. Such a group may also write all of them "
            "from the first: flask --app wsgi group import."
        )


def _sums(books: OpenBooks) -> Counter[str]:
    sums: Counter[str] = Counter()
    for balance in books.balances:
        sums[balance.account] += balance.paise
    for lent in books.loans:
        sums[LOANS] += lent.paise
    for loan in books.outside:
        sums[loan.account] -= loan.paise
    return sums


def _side(title: str, sums: Mapping[str, int]) -> Iterator[str]:
    yield f"{title}:"
    for code, paise in sorted(sums.items()):
        yield _row(f"{code} {CHART[code].english} / {CHART[code].hindi}", paise)
    yield _row("Total", sum(sums.values()))


def _row(name: str, paise: int) -> str:
    return f"  {name:<{_WIDTH}} {_grouped(paise // 100):>14}"


def _grouped(number: int) -> str:
    """12,34,567, with a minus where there is one."""
    return ("-" if number < 0 else "") + grouped(abs(number))
