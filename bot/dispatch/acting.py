"""What comes of what was understood: said, begun, asked, carried out or refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from bot.context import Context
from bot.dispatch import asking, finishing, offering, officers
from bot.dispatch.caller import Caller
from bot.dispatch.talking import Talking
from bot.domain.errors import DomainError
from bot.domain.groups import Member
from bot.i18n import _
from bot.talk import (
    Done,
    Kept,
    Say,
    Start,
    Turn,
    back,
    begin,
    still_open,
)
from bot.wording.explain import explain

if TYPE_CHECKING:
    from bot.dispatch.handle import House

Handled = Say | Start | Done | None


class Acting:
    """The state of one message's turn, and all that can become of it."""

    def __init__(
        self,
        connection: Connection,
        house: House,
        caller: Caller,
        talking: Talking,
        number: int,
        language: str,
        at: datetime,
    ) -> None:
        self._connection = connection
        self._house = house
        self._caller = caller
        self._source = f"in:{number}"
        self._language = language
        self._at = at
        self.before = self.talking = talking
        self.intent = ""
        self.queued = False
        self.offer: offering.Offer | None = None  # what of the answer can be tapped
        self.along: Say | None = None  # an answer with a paper
        self.group_id: int | None = None
        self.member: int | None = None

    def _context(self, words: str) -> Context:
        return Context(
            self._connection,
            self._at,
            self._house.zone,
            self._language,
            words,
            self.group_id,
            self.member,
            heard_before=self._caller.heard_at,
            address_id=self._caller.address_id,
            asked=self.talking.flow,
        )

    def _to_call(self, it: Context, misses: int) -> asking.ToCall:
        """The officer to call, from the third miss on; the books are not asked before."""
        if misses < asking.CALLS_FOR_HELP:
            return None
        return officers.to_call(self._connection, it, self._caller.address_id)

    def _try(self, it: Context) -> Handled:
        """What the handler would do; it has no effects. None = there is no such handler."""
        handler = self._house.handlers.get(it.meaning.intent)
        if handler is None:
            return None
        try:
            return handler(it)
        except DomainError as error:
            return Say(explain(error, members_of(it)))

    def _run(self, it: Context, *, keep: bool = False) -> str:
        return self._act(it, self._try(it), keep=keep)

    def _act(self, it: Context, result: Handled, *, keep: bool = False) -> str:
        self.intent = it.meaning.intent
        if result is None:
            result = self._house.handlers["out_of_scope"](it)
            self.intent = "out_of_scope"
        if isinstance(result, Start):
            return self._start(it, result)
        if isinstance(result, Done):
            self.talking = self.talking.ended()
            try:
                return self._then(result, self._finish(it, result))
            except DomainError as error:
                return explain(error, members_of(it))
        return self._say(it, result, keep=keep)

    def _start(self, it: Context, start: Start) -> str:
        flow = self._house.flows[start.flow]
        self.talking = self.talking.ended()
        try:
            turn = begin(partial(flow, it), start.flow, start.answers, start.then)
        except DomainError as error:
            return self._then(Done(then=start.then), explain(error, members_of(it)))
        text = self._turn(it, turn)
        return f"{start.note}\n{text}" if start.note and turn.question else text

    def _say(self, it: Context, say: Say, *, keep: bool) -> str:
        parts = [self._paged(it, say)]
        misses = self.talking.misses + 1 if asking.is_missed(self.intent, it.meaning) else 0
        if misses >= asking.CALLS_FOR_HELP:
            parts.append(asking.ask_a_person(it, self._to_call(it, misses)))
        if not keep:
            ids = tuple(choice.id for choice in say.choices) or ((say.whole,) if say.whole else ())
            self.talking = replace(self.talking.ended(), choices=ids, misses=misses)
        text = "\n".join(part for part in parts if part)
        shown = asking.with_choices(text, say.choices)
        self.along = say if say.paper else None
        self.offer = offering.of_menu(text, shown, say.choices) if not keep else None
        return shown

    def _paged(self, it: Context, say: Say) -> str:
        """With the link to her page, where there is one."""
        if say.page and self._house.page_link:
            return f"{say.page}\n{self._house.page_link(self._connection, it)}"
        return say.text

    def _turn(self, it: Context, turn: Turn) -> str:
        if turn.done is None:
            self.talking = self.talking.keeping(turn.kept)
            self._offer(turn)
            return asking.question(turn)
        before = self.talking
        try:
            text = self._finish(it, turn.done)
        except DomainError as error:
            return self._refused(it, turn, before, error)
        self.talking = self.talking.ended()
        return self._then(turn.done, text, before.set_aside)

    def _then(self, done: Done, text: str, before: Kept | None = None) -> str:
        """What follows by itself, or else what was open `before`, by the books as they are now."""
        if done.then is None:
            return self._resume(text, before)
        self._source += "#then"  # what it writes is of the same message, but not the same again
        further = self._start(self._context(""), done.then)
        return "\n\n".join(part for part in (text, further) if part)

    def _resume(self, text: str, before: Kept | None) -> str:
        """The question that was set aside, if it is still one."""
        flow = self._house.flows.get(before.flow) if before else None
        if before is None or flow is None:
            return text
        try:
            turn = still_open(partial(flow, self._context("")), before)
        except DomainError:
            return text
        if turn.question is None:
            return text
        self.talking = self.talking.keeping(turn.kept)
        self._offer(turn)
        return f"{text}\n\n{asking.question(turn)}"

    def _offer(self, turn: Turn) -> None:
        """The open question can be tapped, by the nonce that is kept for it."""
        if turn.question:
            shown = asking.question(turn)
            self.offer = offering.of_question(turn.question, shown, self.talking.nonce)

    def _finish(self, it: Context, done: Done) -> str:
        if done.command is None:
            return done.text
        result = finishing.carry_out(
            self._connection, it, done.command, self._caller.address_id, self._source
        )
        self.queued = self.queued or result.queued
        text = "\n".join(part for part in (done.text, result.text) if part)
        if result.paper:
            self.along = Say(text, paper=result.paper)
        return text

    def _refused(self, it: Context, turn: Turn, before: Talking, error: DomainError) -> str:
        """Nothing was written; the conversation stays at its last question, to be changed there."""
        why = explain(error, members_of(it))
        flow = self._house.flows[turn.kept.flow]
        again = back(partial(flow, it), turn.kept)
        if again.done:  # nothing was ever asked: there is no question to go back to
            self.talking = before.ended()
            return why
        self.talking = before.keeping(again.kept)
        hint = _('Nothing was written. Change it, write "back", or "cancel" to leave it.')
        return f"{why}\n{hint}"


def members_of(it: Context) -> tuple[Member, ...]:
    return it.members if it.group_id is not None else ()
