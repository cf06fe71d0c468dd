"""Who has not answered a proposal for 24 hours is reminded once; at 48 it lapses.

Those of the same three hours (a meeting) are one reminder.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Row, bindparam, select

from bot.i18n import N_
from bot.notices.base import Notice, message
from bot.outbox import Message
from bot.outbox.quiet import is_quiet
from bot.outbox.reach import Reach, reach
from bot.store.tables import Group, Proposal, ProposalAnswer

NAME = "proposal_waiting"
_AFTER = timedelta(hours=24)
_TOGETHER = 3 * 3600  # seconds
_SHOW = N_("Show them")
_WAITING = (
    select(
        Proposal.group_id, ProposalAnswer.member, Proposal.number, Proposal.proposed_at,
        Proposal.lapses_at, Group.timezone,
    )
    .join(
        ProposalAnswer,
        (ProposalAnswer.group_id == Proposal.group_id)
        & (ProposalAnswer.proposal == Proposal.number)
        & (ProposalAnswer.part == Proposal.asks),
    )
    .join(Group, Group.id == Proposal.group_id)
    .where(
        Proposal.state == "waiting",
        Proposal.proposed_at <= bindparam("before"),
        Proposal.lapses_at > bindparam("at"),
        ProposalAnswer.yes.is_(None),
    )
    .order_by(Proposal.group_id, ProposalAnswer.member, Proposal.proposed_at)
)  # fmt: skip


def _due(connection: Connection, at: datetime) -> Iterator[Message]:
    rows = connection.execute(_WAITING, {"before": at - _AFTER, "at": at}).all()
    for (group_id, member, slot), some in groupby(rows, key=_slot):
        together = list(some)
        way = reach(connection, group_id, [member]).get(member)
        if way and not is_quiet(at, ZoneInfo(together[0].timezone)):
            yield _message(together, way, f"{NAME}:{group_id}:{slot}:{member}")


def _slot(row: Row[*tuple[Any, ...]]) -> tuple[int, int, int]:
    return row.group_id, row.member, int(row.proposed_at.timestamp()) // _TOGETHER


def _message(waiting: list[Row[*tuple[Any, ...]]], way: Reach, once: str) -> Message:
    first = waiting[0]
    alone = len(waiting) == 1
    return message(
        NAME,
        way,
        {"count": str(len(waiting))},
        group_id=first.group_id,
        member=first.member,
        buttons=((f"waiting?group={first.group_id}", _SHOW),),
        expires_at=first.lapses_at,
        once=once,
        cause=f"proposal:{first.group_id}:{first.number}" if alone else "",
    )


NOTICE = Notice(NAME, _due, every=timedelta(minutes=1))
