"""Claims: a member says that she paid, and an officer other than herself says whether it is so."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from bot.books import fines
from bot.books.case import Case
from bot.books.loans.found import open_loan
from bot.books.loans.posting import Money, check_not_booked
from bot.books.loans.posting import post as post_instalment
from bot.books.numbers import next_number
from bot.books.queries.money import all_dues
from bot.books.receipts import receipt_journal, received
from bot.books.references import spelled
from bot.domain.accounts import BANK, CASH
from bot.domain.commands import ClaimDeposit, ConfirmClaims, Head, Line, RefuseClaims
from bot.domain.entries import Journal
from bot.domain.errors import Code, DomainError
from bot.domain.events import ClaimMade, ClaimsRefused, Event
from bot.domain.money import Paise
from bot.domain.savings import above_dues
from bot.store.tables import Claim

EXPIRE_AFTER = timedelta(days=7)

_SOME = (
    select(
        Claim.number,
        Claim.member,
        Claim.paise,
        Claim.head,
        Claim.loan,
        Claim.over,
        Claim.over_head,
        Claim.reference,
        Claim.said_on,
        Claim.made_at,
        Claim.state,
        Claim.decided_by,
        Claim.source,
    )
    .where(
        Claim.group_id == bindparam("group_id"),
        Claim.number.in_(bindparam("numbers", expanding=True)),
    )
    .order_by(Claim.number)
    .with_for_update()  # against the clock, which expires claims without asking for the group
)
_ADD = insert(Claim)
_DECIDE = (
    update(Claim)
    .where(Claim.group_id == bindparam("of_group"), Claim.number == bindparam("of_number"))
    .values(
        state=bindparam("new_state"),
        decided_by=bindparam("officer"),
        decided_at=bindparam("moment"),
        entry=bindparam("of_entry"),
    )
)


def deposit(case: Case, command: ClaimDeposit) -> tuple[Event, ...]:
    """Nothing is posted; the officers are asked."""
    speaker = case.speaker()
    case.check_saving(command.paise)
    case.check_day(command.said_on)
    reference = spelled(command.bank_reference)
    case.check_reference(reference)
    if not 0 <= command.over <= command.paise:
        raise DomainError(Code.UNBALANCED, kind="claim")
    line = Line(speaker.number, command.paise)
    over = Line(speaker.number, command.over, command.over_head)
    return (make(case, line, command.said_on, reference, over=over),)


def make(
    case: Case,
    line: Line,
    said_on: date,
    reference: str,
    *,
    nth: int = 0,
    over: Line | None = None,
    loan: int | None = None,
) -> ClaimMade:
    """Write a claim down; `nth` tells apart those of one message, `over` is part of `line`.

    `loan`: of which it is an instalment.
    """
    number = next_number(case, Claim.number)
    values = {
        "group_id": case.group_id,
        "number": number,
        "member": line.member,
        "paise": line.paise,
        "head": line.head,
        "loan": loan,
        "over": over.paise if over else 0,
        "over_head": over.head if over else "",
        "reference": reference,
        "said_on": said_on,
        "made_at": case.at,
        "source": f"{case.source}#{nth}" if nth else case.source,
    }
    case.connection.execute(_ADD, values)
    ask = case.officers(line.member, money=True)
    return ClaimMade(number, line.member, line.paise, said_on, ask, line.head, reference)


def confirm(case: Case, command: ConfirmClaims) -> tuple[Event, ...]:
    """Post the claims: in the holder's cash, or in the bank where a slip was named."""
    claims = _waiting(case, command.claims)
    for claim in claims:
        case.member(claim.member)
        case.check_reference(claim.reference, claim.source)
    of_loans = [claim for claim in claims if claim.loan]
    others = [claim for claim in claims if not claim.loan]
    events = _confirm_receipts(case, others, command) if others else ()
    return (*events, *_confirm_instalments(case, of_loans, 1 if others else 0))


def _confirm_instalments(case: Case, claims: Sequence[Any], nth: int) -> Iterator[Event]:
    """One after the other, since each of them changes what is due of its loan."""
    for line, claim in enumerate(claims, nth):
        # An entry is told from another by its source: one message may confirm several.
        one = replace(case, source=f"{case.source}#{line}") if line else case
        money = Money(Paise(claim.paise), claim.said_on, claim.reference)
        check_not_booked(case, claim)
        paid = post_instalment(one, open_loan(case, claim.loan), money)
        _decide(case, [claim], "confirmed", [paid.entry])
        yield paid


def _confirm_receipts(
    case: Case, claims: Sequence[Any], command: ConfirmClaims
) -> tuple[Event, ...]:
    above = _above(case, claims, command)
    in_cash = any(not claim.reference for claim in claims)
    holder = case.holder if in_cash else None
    journals = [
        (claim.number, journal)
        for claim in claims
        for journal in _journals(
            claim, holder, above.get(claim.number, 0), command.over, _day(case, claim)
        )
    ]
    written = case.post(journal for _number, journal in journals)
    first: dict[int, int] = {}
    for (number, _journal), posted in zip(journals, written.entries, strict=True):
        first.setdefault(number, posted.number)
    _decide(case, claims, "confirmed", [first[claim.number] for claim in claims])
    event = received(written, max(_day(case, claim) for claim in claims), holder)
    fines.settle(case, event.receipts)
    return (event,)


def _above(case: Case, claims: Sequence[Any], command: ConfirmClaims) -> dict[int, Paise]:
    """What of each claimed saving is not owed any more; CLAIM_OVER where nobody said what for.

    Between her word and the officer's the same money may have come into the books already.
    """
    if case.group.dues_from is None:
        return {}
    dues = all_dues(case.connection, case.group, case.today)
    savings = [(c.number, c.member, c.paise - c.over) for c in claims if c.head == Head.SAVING]
    above = above_dues(savings, dues)
    if above and command.over is None:
        claim = next(c for c in claims if c.number in above)
        owed, paise = dues.get(claim.member, Paise(0)), above[claim.number]
        figures = {"claim": claim.number, "member": claim.member, "owed": owed, "paise": paise}
        raise DomainError(Code.CLAIM_OVER, **figures)
    return above


def _day(case: Case, claim: Any) -> date:
    """When she paid; cash of a day that was counted and closed meanwhile came today."""
    closed = case.group.closed_on
    is_late = closed is not None and claim.said_on <= closed and not claim.reference
    return case.today if is_late else claim.said_on


def _journals(
    claim: Any, holder: int | None, above: int, above_head: Head | None, day: date
) -> Iterator[Journal]:
    """What she owed and what is over it are entries of their own, each with its receipt."""
    place = (BANK, "") if claim.reference else (CASH, str(holder))
    parts = (
        (claim.head, claim.paise - claim.over - above),
        (above_head or claim.head, above),
        (claim.over_head, claim.over),
    )
    for head, paise in parts:
        if paise:
            yield receipt_journal(
                "receipt",
                place,
                claim.member,
                Head(head),
                Paise(paise),
                day,
                reference=claim.reference,
            )


def refuse(case: Case, command: RefuseClaims) -> tuple[Event, ...] | None:
    """Nothing is posted; the members are told."""
    claims = _some(case, command.claims)
    if all((c.state, c.decided_by) == ("refused", case.by.member) for c in claims):
        return None
    claims = _waiting(case, command.claims)
    _decide(case, claims, "refused", [None] * len(claims))
    refused = tuple((c.number, c.member, Paise(c.paise)) for c in claims)
    return (ClaimsRefused(refused, command.reason),)


def expire_claims(connection: Connection, at: datetime) -> tuple[tuple[int, ClaimsRefused], ...]:
    """Let go of claims nobody answered for seven days: (group, what happened) of each group."""
    gone = connection.execute(
        update(Claim)
        .where(Claim.state == "waiting", Claim.made_at <= at - EXPIRE_AFTER)
        .values(state="expired", decided_at=at)
        .returning(Claim.group_id, Claim.number, Claim.member, Claim.paise)
    ).all()
    of_groups: dict[int, list[tuple[int, int, Paise]]] = {}
    for group_id, number, member, paise in sorted(tuple(row) for row in gone):
        of_groups.setdefault(group_id, []).append((number, member, Paise(paise)))
    return tuple((g, ClaimsRefused(tuple(claims), "")) for g, claims in of_groups.items())


def _some(case: Case, numbers: Sequence[int]) -> Sequence[Any]:
    case.officer()
    figures = {"group_id": case.group_id, "numbers": list(set(numbers))}
    claims = case.connection.execute(_SOME, figures).all()
    if not numbers or len(claims) < len(set(numbers)):
        raise DomainError(Code.NOTHING_TO_DO)
    return claims


def _waiting(case: Case, numbers: Sequence[int]) -> Sequence[Any]:
    claims = _some(case, numbers)
    for claim in claims:
        if claim.member == case.by.member:
            raise DomainError(Code.OWN_MONEY, member=claim.member)
        if claim.state != "waiting":
            raise DomainError(Code.CLAIM_DECIDED, claim=claim.number, state=claim.state)
    return claims


def _decide(case: Case, claims: Sequence[Any], state: str, entries: Sequence[int | None]) -> None:
    case.connection.execute(
        _DECIDE,
        [
            {
                "of_group": case.group_id,
                "of_number": claim.number,
                "new_state": state,
                "officer": case.by.member,
                "moment": case.at,
                "of_entry": entry,
            }
            for claim, entry in zip(claims, entries, strict=True)
        ],
    )
