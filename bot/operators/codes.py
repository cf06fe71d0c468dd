"""The second thing she has beside her phone number: the six digits of a code app (TOTP, RFC 6238).

The secret is made from a seed in the table and SECRET_KEY, so that neither alone makes codes.
"""

import hmac
import secrets
from base64 import b32encode
from datetime import datetime, timedelta
from enum import Enum
from hashlib import sha256

from pyotp import TOTP
from sqlalchemy import Connection, and_, bindparam, case, or_, update

from bot.config import Settings
from bot.operators.people import Operator
from bot.store.tables import Operator as Row
from bot.store.types import Utc

_STEP = 30  # seconds
_DRIFT = (0, -1, 1)  # steps that a phone's clock may be off
_WRONG_IN_A_ROW = 5
LOCKED_FOR = timedelta(minutes=15)
_BYTES = 20
_ISSUER = "Bachat Sakhi"

_SEED = (
    update(Row)
    .where(Row.id == bindparam("operator"), Row.enrolled_at.is_(None))
    .values(seed=bindparam("new"))
)
_FREE = or_(Row.locked_until.is_(None), Row.locked_until <= bindparam("at", type_=Utc()))
_RIGHT = (
    update(Row)
    .where(Row.id == bindparam("operator"), Row.last_step < bindparam("step"), _FREE)
    .values(
        last_step=bindparam("step"),
        wrong=0,
        enrolled_at=case((Row.enrolled_at.is_(None), bindparam("at", type_=Utc())),
                         else_=Row.enrolled_at),
    )
)  # fmt: skip
_IS_LAST = Row.wrong + 1 >= _WRONG_IN_A_ROW
_WRONG = (
    update(Row)
    .where(and_(Row.id == bindparam("operator"), _FREE))
    .values(
        wrong=case((_IS_LAST, 0), else_=Row.wrong + 1),
        locked_until=case((_IS_LAST, bindparam("until", type_=Utc())), else_=None),
    )
)


class Tried(Enum):
    """What came of a code."""

    RIGHT = "right"
    WRONG = "wrong"  # or used before
    LOCKED = "locked"


def begin(connection: Connection, operator: Operator) -> None:
    """A new secret, as long as none was confirmed: what was shown and not used counts no more."""
    connection.execute(_SEED, {"operator": operator.id, "new": secrets.token_hex(16)})


def secret(settings: Settings, operator: Operator) -> str:
    """In base 32, as code apps take it."""
    key = settings.secret_key.get_secret_value().encode()
    made = hmac.digest(key, f"totp:{operator.id}:{operator.seed}".encode(), sha256)
    return b32encode(made[:_BYTES]).decode()


def address(settings: Settings, operator: Operator) -> str:
    """`otpauth://…`: what the picture for code apps says. Of her number only its end."""
    totp = TOTP(secret(settings, operator))
    return totp.provisioning_uri(name=f"…{operator.phone[-4:]}", issuer_name=_ISSUER)


def take(
    connection: Connection, settings: Settings, operator: Operator, code: str, at: datetime,
    world: datetime,
) -> Tried:  # fmt: skip
    """Count this code; `world` = the time her app goes by, `at` = ours, for the lock.

    Five wrong ones in a row, from whatever browser, lock her out for a while. One that was right
    before is wrong.
    """
    if operator.locked_until and operator.locked_until > at:
        return Tried.LOCKED
    step = _step(secret(settings, operator), "".join(code.split()), world)
    right = {"operator": operator.id, "step": step, "at": at}
    if step is not None and connection.execute(_RIGHT, right).rowcount:
        return Tried.RIGHT
    connection.execute(_WRONG, {"operator": operator.id, "at": at, "until": at + LOCKED_FOR})
    return Tried.WRONG


def _step(secret: str, code: str, world: datetime) -> int | None:
    """The step of time that this code belongs to, if it is one of now."""
    totp, present = TOTP(secret), int(world.timestamp()) // _STEP
    for step in (present + drift for drift in _DRIFT):
        if hmac.compare_digest(totp.generate_otp(step).encode(), code.encode()):
            return step
    return None
