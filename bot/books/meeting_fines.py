"""The fines of a meeting at once: some are paid on the spot, the others are due."""

from dataclasses import replace

from bot.books import collection, fines
from bot.books.case import Case
from bot.books.sessions import going_on, note
from bot.domain.commands import FineInMeeting, Line, RecordCollection
from bot.domain.errors import Code, DomainError
from bot.domain.events import Event
from bot.domain.sessions import Mark, Step


def decide(case: Case, command: FineInMeeting) -> tuple[Event, ...] | None:
    """All are imposed, then what was paid is received: so it is linked to the fine it is for."""
    case.officer()
    meeting = going_on(case, command.meeting)
    if Step.FINES in meeting.steps:
        return None
    lines = tuple(Line(fine.member, fine.paise, fine.head) for fine in command.fines)
    if any(line.head not in fines.HEADS for line in lines):
        raise DomainError(Code.NOTHING_TO_DO)
    collection.check(case, RecordCollection(lines, case.today))  # all of them, paid or not
    note(case, command.meeting, meeting.steps, Step.FINES, Mark.DONE)
    events: list[Event] = []
    for nth, fine in enumerate(command.fines):
        # the first bears the name by which a message that comes twice is known
        named = replace(case, source=f"{case.source}#{nth}") if nth else case
        events += fines.impose(named, fine)
    paid = tuple(line for line in lines if line.member in command.paid)
    if paid:
        events += collection.record(case, RecordCollection(paid, case.today))
    return tuple(events)
