"""The way in: a link to her own phone, good once, for minutes, in the browser that asked for it.

Its key may also be typed: whoever sits at a desk has the message on her phone. Without the cookie
of that browser it opens nothing, so it does no harm that the outbox keeps the message.
"""

from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, delete, insert, update

from bot.books.enrol import addresses
from bot.config import Settings
from bot.i18n import templates
from bot.operators import limits, people
from bot.operators.people import Operator, OperatorError
from bot.operators.secrets import digest, key
from bot.outbox import Message, queue
from bot.outbox.queue import Lane
from bot.outbox.reach import reach_address
from bot.store.tables import OperatorLink

GOOD_FOR = timedelta(minutes=10)
KIND = "sign_in"
_A_WHILE = timedelta(minutes=15)
_ASKED, _ASKED_FROM, _GUESSED = 5, 30, 10  # times in that while: a number, a place, a browser
_KEPT = timedelta(days=1)

_SWEEP = delete(OperatorLink).where(OperatorLink.expires_at < bindparam("before"))
_TAKE = (
    update(OperatorLink)
    .where(
        OperatorLink.digest == bindparam("which"),
        OperatorLink.used_at.is_(None),
        OperatorLink.expires_at > bindparam("at"),
    )
    .values(used_at=bindparam("at"))
    .returning(OperatorLink.operator_id)
)


def too_many(connection: Connection, place: str, at: datetime) -> bool:
    """Whether this place (an IP address) asks for one number after the other."""
    return not limits.allowed(connection, "ask-from", place, _ASKED_FROM, _A_WHILE, at)


def ask(
    connection: Connection, settings: Settings, number: str, browser: str, language: str,
    at: datetime,
) -> Operator | None:  # fmt: skip
    """Send a link if this is an operator's number; what came of it must not be seen outside."""
    try:
        operator = people.find_by_phone(connection, number)
    except OperatorError:
        return None
    if operator is None or operator.disabled_at is not None:
        return None
    if not limits.allowed(connection, "ask", operator.phone, _ASKED, _A_WHILE, at):
        return None
    connection.execute(_SWEEP, {"before": at - _KEPT})
    secret = key()
    link = {
        "digest": digest(browser, secret),
        "browser": digest(browser),
        "operator_id": operator.id,
        "expires_at": at + GOOD_FOR,
    }
    connection.execute(insert(OperatorLink).values(link))
    _send(connection, settings, operator, secret, language, at)
    return operator


def take(connection: Connection, browser: str, secret: str, at: datetime) -> Operator | None:
    """Whose link it is, if it is still good; it is good no more."""
    typed = "".join(secret.split()).lower()
    if not limits.allowed(connection, "key", browser, _GUESSED, _A_WHILE, at):
        return None
    found = connection.execute(_TAKE, {"which": digest(browser, typed), "at": at}).scalar()
    operator = people.find(connection, int(found)) if found is not None else None
    return operator if operator and operator.disabled_at is None else None


def site(settings: Settings) -> str:
    """PUBLIC_URL as it stands in the message."""
    return settings.public_url.rstrip("/")


def fits(settings: Settings) -> bool:
    """Whether an SMS operator lets an address so long through."""
    return len(site(settings)) <= templates.LONGEST_VALUE


def _send(
    connection: Connection, settings: Settings, operator: Operator, secret: str, language: str,
    at: datetime,
) -> None:  # fmt: skip
    said = templates.render(KIND, language, site=site(settings), key=secret)
    found = addresses(connection, operator.phone, at)
    works = (one for one in found if reach_address(connection, one, language))
    message = Message(
        address_id=next(works, found[0]),
        kind=KIND,
        language=language,
        text=said.text,
        variables=said.variables,
        lane=Lane.ANSWERS,
        urgent=True,
        expires_at=at + GOOD_FOR,
    )
    queue(connection, [message], at)
