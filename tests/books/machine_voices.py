"""Phones in the state machine: what needed more than one woman's yes was said by other phones too.

Beside the books a list is kept of which phone proposed what and which ones said yes to it.
"""

from datetime import datetime
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import rule
from sqlalchemy import Connection, func, insert, select

from bot.books import queries
from bot.domain.commands import AnswerProposal, Command
from bot.domain.movements import MOVEMENTS, Bound, Control
from bot.store import Store
from bot.store.tables import AddressMember, Entry, PostingRow, Proposal
from tests.make import create_address

# DOMAIN §2.6: what is one officer's to write (P), or her own who says it
_ONES = frozenset(
    {"receipt", "identified", "unidentified", "bank", "instalment", "release", "kept"}
)
_TO_HER = frozenset({"loan", "withdraw", "leave", "pay_wages", "pay_share"})  # 2 + M
_PEOPLE = st.sampled_from([1, 2, 3, 4, 5])


class VoiceRules:
    """Mixed into the machine; `give`, `read`, `store` are its."""

    store: Store
    group: int
    at: datetime
    give: Any
    read: Any
    _by: dict[int, str]  # proposal → the phone that proposed it
    _yes: dict[int, set[str]]  # … and those that said yes to it, or to what led to it
    _entries: int

    def begin_phones(self) -> None:
        """Four have one of their own; the fifth is reached on the treasurer's."""
        self._by, self._yes, self._entries = {}, {}, 0

        def work(connection: Connection) -> None:
            for member in (1, 2, 3, 4):
                phone = f"+9199{self.group:06}{member:02}"
                whose = [(self.group, n) for n in ((3, 5) if member == 3 else (member,))]
                create_address(connection, phone, whose)

        self.store.write(work)

    def address(self, who: int | None) -> int | None:
        """The first that reaches her."""
        hers = select(func.min(AddressMember.address_id)).where(
            AddressMember.group_id == self.group, AddressMember.member == who
        )
        return self.store.read(lambda c: c.execute(hers).scalar())

    @rule(who=_PEOPLE, pick=st.integers(0, 20), lent_by=_PEOPLE)
    def answer_from_anothers_phone(self, who: int, pick: int, lent_by: int) -> None:
        if asked := self.read(queries.waiting_proposals, who):
            answer = AnswerProposal(asked[pick % len(asked)].number, True)
            self.give(who, answer, phone_of=lent_by)

    @rule(who=_PEOPLE, whose=_PEOPLE)
    def share_a_phone(self, who: int, whose: int) -> None:
        """Somebody else's reaches her too; what she has asked or been asked stays."""
        address = self.address(whose)
        hers = select(AddressMember).where(
            AddressMember.group_id == self.group,
            AddressMember.member == who,
            AddressMember.address_id == address,
        )
        row = {"group_id": self.group, "member": who, "address_id": address, "rank": 1}

        def work(connection: Connection) -> None:
            if address is not None and connection.execute(hers).first() is None:
                connection.execute(insert(AddressMember).values(row))

        self.store.write(work)

    def heard(self, command: Command, address: int | None) -> None:
        """Look at what has been proposed and written by it."""
        phone, parent = str(address), 0
        if isinstance(command, AnswerProposal):
            parent = command.proposal
            if self._said_yes(command):
                self._yes[parent].add(phone)
        for number in self._new_proposals():
            self._by[number] = self._by[parent] if parent else phone
            self._yes[number] = set(self._yes[parent]) if parent else set()
        for row in self._new_entries():
            self._check(row, parent)

    def _said_yes(self, command: AnswerProposal) -> bool:
        return command.yes and command.proposal in self._by

    def _check(self, row: Any, parent: int) -> None:
        if parent:
            assert self._yes[parent] - {self._by[parent]}, (row.kind, "by the proposer's phone")
            kind, proposed_by, receiver = self._proposal(parent)
            if kind in _TO_HER and receiver != proposed_by:
                assert len(self._yes[parent] - {self._by[parent]}) >= 2, (kind, "by two phones")
            return
        kind = self._kind_of(row.reverses) if row.kind == "reversal" else row.kind
        movement = MOVEMENTS.get(kind)
        assert kind in _ONES or (movement and movement.control is not Control.TWO), kind
        if row.kind != "reversal" and movement and movement.control is Control.LIMIT:
            assert movement.bound is not Bound.EXPENSE or self._sum(row.number) <= 200_00, kind

    def _new_proposals(self) -> list[int]:
        which = select(Proposal.number).where(Proposal.group_id == self.group)
        numbers = self.store.read(lambda c: c.execute(which).scalars().all())
        return [number for number in numbers if number not in self._by]

    def _new_entries(self) -> list[Any]:
        which = select(Entry.number, Entry.kind, Entry.reverses).where(
            Entry.group_id == self.group, Entry.number > self._entries
        )
        rows = list(self.store.read(lambda c: c.execute(which.order_by(Entry.number)).all()))
        self._entries = rows[-1].number if rows else self._entries
        return rows

    def _proposal(self, number: int) -> tuple[str, int, int]:
        which = select(Proposal.kind, Proposal.proposed_by, Proposal.figures).where(
            Proposal.group_id == self.group, Proposal.number == number
        )
        kind, by, figures = self.store.read(lambda c: c.execute(which).one())
        return kind, by, figures["receiver"]

    def _kind_of(self, number: int) -> str:
        which = select(Entry.kind).where(Entry.group_id == self.group, Entry.number == number)
        return str(self.store.read(lambda c: c.execute(which).scalar_one()))

    def _sum(self, number: int) -> int:
        debits = select(func.sum(PostingRow.paise)).where(
            PostingRow.group_id == self.group, PostingRow.entry == number, PostingRow.paise > 0
        )
        return int(self.store.read(lambda c: c.execute(debits).scalar_one()))
