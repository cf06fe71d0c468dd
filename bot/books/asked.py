"""An open proposal and her answer to it: is she asked, by another phone, and what comes next."""

from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Row, bindparam, select, update

from bot.books import stages, wire
from bot.books.case import Case
from bot.books.stages import ANYONE, OFFICER, VOUCHER, Plan, Stage
from bot.books.voices import check_apart
from bot.domain.commands import Command
from bot.domain.errors import Code, DomainError
from bot.domain.events import Proposed
from bot.store.tables import Proposal, ProposalAnswer

_ANYBODYS = frozenset({OFFICER, ANYONE, VOUCHER})  # not about herself: one phone is one of them


@dataclass(frozen=True)
class Waiting:
    """A proposal the speaker was asked about; `left` = how many yes are missing beside hers."""

    number: int
    plan: Plan
    command: Command
    proposed_by: int
    asks: str
    left: int
    then: tuple[Stage, ...]  # who has to be asked when these have agreed


_ROW = (
    select(Proposal)
    .where(Proposal.group_id == bindparam("group_id"), Proposal.number == bindparam("number"))
    .with_for_update()  # against the clock, which lets proposals lapse
)
_ANSWERS = select(ProposalAnswer.member, ProposalAnswer.part, ProposalAnswer.yes).where(
    ProposalAnswer.group_id == bindparam("group_id"),
    ProposalAnswer.proposal == bindparam("number"),
)


def asked(case: Case, number: int, *, yes: bool) -> Waiting | None:
    """The open proposal; None = this very answer was taken before.

    NOT_ASKED also where there is no such proposal: whoever was not asked learns nothing about it.
    SAME_PHONE for a yes by a phone that has spoken already; a no may come from anywhere.
    """
    key = {"group_id": case.group_id, "number": number}
    row = case.connection.execute(_ROW, key).first()
    answers = case.connection.execute(_ANSWERS, key).all()
    speaker = case.speaker().number
    if row is None or all(member != speaker for member, _part, _yes in answers):
        raise DomainError(Code.NOT_ASKED, proposal=number)
    if row.figures["answered"].get(str(speaker)) == case.source:
        return None
    _check_open(case, row)
    part = {member: said for member, its, said in answers if its == row.asks}
    if speaker not in part:  # the officers have agreed without her
        raise DomainError(Code.PROPOSAL_DECIDED, proposal=number, state="agreed")
    if yes:
        _check_voice(case, row)
    given = sum(bool(said) for member, said in part.items() if member != speaker)
    then = tuple(Stage(its["asks"], its["needs"], tuple(its["ask"])) for its in row.figures["then"])
    return Waiting(
        number, plan_of(row.figures), wire.from_json(row.command), row.proposed_by, row.asks,
        row.needs - given - 1, then,
    )  # fmt: skip


def _check_open(case: Case, row: Row[Any]) -> None:
    if row.state != "waiting":
        raise DomainError(Code.PROPOSAL_DECIDED, proposal=row.number, state=row.state)
    if row.lapses_at <= case.at:  # the clock may have been down
        raise DomainError(Code.PROPOSAL_DECIDED, proposal=row.number, state="lapsed")
    if row.asks == OFFICER:
        case.officer()  # she may have given up her office since she was asked


def _check_voice(case: Case, row: Row[Any]) -> None:
    """Not the proposer's phone, unless she says that she herself has got what is hers."""
    speaker = case.speaker().number
    others = [address for who, address in row.figures["voices"] if who != speaker]
    if row.proposed_by != speaker:
        check_apart(case, row.proposed_by, others)


def ask_next(case: Case, proposal: Waiting) -> Proposed:
    """These have agreed: now those whom it concerns, or who saw it."""
    this = (Proposal.group_id == case.group_id, Proposal.number == proposal.number)
    figures = dict(case.connection.execute(select(Proposal.figures).where(*this)).scalar_one())
    stage = proposal.then[0]
    if stage.asks == VOUCHER:
        said = (proposal.proposed_by, *map(int, figures["answered"]))
        ask = stages.vouchers(case, proposal.plan, stage.ask, said)
        stage = replace(stage, ask=ask)
        if not ask:
            raise DomainError(Code.NO_SECOND_PHONE)
    figures |= {"asked_at": case.at.isoformat(), "then": figures["then"][1:]}
    now = {"asks": stage.asks, "needs": stage.needs, "figures": figures}
    case.connection.execute(update(Proposal).where(*this).values(**now))
    return stages.begin(case, proposal.number, proposal.plan, stage)


def note_answer(case: Case, proposal: Waiting, yes: bool, state: str) -> None:
    """Keep what she said, and what the proposal is now: waiting | done | refused."""
    speaker = case.speaker().number
    this = (Proposal.group_id == case.group_id, Proposal.number == proposal.number)
    figures = dict(case.connection.execute(select(Proposal.figures).where(*this)).scalar_one())
    figures["answered"] = figures["answered"] | {str(speaker): case.source}
    if proposal.asks in _ANYBODYS:
        figures["voices"] = [*figures["voices"], [speaker, case.by.address_id]]
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


def plan_of(figures: dict[str, Any]) -> Plan:
    """What a proposal's figures say of it."""
    return Plan(**{name: figures[name] for name in Plan.__dataclass_fields__})
