"""Rules of the state machine: who comes into the group, its offices and phones, its opening."""

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule
from sqlalchemy import func, select

from bot.domain.commands import (
    AddMember,
    AnswerJoin,
    AskPhone,
    BeginGroup,
    ChangeOffice,
    DenyMembership,
    OpenBooks,
    Opening,
)
from bot.domain.groups import MOST, Role
from bot.domain.money import rupees
from bot.store import Store
from bot.store.tables import Member, OfficeHeld

_ANYBODY = st.sampled_from([1, 2, 3, 4, 5, 7])  # 7 may be in the register by then, or not
_PHONES = st.sampled_from(["", "", "+919999900041", "+919999900042"])


class GroupRules:
    """Mixed into the machine; `give` and `store` are its."""

    store: Store
    group: int
    at: Any
    give: Callable[..., None]

    @rule(who=_ANYBODY, name=st.sampled_from(["तारा", "उमा"]), phone=_PHONES)
    def add_member(self, who: int, name: str, phone: str) -> None:
        self.give(who, AddMember(name, "", phone))

    @rule(who=_ANYBODY, request=st.integers(1, 3), yes=st.booleans())
    def answer_join(self, who: int, request: int, yes: bool) -> None:
        self.give(who, AnswerJoin(request, yes))

    @rule(who=_ANYBODY, role=st.sampled_from(Role), member=_ANYBODY | st.none())
    def change_office(self, who: int, role: Role, member: int | None) -> None:
        if member is not None:  # an office without anybody would leave the box without a keeper
            self.give(who, ChangeOffice(role, member))

    @rule(who=_ANYBODY, member=_ANYBODY, phone=_PHONES)
    def ask_phone(self, who: int, member: int, phone: str) -> None:
        if phone:
            self.give(who, AskPhone(member, phone))

    @rule(who=_ANYBODY)
    def begin_again(self, who: int) -> None:
        self.give(who, BeginGroup())

    @rule(who=st.sampled_from([5, 7]))  # an officer without any phone says yes to nothing
    def deny(self, who: int) -> None:
        self.give(who, DenyMembership())

    @rule(who=_ANYBODY)
    def open_books_too_late(self, who: int) -> None:
        self.give(who, OpenBooks(self.at.date(), (Opening("2010", "4", rupees(-100)),)))

    @invariant()
    def one_woman_holds_an_office(self) -> None:
        """And the group is never larger than a group may be."""
        open_ = OfficeHeld.until.is_(None)
        held = (
            select(func.count())
            .where(OfficeHeld.group_id == self.group, open_)
            .group_by(OfficeHeld.role)
        )
        women = select(func.count()).where(Member.group_id == self.group)
        assert self.store.read(lambda c: set(c.execute(held).scalars())) <= {1}
        assert self.store.read(lambda c: c.execute(women).scalar_one()) <= MOST
