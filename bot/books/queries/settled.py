"""What became of something that was asked: for whoever answers it a second time."""

from typing import NamedTuple

from sqlalchemy import Connection, bindparam, select

from bot.store.tables import Claim, Dispute, Entry, Proposal, ProposalAnswer


class Verdict(NamedTuple):
    """How a claim or proposal stands; `by` = who decided a claim, `yes` = her own answer."""

    state: str  # waiting | confirmed | refused | expired; waiting | done | refused | lapsed
    by: int | None = None
    yes: bool | None = None


_CLAIM = select(Claim.state, Claim.decided_by).where(
    Claim.group_id == bindparam("group_id"), Claim.number == bindparam("number")
)
_PROPOSAL = (
    select(Proposal.state, ProposalAnswer.yes)
    .join_from(
        Proposal,
        ProposalAnswer,
        (ProposalAnswer.group_id == Proposal.group_id)
        & (ProposalAnswer.proposal == Proposal.number),
    )
    .where(
        Proposal.group_id == bindparam("group_id"),
        Proposal.number == bindparam("number"),
        ProposalAnswer.member == bindparam("member"),
    )
)
_DISPUTE = (
    select(Dispute.state)
    .join_from(
        Dispute, Entry, (Entry.group_id == Dispute.group_id) & (Entry.number == Dispute.entry)
    )
    .where(
        Dispute.group_id == bindparam("group_id"),
        Dispute.member == bindparam("member"),
        Entry.code == bindparam("receipt"),
    )
    .order_by(Dispute.number.desc())
    .limit(1)
)


def claim_verdict(connection: Connection, group_id: int, number: int) -> Verdict | None:
    """Of a claim; None = there is no such."""
    row = connection.execute(_CLAIM, {"group_id": group_id, "number": number}).first()
    return Verdict(row.state, row.decided_by) if row else None


def proposal_verdict(
    connection: Connection, group_id: int, number: int, member: int
) -> Verdict | None:
    """Of a proposal; None = she was not asked."""
    keys = {"group_id": group_id, "number": number, "member": member}
    row = connection.execute(_PROPOSAL, keys).first()
    return Verdict(row.state, yes=row.yes) if row else None


def dispute_state(connection: Connection, group_id: int, member: int, code: str) -> str:
    """Of her newest dispute about this receipt: open | accepted | rejected; "" = she made none."""
    keys = {"group_id": group_id, "member": member, "receipt": code.strip().upper()}
    return connection.execute(_DISPUTE, keys).scalar() or ""
