"""A group and a desk at which its women have commands carried out."""

from collections.abc import Callable
from datetime import datetime
from itertools import count
from typing import Any, TypeVar

import pytest
from sqlalchemy import Connection, delete, insert, select

from bot.books import queries
from bot.books.carry_out import Actor, Outcome, carry_out
from bot.books.check import check
from bot.domain.commands import Command, Head, Line, RecordCollection
from bot.domain.errors import Code, DomainError
from bot.domain.events import CollectionRecorded, Event, Receipt
from bot.domain.money import rupees
from bot.store import Store
from bot.store.tables import AddressMember, Base, Entry, PostingRow
from tests.make import NOW, TODAY, create_group
from tests.people import Person

T = TypeVar("T")


class Desk:
    """`at` is the moment commands are given; a test moves it. Each writes from her own phone."""

    def __init__(self, store: Store, **group: Any) -> None:
        self.store = store
        self.group = store.write(lambda c: create_group(c, **{"phones": True} | group))
        self.at = NOW
        self._sources = count(1)

    def says(
        self,
        who: Person | None,
        command: Command,
        source: str = "",
        at: datetime | None = None,
        phone_of: Person | None = None,
    ) -> Outcome:
        """Carry it out; None = the clock or an import. A refusal commits too, as in dispatch.

        `phone_of` somebody else = she writes from that one's phone.
        """
        actor = Actor(self.group, who.number if who else None, self.address(phone_of or who))
        source = source or f"in:{self.group}:{next(self._sources)}"

        def work(connection: Connection) -> Outcome | DomainError:
            before = snapshot(connection)
            try:
                return carry_out(connection, actor, command, source, at or self.at)
            except DomainError as error:
                assert snapshot(connection) == before, "a refusal wrote something"
                return error

        outcome = self.store.write(work)
        if isinstance(outcome, DomainError):
            raise outcome
        return outcome

    def address(self, who: Person | None) -> int | None:
        """The first one that reaches her."""
        hers = select(AddressMember.address_id).where(
            AddressMember.group_id == self.group,
            AddressMember.member == (who.number if who else None),
        )
        order = (AddressMember.rank, AddressMember.address_id)
        return self.store.read(lambda c: c.execute(hers.order_by(*order)).scalars().first())

    def event(self, who: Person | None, command: Command, **more: Any) -> Any:
        """The one event of it."""
        (event,) = self.says(who, command, **more).events
        return event

    def refuses(
        self,
        who: Person | None,
        command: Command,
        code: Code,
        /,
        phone_of: Person | None = None,
        **figures: Any,
    ) -> None:
        """It is refused with this code and, where given, these figures."""
        with pytest.raises(DomainError) as caught:
            self.says(who, command, phone_of=phone_of)
        assert caught.value.code is code
        assert {name: caught.value.figures[name] for name in figures} == figures

    def collects(
        self, who: Person, *amounts: tuple[Person, int], head: Head = Head.SAVING, **more: Any
    ) -> tuple[Receipt, ...]:
        """`who` records rupees of each; the receipts."""
        lines = tuple(Line(person.number, rupees(amount), head) for person, amount in amounts)
        event: Event = self.says(who, RecordCollection(lines, TODAY, **more)).events[0]
        assert isinstance(event, CollectionRecorded)
        return event.receipts

    def read(self, query: Callable[..., T], *figures: Any) -> T:
        """A query about the group."""
        return self.store.read(lambda c: query(c, self.group, *figures))

    def legs(self, code: str) -> list[tuple[str, str, int]]:
        """The journal behind a receipt: account, party, rupees (debit positive)."""
        return self.store.read(
            lambda c: [
                (account, party, paise // 100)
                for account, party, paise in c.execute(
                    select(PostingRow.account, PostingRow.party, PostingRow.paise)
                    .join(
                        Entry,
                        (Entry.group_id == PostingRow.group_id)
                        & (Entry.number == PostingRow.entry),
                    )
                    .where(Entry.group_id == self.group, Entry.code == code)
                    .order_by(PostingRow.line)
                )
            ]
        )

    def saved(self, who: Person) -> int:
        """Her savings of all kinds in rupees."""
        return self.read(queries.savings, who.number).total // 100

    def agrees(self) -> bool:
        """Whether the books agree with themselves."""
        return not self.store.read(lambda c: check(c, self.group))


def shares_phone(desk: Desk, who: Person, whose: Person) -> None:
    """`who` is reached on that one's phone and on no other."""
    address = desk.address(whose)

    def work(connection: Connection) -> None:
        hers = (AddressMember.group_id == desk.group, AddressMember.member == who.number)
        connection.execute(delete(AddressMember).where(*hers))
        connection.execute(
            insert(AddressMember).values(
                group_id=desk.group, member=who.number, address_id=address, rank=0
            )
        )

    desk.store.write(work)


def snapshot(connection: Connection, group_id: int | None = None) -> dict[str, list[str]]:
    """Everything in the database, or of one group, to see that nothing was written."""
    rows = {}
    for name, table in Base.metadata.tables.items():
        query = select(table)
        if group_id is not None:
            mine = table.c.id if name == "groups" else table.c.get("group_id")
            if mine is None:
                continue
            query = query.where(mine == group_id)
        rows[name] = sorted(repr(row) for row in connection.execute(query))
    return rows
