"""What is not written after all: refused, replaced, waited for in vain, or nobody's any more."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select, update

from bot.books.asked import plan_of
from bot.books.case import Case
from bot.books.stages import MEMBER, Plan
from bot.domain.events import ProposalRefused
from bot.store.tables import Proposal, ProposalAnswer


def refusal(number: int, plan: Plan, proposed_by: int, by: int | None = None) -> ProposalRefused:
    """That nothing was written."""
    return ProposalRefused(
        number, plan.kind, plan.paise, plan.giver, plan.receiver, by, plan.what, proposed_by
    )


def lapse_others(case: Case, kind: str) -> None:
    """Let go of all that wait in the group: what one of them has done the others rested on."""
    _let_go(case, [row.number for row in _waiting(case) if row.kind == kind])


def let_go(case: Case, kind: str, but: int = 0, **figures: int | str) -> None:
    """What is proposed of this kind with these figures is settled otherwise, or asked anew."""
    these = [
        row.number
        for row in _waiting(case)
        if row.kind == kind and row.number != but and figures.items() <= row.figures.items()
    ]
    _let_go(case, these)


def of_her_office(case: Case, member: int) -> tuple[ProposalRefused, ...]:
    """She is no officer any more: nobody stands for what she had proposed as one."""
    hers = [row for row in _waiting(case) if row.proposed_by == member]
    return _fallen(case, hers, member, has_left=False)


def of_her(case: Case, member: int) -> tuple[ProposalRefused, ...]:
    """She is in the group no more: what she proposed, what was for her, what her own yes decides.

    What needs only some officer's yes goes on without hers.
    """
    asked = set(
        case.connection.execute(
            select(ProposalAnswer.proposal).where(
                ProposalAnswer.group_id == case.group_id,
                ProposalAnswer.member == member,
                ProposalAnswer.part == MEMBER,
                ProposalAnswer.yes.is_(None),
            )
        ).scalars()
    )
    hers = [
        row
        for row in _waiting(case)
        if member in (row.proposed_by, row.figures["receiver"]) or row.number in asked
    ]
    return _fallen(case, hers, member, has_left=True)


def lapse_proposals(
    connection: Connection, at: datetime
) -> tuple[tuple[int, ProposalRefused], ...]:
    """Let go of what waited for 48 hours in vain: (group, what happened) of each."""
    gone = connection.execute(
        update(Proposal)
        .where(Proposal.state == "waiting", Proposal.lapses_at <= at)
        .values(state="lapsed")
        .returning(
            Proposal.group_id, Proposal.number, Proposal.kind, Proposal.figures,
            Proposal.proposed_by,
        )
    ).all()  # fmt: skip
    return tuple(
        (row.group_id, refusal(row.number, plan_of(row.figures), row.proposed_by))
        for row in sorted(gone, key=lambda row: (row.group_id, row.number))
    )


def _fallen(
    case: Case, rows: list[Row[Any]], gone: int, *, has_left: bool
) -> tuple[ProposalRefused, ...]:
    _let_go(case, [row.number for row in rows])
    return tuple(
        replace(
            refusal(row.number, plan_of(row.figures), row.proposed_by),
            gone=gone,
            has_left=has_left,
        )
        for row in rows
    )


def _waiting(case: Case) -> list[Row[Any]]:
    """All but the one that is being decided: it is no longer waiting."""
    these = (
        Proposal.group_id == case.group_id,
        Proposal.state == "waiting",
        Proposal.number != case.deciding,
    )
    rows = select(Proposal.number, Proposal.kind, Proposal.figures, Proposal.proposed_by)
    return list(case.connection.execute(rows.where(*these).order_by(Proposal.number)))


def _let_go(case: Case, numbers: list[int]) -> None:
    these = (Proposal.group_id == case.group_id, Proposal.number.in_(numbers))
    case.connection.execute(update(Proposal).where(*these).values(state="lapsed"))
