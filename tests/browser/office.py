"""A server with something to see: sample groups, messages in every state, files, operators."""

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

from sqlalchemy import Connection, insert, select, update

from bot import clock
from bot.imports.samples.load import load
from bot.operators import people, uploads
from bot.operators.people import Role
from bot.operators.uploads import Kind
from bot.outbox import Message, queue
from bot.store.tables import Address, AddressMember, Errand, Group, Outbox
from tests import make
from tests.imports.cutoff_workbook import GROUP, write_cutoff
from tests.imports.workbook import write_workbook

NUMBER = "+919999900090"
LONG = "श्रीमती भुवनेश्वरी देवी चंद्राकर निगम जी"
LONG_GROUP = "माँ भुवनेश्वरी महिला स्वयं सहायता समूह धमतरी"
_FATES = (
    ("failed", "63003"), ("failed", "no_template"), ("failed", "21211"), ("expired", ""),
    ("sent", ""), ("delivered", ""), ("read", ""), ("failed", "99999"), ("cancelled", "withdrawn"),
    ("waiting", ""),
)  # fmt: skip


def furnish(connection: Connection, folder: Path, *, operators: bool = True) -> Mapping[str, int]:
    """All of it; returns the number of a group, a message, and files by what they are."""
    at = clock.now()
    assert list(load(connection, at))
    group = connection.execute(select(Group.id).order_by(Group.code)).scalars().first()
    make.create_group(connection, code="MAABHUVANESHWARI", name=LONG_GROUP, state="founding")
    messages = _messages(connection, group)
    me = _operators(connection) if operators else people.everyone(connection)[0].id
    connection.execute(insert(Errand), {"name": "reconcile", "done_until": at, "tried_at": at})
    return {"group": group, "failed": messages[1], "waiting": messages[-1]} | {
        name: uploads.keep(connection, kind, content, me, at)
        for name, (kind, content) in _workbooks(folder).items()
    }


def _operators(connection: Connection) -> int:
    at = clock.now()
    me = people.add(connection, LONG, NUMBER, Role.ADMIN, at)
    people.add(connection, "Rahul Verma", "+919999900091", Role.HELPER, at)
    gone = people.add(connection, "Old Hand", "+919999900092", Role.VIEWER, at)
    people.disable(connection, gone, at)
    return me


def _messages(connection: Connection, group: int) -> list[int]:
    at = clock.now()
    hers = select(AddressMember).where(AddressMember.group_id == group)
    rows = connection.execute(hers).all()
    messages = [
        Message(row.address_id, "receipt", "hi", "₹100", group_id=group, member=row.member)
        for row in rows[: len(_FATES)]
    ]
    ids = queue(connection, messages, at - timedelta(hours=3))
    for number, (state, error) in zip(ids, _FATES, strict=True):
        fate = {"state": state, "error": error, "attempts": 3, "sender": "twilio"}
        connection.execute(update(Outbox).where(Outbox.id == number).values(fate))
    for row, what in ((rows[0], "stopped_at"), (rows[3], "unusable_since")):
        connection.execute(update(Address).where(Address.id == row.address_id).values({what: at}))
    return ids


def _workbooks(folder: Path) -> Mapping[str, tuple[Kind, bytes]]:
    good = write_workbook(folder).read_bytes()
    past = write_cutoff(folder).read_bytes()
    bad = write_cutoff(folder, group={**GROUP, "bank": "?", "cash": "-5"}).read_bytes()
    return {
        "register": (Kind.REGISTER, good),
        "cutoff": (Kind.CUTOFF, past),
        "bad": (Kind.CUTOFF, bad),
    }
