"""Disputes: a member says that her entry is wrong; its writer cannot settle that alone."""

from typing import Any

from sqlalchemy import insert, select, update

from bot.books import stored
from bot.books.case import Case
from bot.books.corrections import accept, amount, is_disputed
from bot.books.numbers import next_number
from bot.books.stored import Stored
from bot.books.voices import is_hers
from bot.domain.commands import AnswerDispute, OpenDispute
from bot.domain.errors import Code, DomainError
from bot.domain.events import DisputeOpened, DisputeSettled, Event
from bot.store.tables import Dispute


def open_dispute(case: Case, command: OpenDispute) -> tuple[Event, ...]:
    """Tell the officers, the president first; somebody else's code is unknown to her."""
    speaker = case.speaker()
    entry = _hers(case, command.code)
    if stored.is_reversed(case.connection, case.group_id, entry.number):
        raise DomainError(Code.ALREADY_REVERSED, code=entry.code)
    if is_disputed(case, entry.number):
        raise DomainError(Code.DISPUTE_OPEN, code=entry.code)
    number = next_number(case, Dispute.number)
    case.connection.execute(
        insert(Dispute).values(
            group_id=case.group_id,
            number=number,
            entry=entry.number,
            member=speaker.number,
            words=command.words,
            opened_at=case.at,
            source=case.source,
        )
    )
    ask = case.officers(speaker.number, entry.recorded_by)
    return (
        DisputeOpened(number, entry.code, speaker.number, amount(entry), entry.recorded_by, ask),
    )


def answer(case: Case, command: AnswerDispute) -> tuple[Event, ...] | None:
    """`accept` takes the entry back, a take-back too; otherwise it stays and she is told.

    Not by her who wrote it, nor from her phone.
    """
    speaker = case.officer()
    dispute = _dispute(case, command.dispute)
    if dispute.settled_by == speaker.number and dispute.state == _state(command.accept):
        return None
    if dispute.state != "open":
        raise DomainError(Code.DISPUTE_CLOSED, dispute=command.dispute)
    if dispute.member == speaker.number:
        raise DomainError(Code.OWN_MONEY, member=speaker.number)
    entry = stored.by_number(case.connection, case.group_id, dispute.entry)
    if is_hers(case, entry.recorded_by):
        raise DomainError(Code.ACCUSED_ALONE)
    if command.accept:
        return accept(case, entry, dispute.words)
    _settle(case, command)
    ask = case.officers(dispute.member)
    return (DisputeSettled(command.dispute, entry.code, dispute.member, False, ask),)


def _state(accept: bool) -> str:
    return "accepted" if accept else "rejected"


def _hers(case: Case, code: str) -> Stored:
    member = case.by.member
    if code.strip():
        entry = stored.by_code(case.connection, case.group_id, code)
    else:
        entry = stored.newest_of(case.connection, case.group_id, member)
    if entry is None or entry.member != member:
        raise DomainError(Code.UNKNOWN_CODE, code=code)
    return entry


def _dispute(case: Case, number: int) -> Any:
    found = case.connection.execute(
        select(
            Dispute.entry, Dispute.member, Dispute.words, Dispute.state, Dispute.settled_by
        ).where(Dispute.group_id == case.group_id, Dispute.number == number)
    ).first()
    if found is None:
        raise DomainError(Code.DISPUTE_CLOSED, dispute=number)
    return found


def _settle(case: Case, command: AnswerDispute) -> None:
    case.connection.execute(
        update(Dispute)
        .where(Dispute.group_id == case.group_id, Dispute.number == command.dispute)
        .values(state=_state(command.accept), settled_by=case.by.member, settled_at=case.at)
    )
