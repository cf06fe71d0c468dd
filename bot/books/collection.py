"""Money from members: the day's collection, credits in the passbook, savings paid ahead."""

from collections.abc import Sequence
from dataclasses import replace

from bot.books import claims, fines, stored
from bot.books.case import Case, check_amount
from bot.books.meetings import held_by_collection
from bot.books.queries.money import releasable
from bot.books.receipts import receipt_journal, received
from bot.books.references import spelled
from bot.books.sessions import collected
from bot.domain.accounts import BANK, CASH, HELD, UNIDENTIFIED
from bot.domain.commands import (
    Head,
    IdentifyReceipt,
    Line,
    RecordCollection,
    RecordUnidentified,
    ReleaseAdvances,
)
from bot.domain.entries import Journal, transfer
from bot.domain.errors import Code, DomainError
from bot.domain.events import Event, UnidentifiedRecorded


def record(case: Case, command: RecordCollection) -> tuple[Event, ...]:
    """An entry and a receipt for each line; the officer's own money becomes a claim for another."""
    speaker = case.officer()
    command = replace(command, bank_reference=spelled(command.bank_reference))
    check(case, command)
    own = [line for line in command.lines if line.member == speaker.number]
    others = [line for line in command.lines if line.member != speaker.number]
    events: list[Event] = []
    if others:
        events.append(_post(case, command, others))
    for nth, line in enumerate(own):
        day, reference = command.occurred_on, command.bank_reference
        events.append(claims.make(case, line, day, reference, nth=nth))
    payers = {line.member for line in command.lines}
    held_by_collection(case, command.occurred_on, payers)
    collected(case, command.occurred_on, payers)
    return tuple(events)


def record_unidentified(case: Case, command: RecordUnidentified) -> tuple[Event, ...]:
    """A credit in the passbook that nobody can explain waits in an account of its own."""
    case.officer()
    check_amount(command.paise)
    case.check_day(command.occurred_on)
    legs = transfer((BANK, ""), (UNIDENTIFIED, ""), command.paise)
    reference = spelled(command.reference)
    case.check_reference(reference)
    written = case.post([Journal("unidentified", command.occurred_on, legs, reference=reference)])
    return (UnidentifiedRecorded(written.entries[0].code, command.paise),)


def identify(case: Case, command: IdentifyReceipt) -> tuple[Event, ...]:
    """The unexplained credit was hers: all of it goes to `head`."""
    speaker = case.officer()
    if case.member(command.member) == speaker:
        raise DomainError(Code.OWN_MONEY, member=speaker.number)
    check_head(command.head, command.member)
    found = stored.by_code(case.connection, case.group_id, command.code)
    if found is None or found.kind != "unidentified":
        raise DomainError(Code.UNKNOWN_CODE, code=command.code)
    if stored.is_reversed(case.connection, case.group_id, found.number):
        raise DomainError(Code.ALREADY_REVERSED, code=found.code)
    if stored.is_identified(case.connection, case.group_id, found.code):
        raise DomainError(Code.NOTHING_TO_DO)
    paise = found.postings[0].paise
    whose = UNIDENTIFIED, ""
    written = case.post(
        [
            receipt_journal(
                "identified",
                whose,
                command.member,
                command.head,
                paise,
                found.occurred_on,
                memo=found.code,
            )
        ]
    )
    event = received(written, found.occurred_on, None)
    fines.settle(case, event.receipts)
    return (event,)


def release_advances(case: Case, command: ReleaseAdvances) -> tuple[Event, ...]:
    """What was paid ahead becomes the saving of the cycle that begins; nobody is told of it."""
    case.only_clock()
    case.check_day(command.due_on)
    takes = releasable(case.connection, case.group, command.due_on)
    if takes:
        case.post(
            receipt_journal(
                "release", (HELD, str(member)), member, Head.SAVING, paise, command.due_on
            )
            for member, paise in takes.items()
        )
    return ()


def check(case: Case, command: RecordCollection) -> None:
    """What speaks against it, before anything is written."""
    if not command.lines:
        raise DomainError(Code.NOTHING_TO_DO)
    case.check_day(command.occurred_on)
    case.check_reference(command.bank_reference)
    for line in command.lines:
        case.member(line.member)
        case.check_saving(line.paise)
        check_head(line.head, line.member)


def check_head(head: Head, member: int) -> None:
    """An instalment is not a line of the collection: it has to be said of which loan."""
    if head is Head.INSTALMENT:
        raise DomainError(Code.WHICH_LOAN, member=member)


def _post(case: Case, command: RecordCollection, lines: Sequence[Line]) -> Event:
    holder = None if command.bank_reference else case.holder
    place = (BANK, "") if holder is None else (CASH, str(holder))
    written = case.post(
        receipt_journal(
            "receipt",
            place,
            line.member,
            line.head,
            line.paise,
            command.occurred_on,
            reference=command.bank_reference,
        )
        for line in lines
    )
    event = received(written, command.occurred_on, holder)
    fines.settle(case, event.receipts)
    return event
