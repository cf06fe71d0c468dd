"""A cut-off sheet: a group with a past, its register and what it has and owes on a day (row 55)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from bot.domain import accounts
from bot.domain.commands import OpenBooks, Opening, OpeningLoan, OpeningOutside
from bot.domain.groups import Role
from bot.domain.money import Paise
from bot.imports import cells, cutoff_words, words
from bot.imports.cutoff_words import BALANCES, LOANS_SHEET, PARTICULARS, SAVINGS
from bot.imports.draft import Draft, Fault, MemberDraft
from bot.imports.reader import members, particulars, unreadable
from bot.imports.sheets import Sheets, Taker

_FIELDS = words.GROUP_FIELDS | {n: f.names for n, f in (BALANCES | PARTICULARS).items()}
_COLUMNS = words.MEMBER_COLUMNS | cutoff_words.SAVING_COLUMNS


@dataclass(frozen=True)
class CutOff:
    """A group to be and its books; `meetings`: how many it has held, None = not said."""

    draft: Draft
    books: OpenBooks
    meetings: int | None = None


def read(file: Path, today: date, default_language: str = "hi") -> CutOff | tuple[Fault, ...]:
    """Read `file`; never a half: the whole, or every fault that can be told at once."""
    try:
        sheets = Sheets(CalamineWorkbook.from_path(file))
        take = sheets.fields(words.GROUP_SHEET, _FIELDS)
        group = particulars(take, default_language)
        women = members(sheets, _COLUMNS)
        _all_offices(sheets, women)
        numbers = {woman.number for woman, _take in women}
        as_of = take("cutoff_date", lambda c: _past(c, today))
        formed_on = take("formed_on", lambda c: _past(c, today), None)
        meetings = take("meetings_held", cells.count, None)
        balances = [*_of_group(take, numbers, women), *_saved(women)]
        lent, borrowed = _loans(sheets, numbers, as_of)
    except (CalamineError, OSError) as error:
        return (unreadable(file, error),)
    if sheets.faults:
        return tuple(sheets.faults)
    draft = Draft(**group, members=tuple(replace(w, opening=Paise(0)) for w, _take in women))
    books = OpenBooks(as_of, tuple(balances), tuple(lent), tuple(borrowed))
    return CutOff(replace(draft, formed_on=formed_on), books, meetings)


def _past(cell: cells.Cell, today: date) -> date:
    day = cells.day(cell)
    if day > today:
        raise cells.UnusableError(f"{day.isoformat()} is still to come; write a day that is over")
    return day


def _all_offices(sheets: Sheets, women: list[tuple[MemberDraft, Taker]]) -> None:
    """Three officers sign: without them nobody could open these books."""
    held = {woman.role for woman, _take in women}
    for role in Role:
        if women and role not in held:
            reason = f"nobody is {role}; write it in the column role: three officers have to sign"
            sheets.faults.append(Fault(women[0][1].sheet, 0, reason))
    phones = {w.phone for w, _take in women if w.role and w.phone}
    if held >= set(Role) and len(phones) < len(Role):
        reason = "each of the three officers needs a phone of her own, to say yes by it"
        sheets.faults.append(Fault(women[0][1].sheet, 0, reason))


def _of_group(
    take: Taker, numbers: set[int], women: list[tuple[MemberDraft, Taker]]
) -> Iterator[Opening]:
    """Cash goes to her who keeps it: the one named, else the treasurer."""
    treasurer = next((w.number for w, _take in women if w.role is Role.TREASURER), None)
    keeper = take("cash_with", cells.number, treasurer)
    if keeper is not None and take.has("cash_with") and keeper not in numbers:
        take.fault("cash_with", f"there is no member {keeper}; write her number of the register")
    for name, field in BALANCES.items():
        paise = take(name, cells.of_group, Paise(0))
        if paise:
            party = str(keeper) if field.account == accounts.CASH else ""
            yield Opening(field.account, party, paise if field.is_debit else Paise(-paise))


def _saved(women: list[tuple[MemberDraft, Taker]]) -> Iterator[Opening]:
    for woman, take in women:
        for column, account in SAVINGS.items():
            if column == "opening_saving":
                paise = woman.opening
            else:
                paise = take(column, cells.whole_rupees, Paise(0))
            if paise:
                yield Opening(account, str(woman.number), Paise(-paise))


def _loans(
    sheets: Sheets, numbers: set[int], as_of: date | None
) -> tuple[list[OpeningLoan], list[OpeningOutside]]:
    """Lines of members and of banks stand in one sheet, told apart by their kind."""
    lent: list[OpeningLoan] = []
    borrowed: list[OpeningOutside] = []
    _sheet, lines = sheets.lines(
        LOANS_SHEET, cutoff_words.LOAN_COLUMNS, ("kind", "left"), needed=False
    )
    for _row, take in lines:
        kind = take("kind", lambda c: cells.one_of(cutoff_words.KINDS, "kind", c))
        if kind == cutoff_words.MEMBER:
            lent.append(_of_member(take, numbers, as_of))
        elif kind:
            borrowed.append(_from_outside(take, kind, as_of))
    return lent, borrowed


def _of_member(take: Taker, numbers: set[int], as_of: date | None) -> OpeningLoan:
    number = take("number", cells.number)
    if number is not None and number not in numbers:
        take.fault("number", f"there is no member {number} in the sheet members")
    left, lent = _amounts(take)
    rate = take("rate", cells.percent)
    if rate and rate > _MOST_A_MONTH:
        take.fault("rate", f"{rate // 100} % a month; of members' loans write per cent a month")
    return OpeningLoan(
        member=number,
        paise=left,
        rate=rate,
        instalments=_at_least_one(take),
        first_due=take("next_due", cells.day),
        taken_on=_taken_on(take, as_of),
        lent=lent,
        method=take("method", lambda c: cells.one_of(cutoff_words.METHODS, "method", c), "falling"),
        purpose=take("purpose", cells.text, ""),
    )


_MOST_A_MONTH = 1000  # basis points: 10 %, far above what groups take


def _from_outside(take: Taker, account: str, as_of: date | None) -> OpeningOutside:
    """Of banks and federations the rate is a year's."""
    left, sanctioned = _amounts(take)
    return OpeningOutside(
        account=account,
        lender=take("lender", cells.text),
        paise=left,
        rate=take("rate", cells.percent, 0),
        instalments=take("instalments_left", cells.count, 0),
        taken_on=_taken_on(take, as_of),
        sanctioned=sanctioned,
        reference=take("reference", cells.text, ""),
    )


def _amounts(take: Taker) -> tuple[Paise, Paise]:
    """What is left and what it was; where that is not said, as much as is left."""
    left = take("left", cells.of_group)
    first = take("amount", cells.of_group, left)
    if left == 0:
        take.fault("left", "nothing is left of this loan; take the line out")
    if left and first is not None and first < left:
        take.fault("left", f"₹{left // 100} left is more than the loan of ₹{first // 100}")
    return left, first


def _at_least_one(take: Taker) -> int:
    found: int | None = take("instalments_left", cells.count)
    if found == 0:
        take.fault("instalments_left", "write how many instalments are still to be paid")
    return found or 0


def _taken_on(take: Taker, as_of: date | None) -> date:
    day: date | None = take("taken_on", cells.day, as_of)
    if day and as_of and day > as_of:
        take.fault("taken_on", f"{day.isoformat()} is after the day of these balances")
    return day or date.min
