"""Who said that she comes, and who was there: one row a member and meeting."""

from collections.abc import Mapping
from typing import Literal

from sqlalchemy import insert, select, update

from bot.books.case import Case
from bot.store.tables import Attendance


def note(
    case: Case, meeting: int, said: Mapping[int, bool], what: Literal["coming", "present"]
) -> dict[int, bool | None]:
    """Write `said` into the column `what`; returns that column of all members."""
    column = Attendance.coming if what == "coming" else Attendance.present
    this = (Attendance.group_id == case.group_id, Attendance.meeting == meeting)
    rows = case.connection.execute(select(Attendance.member, column).where(*this))
    known: dict[int, bool | None] = dict(rows.all())
    new = [
        {"group_id": case.group_id, "meeting": meeting, "member": member, what: yes}
        for member, yes in said.items()
        if member not in known
    ]
    if new:
        case.connection.execute(insert(Attendance), new)
    for yes in (True, False):
        again = [member for member, said_yes in said.items() if member in known and said_yes is yes]
        if again:
            changed = update(Attendance).where(*this, Attendance.member.in_(again))
            case.connection.execute(changed.values({column: yes}))
    return known | dict(said)
