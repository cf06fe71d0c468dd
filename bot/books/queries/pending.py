"""What waits for somebody: claims, proposals, disputes."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, bindparam, select

from bot.domain.commands import Head
from bot.domain.money import Paise
from bot.store.tables import Claim, Dispute, Entry, PostingRow, Proposal, ProposalAnswer


@dataclass(frozen=True)
class ClaimLine:
    """A member's word that nobody has answered yet."""

    number: int
    member: int
    paise: Paise
    said_on: date
    made_at: datetime
    head: Head
    reference: str
    over: Paise = Paise(0)  # of it what she herself said is more than she owes
    loan: int | None = None  # of which it is an instalment


@dataclass(frozen=True)
class ProposalLine:
    """What waits for her yes, as second officer or (`asks` = "member") for herself."""

    number: int
    kind: str
    paise: Paise
    giver: int
    receiver: int
    code: str
    proposed_by: int
    proposed_at: datetime
    lapses_at: datetime
    what: str = ""
    asks: str = "member"
    asked_at: datetime | None = None  # herself, where the officers were asked first


@dataclass(frozen=True)
class DisputeLine:
    """An open dispute about the entry with receipt `code`."""

    number: int
    code: str
    member: int
    paise: Paise
    words: str
    opened_at: datetime
    recorded_by: int | None


_CLAIMS = (
    select(
        Claim.number,
        Claim.member,
        Claim.paise,
        Claim.said_on,
        Claim.made_at,
        Claim.head,
        Claim.reference,
        Claim.over,
        Claim.loan,
    )
    .where(Claim.group_id == bindparam("group_id"), Claim.state == "waiting")
    .order_by(Claim.number)
)
_PROPOSALS = (
    select(
        Proposal.number,
        Proposal.kind,
        Proposal.figures,
        Proposal.proposed_by,
        Proposal.proposed_at,
        Proposal.lapses_at,
        Proposal.asks,
    )
    .join_from(
        Proposal,
        ProposalAnswer,
        (ProposalAnswer.group_id == Proposal.group_id)
        & (ProposalAnswer.proposal == Proposal.number),
    )
    .where(
        Proposal.group_id == bindparam("group_id"),
        Proposal.state == "waiting",
        ProposalAnswer.member == bindparam("member"),
        ProposalAnswer.part == Proposal.asks,
        ProposalAnswer.yes.is_(None),
    )
    .order_by(Proposal.number)
)
_DISPUTES = (
    select(
        Dispute.number,
        Entry.code,
        Dispute.member,
        PostingRow.paise,
        Dispute.words,
        Dispute.opened_at,
        Entry.recorded_by,
    )
    .join_from(
        Dispute,
        Entry,
        (Entry.group_id == Dispute.group_id) & (Entry.number == Dispute.entry),
    )
    .join(
        PostingRow,
        (PostingRow.group_id == Entry.group_id)
        & (PostingRow.entry == Entry.number)
        & (PostingRow.line == 1),
    )
    .where(Dispute.group_id == bindparam("group_id"), Dispute.state == "open")
    .order_by(Dispute.number)
)


def waiting_claims(connection: Connection, group_id: int) -> tuple[ClaimLine, ...]:
    """Claims that nobody has answered, the oldest first."""
    return tuple(
        ClaimLine(
            number, member, Paise(paise), said_on, made_at, Head(head), reference, Paise(over), loan
        )
        for (
            number,
            member,
            paise,
            said_on,
            made_at,
            head,
            reference,
            over,
            loan,
        ) in connection.execute(_CLAIMS, {"group_id": group_id})
    )


def waiting_proposals(
    connection: Connection, group_id: int, member: int
) -> tuple[ProposalLine, ...]:
    """What she was asked and has not answered, the oldest first."""
    rows = connection.execute(_PROPOSALS, {"group_id": group_id, "member": member})
    return tuple(
        ProposalLine(
            number,
            kind,
            Paise(figures["paise"]),
            figures["giver"],
            figures["receiver"],
            figures["code"],
            proposed_by,
            proposed_at,
            lapses_at,
            figures["what"],
            asks,
            _asked_at(figures),
        )
        for number, kind, figures, proposed_by, proposed_at, lapses_at, asks in rows
    )


def _asked_at(figures: dict[str, Any]) -> datetime | None:
    said = figures.get("asked_at")
    return datetime.fromisoformat(said) if said else None


def open_disputes(connection: Connection, group_id: int) -> tuple[DisputeLine, ...]:
    """Disputes that nobody has settled, the oldest first; `paise` as in the receipt."""
    return tuple(
        DisputeLine(number, code, member, Paise(-paise), words, opened_at, recorded_by)
        for number, code, member, paise, words, opened_at, recorded_by in connection.execute(
            _DISPUTES, {"group_id": group_id}
        )
    )
