"""The yes or no of somebody whose yes was asked for."""

from collections.abc import Callable

from bot.books.case import Case
from bot.books.proposals import Agreed, ask_members, asked, note_answer, refusal
from bot.domain.commands import AnswerProposal
from bot.domain.events import Event, YesTaken


def answering(
    agreements: dict[type, Agreed],
) -> Callable[[Case, AnswerProposal], tuple[Event, ...] | None]:
    """How a yes or no to one of these commands is taken: one no ends it, the last yes writes it."""

    def answer(case: Case, command: AnswerProposal) -> tuple[Event, ...] | None:
        proposal = asked(case, command.proposal)
        if proposal is None:
            return None
        if not command.yes:
            note_answer(case, proposal, False, "refused")
            by = case.by.member
            return (refusal(proposal.number, proposal.plan, proposal.proposed_by, by),)
        if proposal.left > 0:
            note_answer(case, proposal, True, "waiting")
            return (YesTaken(proposal.number, proposal.left),)
        if proposal.members:
            note_answer(case, proposal, True, "waiting")
            return (ask_members(case, proposal),)
        write = agreements[type(proposal.command)].write
        events = write(case, proposal.command, proposal.plan, proposal.proposed_by)
        note_answer(case, proposal, True, "done")
        return events

    return answer
