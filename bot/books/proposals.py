"""Proposals: what is posted only after the yes of those whose yes is needed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, insert, select, update

from bot.books.case import Case
from bot.books.numbers import next_number
from bot.domain.errors import Code, DomainError
from bot.domain.events import ProposalRefused, Proposed
from bot.domain.money import Paise
from bot.store.tables import Proposal, ProposalAnswer

LAPSE_AFTER = timedelta(hours=48)


@dataclass(frozen=True)
class Plan:
    """What is proposed. For a reversal giver = who asks for it, receiver = whose money it is."""

    kind: str  # carry | holder | reverse
    paise: Paise
    giver: int
    receiver: int
    code: str = ""
    reason: str = ""


def propose(case: Case, plan: Plan, ask: Sequence[int], needs: int) -> Proposed:
    """Write it down and ask; the yes of the proposer is never among the `needs` counted."""
    number = next_number(case, Proposal.number)
    by = case.speaker().number
    case.connection.execute(
        insert(Proposal).values(
            group_id=case.group_id,
            number=number,
            kind=plan.kind,
            figures={
                "paise": plan.paise,
                "giver": plan.giver,
                "receiver": plan.receiver,
                "code": plan.code,
                "reason": plan.reason,
                "answered": {},
            },
            proposed_by=by,
            proposed_at=case.at,
            lapses_at=case.at + LAPSE_AFTER,
            needs=needs,
            source=case.source,
        )
    )
    key = {"group_id": case.group_id, "proposal": number}
    case.connection.execute(insert(ProposalAnswer), [key | {"member": member} for member in ask])
    return Proposed(number, plan.kind, plan.paise, tuple(ask), plan.giver, plan.receiver, plan.code)


@dataclass(frozen=True)
class Waiting:
    """A proposal the speaker was asked about; `left` = how many yes are missing beside hers."""

    number: int
    plan: Plan
    proposed_by: int
    left: int


def asked(case: Case, number: int) -> Waiting | None:
    """The open proposal; None = this very answer was taken before.

    NOT_ASKED also where there is no such proposal: whoever was not asked learns nothing about it.
    """
    row = case.connection.execute(
        select(Proposal)
        .where(Proposal.group_id == case.group_id, Proposal.number == number)
        .with_for_update()  # against the clock, which lets proposals lapse
    ).first()
    answers = dict(
        case.connection.execute(
            select(ProposalAnswer.member, ProposalAnswer.yes).where(
                ProposalAnswer.group_id == case.group_id, ProposalAnswer.proposal == number
            )
        ).all()
    )
    speaker = case.speaker().number
    if row is None or speaker not in answers:
        raise DomainError(Code.NOT_ASKED, proposal=number)
    figures = dict(row.figures)
    if figures.pop("answered").get(str(speaker)) == case.source:
        return None
    if row.state != "waiting":
        raise DomainError(Code.PROPOSAL_DECIDED, proposal=number, state=row.state)
    if row.lapses_at <= case.at:  # the clock may have been down
        raise DomainError(Code.PROPOSAL_DECIDED, proposal=number, state="lapsed")
    given = sum(bool(yes) for member, yes in answers.items() if member != speaker)
    return Waiting(number, Plan(row.kind, **figures), row.proposed_by, row.needs - given - 1)


def note_answer(case: Case, proposal: Waiting, yes: bool, state: str) -> None:
    """Keep what she said, and what the proposal is now: waiting | done | refused."""
    speaker = case.speaker().number
    this = (Proposal.group_id == case.group_id, Proposal.number == proposal.number)
    figures = dict(case.connection.execute(select(Proposal.figures).where(*this)).scalar_one())
    figures["answered"] = figures["answered"] | {str(speaker): case.source}
    case.connection.execute(update(Proposal).where(*this).values(state=state, figures=figures))
    case.connection.execute(
        update(ProposalAnswer)
        .where(
            ProposalAnswer.group_id == case.group_id,
            ProposalAnswer.proposal == proposal.number,
            ProposalAnswer.member == speaker,
        )
        .values(yes=yes, answered_at=case.at)
    )


def lapse_others(case: Case, kind: str) -> None:
    """Let go of all that wait in the group: what one of them has done the others rested on."""
    case.connection.execute(
        update(Proposal)
        .where(
            Proposal.group_id == case.group_id,
            Proposal.kind == kind,
            Proposal.state == "waiting",
        )
        .values(state="lapsed")
    )


def lapse_proposals(
    connection: Connection, at: datetime
) -> tuple[tuple[int, ProposalRefused], ...]:
    """Let go of what waited for 48 hours in vain: (group, what happened) of each."""
    gone = connection.execute(
        update(Proposal)
        .where(Proposal.state == "waiting", Proposal.lapses_at <= at)
        .values(state="lapsed")
        .returning(Proposal.group_id, Proposal.number, Proposal.kind, Proposal.figures)
    ).all()
    return tuple(
        (group_id, refusal(number, kind, figures["paise"], figures["giver"], figures["receiver"]))
        for group_id, number, kind, figures in sorted(gone, key=lambda row: (row[0], row[1]))
    )


def refusal(
    number: int, kind: str, paise: Paise, giver: int, receiver: int, by: int | None = None
) -> ProposalRefused:
    """That nothing was posted."""
    return ProposalRefused(number, kind, Paise(paise), giver, receiver, by)
