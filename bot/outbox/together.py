"""Several reminders that are due on one phone go as one message."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, func, select, update

from bot.i18n import templates
from bot.outbox import window
from bot.outbox.queue import Lane, Message, queue
from bot.outbox.rows import AnyRow
from bot.outbox.states import FREE, SENDING, TOGETHER, WAITING
from bot.store.tables import Outbox

NEWS = "news"  # the kind of a message that tells of several
READ_IT = "news"  # the intent that its button asks for
_LONGEST = 1500  # characters of free text; above it, and where only approved text may go: the count
_KEPT_FOR = timedelta(days=7)

_OTHERS = select(Outbox.id).where(
    Outbox.address_id.in_(bindparam("addresses", expanding=True)),
    Outbox.state == WAITING,
    Outbox.lane >= int(Lane.REMINDERS),
    Outbox.urgent.is_(False),
    Outbox.due_at <= bindparam("at"),
    Outbox.kind != NEWS,
)
_TELL = (
    update(Outbox)
    # What was withdrawn at this very moment stays so.
    .where(Outbox.id.in_(bindparam("ids", expanding=True)), Outbox.state.in_([WAITING, SENDING]))
    .values(
        state=TOGETHER, told_by=bindparam("by"), sent_at=None, settled_at=bindparam("at"), **FREE
    )
)
_LAST = select(func.max(Outbox.told_by)).where(
    Outbox.address_id == bindparam("address"),
    Outbox.state == TOGETHER,
    Outbox.settled_at > bindparam("since"),
)
_TEXTS = (
    select(Outbox.text)
    .where(Outbox.told_by == bindparam("by"), Outbox.address_id == bindparam("address"))
    .order_by(Outbox.id)
)


def others(connection: Connection, rows: Iterable[AnyRow], at: datetime) -> list[int]:
    """What else is due on the phones of these rows and can be told with them."""
    addresses = {row.address_id for row in rows}
    if not addresses:
        return []
    which = {"addresses": list(addresses), "at": at}
    return list(connection.execute(_OTHERS, which).scalars())


def tell(connection: Connection, rows: Sequence[AnyRow], at: datetime) -> None:
    """One message in place of `rows`, which are all to one phone; it waits to be sent."""
    first = rows[0]
    expiries = [row.expires_at for row in rows if row.expires_at]
    labels = dict.fromkeys(_about(row) for row in rows)
    about = templates.fitted(", ".join(label for label in labels if label)) or "…"
    said = templates.render(NEWS, first.language, count=str(len(rows)), what=about)
    in_full = _in_full(rows, at)
    # What is said in full needs nothing to ask for it with, and so no approved form.
    buttons = () if in_full else ((READ_IT, _label(first.language)),)
    (number,) = queue(
        connection,
        [
            Message(
                first.address_id, NEWS, first.language, in_full or said.text,
                lane=Lane(min(row.lane for row in rows)), group_id=first.group_id,
                variables=said.variables, buttons=buttons,
                expires_at=max(expiries) if len(expiries) == len(rows) else None,
            )
        ],
        at,
    )  # fmt: skip
    connection.execute(_TELL, {"ids": [row.id for row in rows], "by": number, "at": at})


def told(connection: Connection, address: int, at: datetime) -> list[str]:
    """The texts of what was told together last on this phone, in the last week."""
    since = {"address": address, "since": at - _KEPT_FOR}
    last = connection.execute(_LAST, since).scalar()
    if last is None:
        return []
    return list(connection.execute(_TEXTS, {"by": last, "address": address}).scalars())


def _in_full(rows: Sequence[AnyRow], at: datetime) -> str:
    """All texts, where free text may be sent: nothing to ask for then."""
    first = rows[0]
    if first.channel != "whatsapp" or not window.is_open(first.heard_at, at):
        return ""
    text = "\n\n".join(row.text for row in rows)
    return text if len(text) <= _LONGEST else ""


def _about(row: AnyRow) -> str:
    template = templates.find(row.kind, row.language)
    return template.about if template else ""


def _label(language: str) -> str:
    template = templates.find(NEWS, language)
    return template.buttons[0][1] if template else ""
