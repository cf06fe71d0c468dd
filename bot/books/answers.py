"""The yes or no of somebody whose yes was asked for."""

from collections.abc import Callable

from bot.books import cash, corrections
from bot.books.case import Case
from bot.books.proposals import Plan, asked, note_answer, refusal
from bot.domain.commands import AnswerProposal
from bot.domain.events import Event

_ON_YES: dict[str, Callable[[Case, Plan, int], tuple[Event, ...]]] = {
    "carry": cash.carried,
    "holder": cash.handed_over,
    "reverse": corrections.agreed,
}


def answer(case: Case, command: AnswerProposal) -> tuple[Event, ...] | None:
    """The last yes posts it; one no ends it."""
    proposal = asked(case, command.proposal)
    if proposal is None:
        return None
    plan = proposal.plan
    if not command.yes:
        note_answer(case, proposal, False, "refused")
        by = case.by.member
        return (refusal(proposal.number, plan.kind, plan.paise, plan.giver, plan.receiver, by),)
    if proposal.left > 0:
        note_answer(case, proposal, True, "waiting")
        return ()
    events = _ON_YES[plan.kind](case, plan, proposal.proposed_by)
    note_answer(case, proposal, True, "done")
    return events
