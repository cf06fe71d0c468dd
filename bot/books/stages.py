"""Who is asked for a yes, one stage after another: officers, then members, then who vouches."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import delete, insert

from bot.books.case import Case
from bot.books.voices import reached_apart
from bot.domain.errors import Code, DomainError
from bot.domain.events import Proposed
from bot.domain.money import Paise
from bot.store.tables import ProposalAnswer

# officer: so many of them, in office; anyone: so many of them; member: each; voucher: one of them
OFFICER, ANYONE, MEMBER, VOUCHER = "officer", "anyone", "member", "voucher"


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
    `vouch_for`: members whom no phone of their own reaches; another says for them that it is so.
    `or_members`: where no officer can be asked, so many of the group instead, or all there are.
    """

    members: tuple[int, ...] = ()
    officers: int = 0
    not_by: tuple[int | None, ...] = ()
    even_proposer: bool = False
    vouch_for: tuple[int, ...] = ()
    or_members: int = 0


@dataclass(frozen=True)
class Stage:
    """`needs` yes of those in `ask`; who vouches is chosen when it is her turn."""

    asks: str
    needs: int
    ask: tuple[int, ...]


def of(
    case: Case, plan: Plan, needs: Needs, members: tuple[int, ...], proposer: int
) -> tuple[Stage, ...]:
    """All stages, the first ready to be asked. Raises where somebody is missing who could be."""
    found: list[Stage] = []
    if needs.officers:
        found += _officers(case, needs, members, proposer)
    if members:
        found.append(Stage(MEMBER, len(members), members))
    if needs.vouch_for:
        said = (proposer, case.by.member, *members)
        could = _could_see(case, plan, needs.vouch_for, said)
        officers = found[0].ask if needs.officers else ()
        if not could or len({*could, *officers}) <= needs.officers:
            raise DomainError(Code.NO_SECOND_PHONE)
        now = needs.vouch_for if found else vouchers(case, plan, needs.vouch_for, said)
        found.append(Stage(VOUCHER, 1, now))
    if not found:
        raise DomainError(Code.NO_SECOND_PHONE)
    return tuple(found)


def _officers(
    case: Case, needs: Needs, members: tuple[int, ...], proposer: int
) -> tuple[Stage, ...]:
    """Neither the proposer nor one whose own matter it is, nor on a phone of theirs."""
    barred = (proposer, *members, *needs.vouch_for, *needs.not_by)
    apart = reached_apart(case, *barred)
    ask = tuple(n for n in case.officers(*barred) if n in apart)
    if len(ask) >= needs.officers:
        return (Stage(OFFICER, needs.officers, ask),)
    if needs.or_members:
        others = tuple(sorted(apart - {*barred}))
        return (Stage(ANYONE, min(needs.or_members, len(others)), others),) if others else ()
    if len(case.officers(*barred)) < needs.officers:
        raise DomainError(Code.NOT_ALLOWED, needs="second_officer")
    raise DomainError(Code.NO_SECOND_PHONE)


def vouchers(
    case: Case, plan: Plan, hers: tuple[int, ...], said: Iterable[int | None]
) -> tuple[int, ...]:
    """Officers who have not spoken for it yet and do not pay it out; where none is, any member."""
    could = _could_see(case, plan, hers, said)
    return tuple(n for n in case.officers() if n in could) or tuple(sorted(could))


def _could_see(
    case: Case, plan: Plan, hers: tuple[int, ...], said: Iterable[int | None]
) -> set[int]:
    barred = (*hers, *said, plan.giver)
    return reached_apart(case, *barred) - {*barred}


def begin(case: Case, number: int, plan: Plan, stage: Stage) -> Proposed:
    """Ask those of the stage; one who was asked before and had not answered is asked for this."""
    key = {"group_id": case.group_id, "proposal": number}
    case.connection.execute(
        delete(ProposalAnswer).where(
            ProposalAnswer.group_id == case.group_id,
            ProposalAnswer.proposal == number,
            ProposalAnswer.member.in_(stage.ask),
            ProposalAnswer.yes.is_(None),
        )
    )
    rows = [key | {"member": member, "part": stage.asks} for member in stage.ask]
    case.connection.execute(insert(ProposalAnswer), rows)
    return Proposed(
        number, plan.kind, plan.paise, stage.ask, plan.giver, plan.receiver, plan.code, plan.what,
        stage.asks,
    )  # fmt: skip
