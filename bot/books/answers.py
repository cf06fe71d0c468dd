"""The yes or no of somebody whose yes was asked for."""

from collections.abc import Callable
from dataclasses import replace

from bot.books.asked import ask_next, asked, note_answer
from bot.books.case import Case
from bot.books.lapsing import refusal
from bot.books.proposals import Agreed
from bot.domain.commands import AnswerProposal
from bot.domain.events import Event, YesTaken


def answering(
    agreements: dict[type, Agreed],
) -> Callable[[Case, AnswerProposal], tuple[Event, ...] | None]:
    """How a yes or no to one of these commands is taken: one no ends it, the last yes writes it."""

    def answer(case: Case, command: AnswerProposal) -> tuple[Event, ...] | None:
        proposal = asked(case, command.proposal, yes=command.yes)
        if proposal is None:
            return None
        if not command.yes:
            note_answer(case, proposal, False, "refused")
            by = case.by.member
            return (refusal(proposal.number, proposal.plan, proposal.proposed_by, by),)
        if proposal.left > 0:
            note_answer(case, proposal, True, "waiting")
            return (YesTaken(proposal.number, proposal.left),)
        if proposal.then:
            note_answer(case, proposal, True, "waiting")
            return (ask_next(case, proposal),)
        write = agreements[type(proposal.command)].write
        deciding = replace(case, deciding=proposal.number)
        events = write(deciding, proposal.command, proposal.plan, proposal.proposed_by)
        note_answer(case, proposal, True, "done")
        return events

    return answer
