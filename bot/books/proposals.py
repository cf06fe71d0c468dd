"""What is written only after the yes of those whose yes is needed.

First the second officer is asked (any of the others), then each member who herself has to say yes,
or, where no phone of her own reaches her, somebody who saw it: so nobody says that she has got
money before it was agreed that she gets it. Each yes comes by another phone than the proposer's.
"""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import insert

from bot.books import stages, wire
from bot.books.case import Case
from bot.books.numbers import next_number
from bot.books.stages import Needs, Plan
from bot.domain.commands import Command
from bot.domain.events import Event, Proposed
from bot.store.tables import Proposal

__all__ = ["LAPSE_AFTER", "Agreed", "Needs", "Plan", "propose"]

LAPSE_AFTER = timedelta(hours=48)

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
        if not (members or needs.officers or needs.vouch_for):
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
    proposer = proposed_by or case.speaker().number
    first, *then = stages.of(case, plan, needs, tuple(members), proposer)
    number = next_number(case, Proposal.number)
    more = {
        "answered": {},
        "then": [asdict(stage) for stage in then],
        "voices": [[case.by.member, case.by.address_id]],
    }
    case.connection.execute(
        insert(Proposal).values(
            group_id=case.group_id,
            number=number,
            kind=plan.kind,
            command=wire.to_json(command),
            figures=asdict(plan) | more,
            proposed_by=proposer,
            proposed_at=case.at,
            lapses_at=case.at + LAPSE_AFTER,
            needs=first.needs,
            asks=first.asks,
            source=f"{case.source}#{plan.receiver}" if proposed_by else case.source,
        )
    )
    return stages.begin(case, number, plan, first)
