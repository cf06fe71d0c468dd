"""Taps on buttons of ours: which message carried it, to whom it went, and what was tapped before.

WhatsApp's buttons stay on the screen for ever and can be forwarded, so every id says which row of
the outbox it went out with ("rsvp_yes?number=4~1f"): it acts only from the address that row was
sent to, and only where the row has that button. The provider's word on which message was replied to
must agree, if it is there: some clients leave it out.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, or_, select, update

from bot.outbox.rows import AnyRow
from bot.outbox.states import CANCELLED, EXPIRED, TOGETHER, WAITING
from bot.store.tables import Outbox

_MARK = "~"
_NEVER_LEFT = frozenset({CANCELLED, EXPIRED, TOGETHER})

_ROWS = select(
    Outbox.id,
    Outbox.address_id,
    Outbox.group_id,
    Outbox.kind,
    Outbox.state,
    Outbox.attempts,
    Outbox.buttons,
    Outbox.provider_id,
    Outbox.tapped,
).where(or_(Outbox.id == bindparam("row"), Outbox.provider_id == bindparam("sid")))
_NOTE = (
    update(Outbox)
    .where(Outbox.id == bindparam("row"))
    .values(tapped=bindparam("button"), tapped_at=bindparam("at"))
)


@dataclass(frozen=True)
class Tap:
    """A tap that counts. `button`: its id without the mark; `before`: what was tapped last."""

    row: int
    kind: str
    group_id: int | None
    button: str
    before: str

    @property
    def is_again(self) -> bool:
        """Whether this very button was tapped already."""
        return self.before == self.button


def marked(button: str, row: int) -> str:
    """The id of a button as it goes out with this row."""
    return f"{button}{_MARK}{row:x}"


def unmarked(button: str) -> str:
    """The id as the row has it."""
    return button.partition(_MARK)[0]


def find(connection: Connection, address: int, button: str, replied_to: str) -> Tap | None:
    """The message of ours that was tapped; None = a button that this address never got.

    A button that went out without a mark (before there were any) is known by `replied_to` alone.
    """
    plain, _, mark = button.partition(_MARK)
    row = _number(mark)
    rows = connection.execute(_ROWS, {"row": row, "sid": replied_to or None}).all()
    by_sid = next((each for each in rows if replied_to and each.provider_id == replied_to), None)
    by_mark = next((each for each in rows if each.id == row), None)
    carrier = by_mark if mark else by_sid
    if carrier is None or (by_sid and by_sid.id != carrier.id):
        return None
    if carrier.address_id != address or not _carried(carrier, plain):
        return None
    return Tap(carrier.id, carrier.kind, carrier.group_id, plain, carrier.tapped)


def note(connection: Connection, tap: Tap, at: datetime) -> None:
    """Remember that it was used."""
    connection.execute(_NOTE, {"row": tap.row, "button": tap.button, "at": at})


def _carried(row: AnyRow, button: str) -> bool:
    """A row that never left our house was on nobody's screen."""
    left = row.attempts > 0 if row.state == WAITING else row.state not in _NEVER_LEFT
    return left and any(id_ == button for id_, _label in row.buttons)


def _number(mark: str) -> int | None:
    try:
        number = int(mark, 16)
    except ValueError:
        return None
    return number if 0 < number < 1 << 63 else None
