"""A phone that reaches the wrong woman is taken away: recycled, lost, or somebody else's.

By the command that whoever holds it could give herself, so the officers are told as then. No phone
is given here: for that two officers and the phone's holder have to agree, by message.
"""

from datetime import datetime

from sqlalchemy import Connection

from bot.books.carry_out import Actor, carry_out
from bot.domain.commands import DenyMembership
from bot.wording import told


def take_away(
    connection: Connection, group_id: int, member: int, address: int, by: int, at: datetime
) -> bool:
    """False where it did not reach her. Raises DomainError. `by` = the operator."""
    actor = Actor(group_id, member, address)
    source = f"console:{by}:{address}:{at.isoformat()}"
    scene = told.scene(connection, group_id, at)
    events = carry_out(connection, actor, DenyMembership(), source, at).events
    told.tell(connection, scene, events, at)
    return bool(events)
