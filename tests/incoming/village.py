"""What the tests of detours do and look at."""

from dataclasses import dataclass
from itertools import count
from typing import Any

from sqlalchemy import select

from bot import clock, dispatch
from bot.books.check import check
from bot.books.queries.money import savings
from bot.channels.twilio.inbound import inbound
from bot.config import Settings
from bot.dispatch import Answer, House
from bot.intake import replay
from bot.spool import Spool
from bot.store import Store
from bot.store.tables import Entry, Inbox, Outbox
from flows import FLOWS
from handlers import HANDLERS
from tests.moment import Moment
from tests.people import Person

HOUSE = House(HANDLERS, FLOWS)
_numbers = count(1)


def form(who: Person, words: str, sid: str = "", **more: str) -> dict[str, str]:
    """As Twilio fills it."""
    sid = sid or f"SM{next(_numbers):032}"
    return {"MessageSid": sid, "From": f"whatsapp:{who.phone}", "Body": words, **more}


@dataclass
class Village:
    """A group of which every woman writes."""

    store: Store
    spool: Spool
    moment: Moment

    def hear(self, form: dict[str, str]) -> Answer:
        """By the webhook, one second later than what was before."""
        self.moment.move(seconds=1)
        message = inbound(form)
        return self.store.write(lambda c: dispatch.handle(c, message, HOUSE, clock.now()))

    def keep(self, form: dict[str, str]) -> None:
        """The fallback, while the database is away."""
        self.moment.move(seconds=1)
        self.spool.keep(form["MessageSid"], form, clock.now())

    def replay(self) -> int:
        """The clock's turn."""
        return replay(self.store, HOUSE, self.spool, Settings(_env_file=None))

    def all(self, column: Any, *where: Any) -> list[Any]:
        """One column, in the order of the rows."""
        query = select(column).where(*where)
        return self.store.read(lambda c: list(c.execute(query).scalars()))

    def answers(self) -> list[str]:
        """What waits to be sent to those who wrote, in order."""
        query = select(Outbox.text).where(Outbox.kind == "answer").order_by(Outbox.id)
        return self.store.read(lambda c: list(c.execute(query).scalars()))

    def saved(self, who: Person) -> int:
        """Rupees; the books must agree with themselves."""
        assert self.store.read(check) == []
        return self.store.read(lambda c: savings(c, 1, who.number).total) // 100

    def entries(self) -> int:
        return len(self.all(Entry.number))

    def intents(self) -> list[str]:
        query = select(Inbox.intent).order_by(Inbox.id)
        return self.store.read(lambda c: list(c.execute(query).scalars()))
