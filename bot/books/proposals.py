"""What is written only after the yes of those whose yes is needed.

First the second officer is asked (any of the others), then each member who herself has to say yes:
so nobody says that she has got money before it was agreed that she gets it.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from bot.books import wire
from bot.books.case import Case
from bot.books.numbers import next_number
from bot.domain.commands import Command
from bot.domain.errors import Code, DomainError
from bot.domain.events import Event, ProposalRefused, Proposed
from bot.domain.money import Paise
from bot.store.tables import Proposal, ProposalAnswer

LAPSE_AFTER = timedelta(hours=48)
OFFICER, MEMBER = "officer", "member"


@dataclass(frozen=True)
class Plan:
    """What is said of a proposal: the money, between whom, `code` of a receipt, `what` it is for.

    For a reversal giver = who asks for it, receiver = whose money it is.
    """

    kind: str
    paise: Paise
    giver: int
    receiver: int
    code: str = ""
    what: str = ""


@dataclass(frozen=True)
class Needs:
    """Whose yes: of so many `officers` beside the proposer, then of each of `members`.

    `not_by`: officers who cannot agree to it, since it is their own money. `even_proposer`: her who
    proposed it too, where she is one of `members`; to want money is not to have got it.
    """

    members: tuple[int, ...] = ()
    officers: int = 0
    not_by: tuple[int | None, ...] = ()
    even_proposer: bool = False


@dataclass(frozen=True)
class Waiting:
    """A proposal the speaker was asked about; `left` = how many yes are missing beside hers."""

    number: int
    plan: Plan
    command: Command
    proposed_by: int
    asks: str
    left: int
    members: tuple[int, ...]  # who has to be asked when the officers have agreed


Check = Callable[[Case, Any], tuple[Plan, Needs]]
Write = Callable[[Case, Any, Plan, int], tuple[Event, ...]]
Announce = Callable[[Case, Any, Proposed], tuple[Event, ...]]


@dataclass(frozen=True)
class Agreed:
    """A command with a control (DOMAIN §2.6: 2, M): `check` it, have it agreed to, `write` it.

    `check` raises what speaks against it now and says whose yes is needed; `write` is called after
    the last yes, with the number of her who proposed it, and has to look again. `announce` = what
    else follows from its being proposed.
    """

    check: Check
    write: Write
    announce: Announce = lambda _case, _command, _proposed: ()

    def __call__(self, case: Case, command: Command) -> tuple[Event, ...]:
        """Propose it; where nobody has to agree it is written at once."""
        speaker = case.speaker().number
        plan, needs = self.check(case, command)
        whose = dict.fromkeys(needs.members)
        members = tuple(m for m in whose if m != speaker or needs.even_proposer)
        if not (members or needs.officers):
            return self.write(case, command, plan, speaker)
        proposed = propose(case, command, plan, needs, members)
        return (proposed, *self.announce(case, command, proposed))


def propose(
    case: Case,
    command: Command,
    plan: Plan,
    needs: Needs,
    members: Sequence[int],
    proposed_by: int | None = None,
) -> Proposed:
    """Write it down and ask the first who have to agree.

    `proposed_by` somebody else = one of several that an agreement has led to, told apart by the
    receiver.
    """
    asks, ask = MEMBER, tuple(members)
    if needs.officers:
        asks = OFFICER
        ask = case.officers(proposed_by or case.by.member, *members, *needs.not_by)
        if len(ask) < needs.officers:
            raise DomainError(Code.NOT_ALLOWED, needs="second_officer")
    number = next_number(case, Proposal.number)
    case.connection.execute(
        insert(Proposal).values(
            group_id=case.group_id,
            number=number,
            kind=plan.kind,
            command=wire.to_json(command),
            figures=asdict(plan) | {"answered": {}, "members": list(members)},
            proposed_by=proposed_by or case.speaker().number,
            proposed_at=case.at,
            lapses_at=case.at + LAPSE_AFTER,
            needs=needs.officers,
            asks=asks,
            source=f"{case.source}#{plan.receiver}" if proposed_by else case.source,
        )
    )
    _ask(case, number, ask, asks)
    return _proposed(number, plan, ask, asks)


_ROW = (
    select(Proposal)
    .where(Proposal.group_id == bindparam("group_id"), Proposal.number == bindparam("number"))
    .with_for_update()  # against the clock, which lets proposals lapse
)
_ANSWERS = select(ProposalAnswer.member, ProposalAnswer.part, ProposalAnswer.yes).where(
    ProposalAnswer.group_id == bindparam("group_id"),
    ProposalAnswer.proposal == bindparam("number"),
)


def asked(case: Case, number: int) -> Waiting | None:
    """The open proposal; None = this very answer was taken before.

    NOT_ASKED also where there is no such proposal: whoever was not asked learns nothing about it.
    """
    key = {"group_id": case.group_id, "number": number}
    row = case.connection.execute(_ROW, key).first()
    answers = case.connection.execute(_ANSWERS, key).all()
    speaker = case.speaker().number
    if row is None or all(member != speaker for member, _part, _yes in answers):
        raise DomainError(Code.NOT_ASKED, proposal=number)
    figures = dict(row.figures)
    if figures.pop("answered").get(str(speaker)) == case.source:
        return None
    if row.state != "waiting":
        raise DomainError(Code.PROPOSAL_DECIDED, proposal=number, state=row.state)
    if row.lapses_at <= case.at:  # the clock may have been down
        raise DomainError(Code.PROPOSAL_DECIDED, proposal=number, state="lapsed")
    if row.asks == OFFICER:
        case.officer()  # she may have given up her office since she was asked
    part = {member: yes for member, its, yes in answers if its == row.asks}
    if speaker not in part:  # the officers have agreed without her
        raise DomainError(Code.PROPOSAL_DECIDED, proposal=number, state="agreed")
    members = tuple(figures.pop("members"))
    needed = row.needs if row.asks == OFFICER else len(members)
    given = sum(bool(yes) for member, yes in part.items() if member != speaker)
    return Waiting(
        number, _plan(row.figures), wire.from_json(row.command), row.proposed_by, row.asks,
        needed - given - 1, members if row.asks == OFFICER else (),
    )  # fmt: skip


def ask_members(case: Case, proposal: Waiting) -> Proposed:
    """The officers have agreed: now those whom it concerns."""
    this = (Proposal.group_id == case.group_id, Proposal.number == proposal.number)
    figures = dict(case.connection.execute(select(Proposal.figures).where(*this)).scalar_one())
    figures["asked_at"] = case.at.isoformat()
    case.connection.execute(update(Proposal).where(*this).values(asks=MEMBER, figures=figures))
    _ask(case, proposal.number, proposal.members, MEMBER)
    return _proposed(proposal.number, proposal.plan, proposal.members, MEMBER)


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


def let_go(case: Case, member: int, kind: str = "") -> None:
    """What `member` was asked for herself (of this kind) is settled in another way."""
    hers = select(ProposalAnswer.proposal).where(
        ProposalAnswer.group_id == case.group_id,
        ProposalAnswer.member == member,
        ProposalAnswer.part == MEMBER,
        ProposalAnswer.yes.is_(None),
    )
    waiting = [
        Proposal.group_id == case.group_id,
        Proposal.state == "waiting",
        Proposal.asks == MEMBER,
        Proposal.number.in_(hers),
    ]
    if kind:
        waiting.append(Proposal.kind == kind)
    case.connection.execute(update(Proposal).where(*waiting).values(state="lapsed"))


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
        .returning(
            Proposal.group_id, Proposal.number, Proposal.kind, Proposal.figures,
            Proposal.proposed_by,
        )
    ).all()  # fmt: skip
    return tuple(
        (row.group_id, refusal(row.number, _plan(row.figures), row.proposed_by))
        for row in sorted(gone, key=lambda row: (row.group_id, row.number))
    )


def refusal(number: int, plan: Plan, proposed_by: int, by: int | None = None) -> ProposalRefused:
    """That nothing was written."""
    return ProposalRefused(
        number, plan.kind, plan.paise, plan.giver, plan.receiver, by, plan.what, proposed_by
    )


def _plan(figures: dict[str, Any]) -> Plan:
    return Plan(**{name: figures[name] for name in Plan.__dataclass_fields__})


def _ask(case: Case, number: int, members: Iterable[int], part: str) -> None:
    key = {"group_id": case.group_id, "proposal": number, "part": part}
    rows = [key | {"member": member} for member in members]
    case.connection.execute(insert(ProposalAnswer), rows)


def _proposed(number: int, plan: Plan, ask: tuple[int, ...], asks: str) -> Proposed:
    return Proposed(
        number, plan.kind, plan.paise, ask, plan.giver, plan.receiver, plan.code, plan.what, asks
    )
