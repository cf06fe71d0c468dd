"""Carry out one command: check the rules, write, say what happened."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, or_, select

from bot.books import (
    bank,
    cash,
    claims,
    collection,
    corrections,
    disputes,
    exits,
    fines,
    founding,
    income,
    meeting_fines,
    meetings,
    membership,
    movements,
    new_phones,
    offices,
    opening,
    outside_loans,
    phones,
    reminders,
    sessions,
    sharing,
    take_over,
    wages,
)
from bot.books.actor import Actor, Outcome
from bot.books.answers import answering
from bot.books.case import Case, open_case
from bot.books.claims import expire_claims
from bot.books.lapsing import lapse_proposals
from bot.books.loans import changes, instalments, payouts, requests
from bot.books.proposals import Agreed
from bot.domain import commands
from bot.domain.commands import Command
from bot.domain.events import Event
from bot.store.tables import (
    BankMatch,
    Claim,
    Dispute,
    Entry,
    Fine,
    JoinRequest,
    Loan,
    Member,
    MemberIncome,
    OutsideLoan,
    Proposal,
)

__all__ = ["Actor", "Outcome", "carry_out", "expire_claims", "lapse_proposals"]

_Events = tuple[Event, ...] | None  # None = this was so already

_AGREED: dict[type, Agreed] = {  # after the yes of others
    commands.AskPhone: new_phones.ask_phone,
    commands.BeginGroup: founding.begin,
    commands.ChangeOffice: offices.change_office,
    commands.GiveToCarrier: cash.give_to_carrier,
    commands.ChangeHolder: cash.change_holder,
    commands.TakeOverBox: take_over.take_over,
    commands.OpenBooks: opening.open_books,
    commands.ReverseEntry: corrections.reverse,
    commands.RestoreEntry: corrections.restore,
    commands.PayLoan: payouts.pay,
    commands.RescheduleLoan: changes.reschedule,
    commands.WaiveInterest: changes.waive_interest,
    commands.WriteOffLoan: changes.write_off,
    commands.WaiveFine: fines.waive,
    commands.RecordMovement: movements.record,
    commands.TakeOutsideLoan: outside_loans.take,
    commands.CloseMeeting: sessions.close,
    commands.WithdrawSaving: exits.withdraw,
    commands.LeaveGroup: exits.leave,
    commands.RecordDeath: exits.death,
    commands.NameNominee: exits.nominate,
    commands.RecordWages: wages.record,
    commands.PayOut: wages.pay_out,
    commands.ShareSurplus: sharing.share,
}
_OF_GROUP: dict[type, Callable[[Case, Any], _Events]] = {
    **_AGREED,
    commands.AnswerProposal: answering(_AGREED),
    commands.ClaimDeposit: claims.deposit,
    commands.ConfirmClaims: claims.confirm,
    commands.RefuseClaims: claims.refuse,
    commands.RecordCollection: collection.record,
    commands.ReleaseAdvances: collection.release_advances,
    commands.DepositInBank: cash.deposit,
    commands.RecordUnidentified: collection.record_unidentified,
    commands.IdentifyReceipt: collection.identify,
    commands.MatchBank: bank.match,
    commands.TellIncome: income.tell,
    commands.OpenBooks: opening.open_or_propose,
    commands.AddMember: membership.add,
    commands.AnswerJoin: membership.answer_join,
    commands.DenyMembership: new_phones.deny,
    commands.OpenDispute: disputes.open_dispute,
    commands.AnswerDispute: disputes.answer,
    commands.CallMeeting: meetings.call,
    commands.MoveMeeting: meetings.move,
    commands.CancelMeeting: meetings.cancel,
    commands.RepeatMeetings: meetings.repeat,
    commands.PlanNextMeeting: meetings.plan_next,
    commands.AnswerInvitation: meetings.answer_invitation,
    commands.MarkAttendance: meetings.mark_attendance,
    commands.RemindUnpaid: reminders.remind,
    commands.RequestLoan: requests.request,
    commands.RefuseLoan: requests.refuse,
    commands.RecordInstalment: instalments.record,
    commands.ClaimInstalment: instalments.claim,
    commands.ImposeFine: fines.impose,
    commands.OpenMeeting: sessions.open_meeting,
    commands.SkipStep: sessions.skip,
    commands.FineInMeeting: meeting_fines.decide,
    commands.PutOffLoan: sessions.put_off,
    commands.CountCash: sessions.count,
    commands.NameNominee: exits.name_nominee,
    commands.KeepShare: wages.keep,
}
_OF_PHONE: dict[type, Callable[[Connection, Actor, Any, str, datetime], _Events]] = {
    commands.ChooseLanguage: phones.choose_language,
    commands.StopMessages: phones.stop,
    commands.StartMessages: phones.start,
    commands.AskToJoin: phones.ask_to_join,
    commands.FoundGroup: founding.found,
    commands.AnswerPhone: new_phones.answer,
}
_WITH_SOURCE = (
    Claim, Proposal, Dispute, JoinRequest, Loan, Fine, OutsideLoan, BankMatch, MemberIncome,
)  # fmt: skip
_BEFORE = select(
    or_(
        select(Entry.number)
        .where(Entry.group_id == bindparam("group_id"), Entry.source == bindparam("source"))
        .exists(),
        select(Member.number)
        .where(Member.group_id == bindparam("group_id"), Member.source == bindparam("source"))
        .exists(),
        *(
            select(table.source).where(table.source == bindparam("source")).exists()
            for table in _WITH_SOURCE
        ),
    )
)


def carry_out(
    connection: Connection, by: Actor, command: Command, source: str, at: datetime
) -> Outcome:
    """Check and write `command`; `source` ("in:123", "clock:…", "import:…") makes it happen once.

    Raises DomainError, with nothing written.
    """
    if of_phone := _OF_PHONE.get(type(command)):
        if _done_before(connection, by, source):
            return Outcome((), repeated=True)
        return _outcome(of_phone(connection, by, command, source, at))
    case = open_case(connection, by, source, at)
    if _done_before(connection, by, source):
        return Outcome((), repeated=True)
    return _outcome(_OF_GROUP[type(command)](case, command))


def _outcome(events: _Events) -> Outcome:
    return Outcome((), repeated=True) if events is None else Outcome(events)


def _done_before(connection: Connection, by: Actor, source: str) -> bool:
    figures = {"group_id": by.group_id, "source": source}
    return bool(connection.execute(_BEFORE, figures).scalar_one())
