"""One turn of a conversation: the open question first, otherwise what the words mean."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from bot import nlu
from bot.channels.base import Inbound
from bot.context import Context, Stranger
from bot.dispatch import another, asking, buttons, leaving, offering, pictures, speaker
from bot.dispatch.acting import Acting, Handled, members_of
from bot.domain.errors import DomainError
from bot.i18n import _
from bot.i18n.templates import is_form
from bot.outbox import Message, taps
from bot.talk import (
    Flow,
    Heard,
    Say,
    Turn,
    advance,
    back,
    begin,
    still_open,
)
from bot.wording.explain import explain

_NOT_AN_ACT = frozenset(
    {"bare", "choice", "out_of_scope", "confirm_yes", "confirm_no", "correct", "media"}
)


class Dialogue(Acting):
    """Deals with one message; afterwards it knows the intent, the new state, and who spoke."""

    def answer(self, inbound: Inbound) -> tuple[str, ...]:
        """The texts to send back."""
        note = ""
        if self.talking.too_old(self._at):
            self.talking = self.talking.ended()
            note = _(
                "What we talked about before is more than a day old. Nothing was written then."
            )
        text = "\n".join(part for part in (note, self._with_speaker(inbound)) if part)
        return (text,) if text.strip() else ()

    def tappable(self, channel: str, texts: tuple[str, ...]) -> list[Message]:
        """The answer in messages with buttons, which no response can carry; [] = it needs none."""
        if channel != "whatsapp" or not (self.offer or self._brings(texts)):
            return []
        to = offering.Receiver(self._caller.address_id, self.group_id, self.member, self._language)
        said = "\n".join(texts)
        if self.along and self._brings(texts):
            caption = self.along.caption or self.along.text
            said = said.replace(self.along.text, caption, 1)
            return [offering.with_paper(said, self.along, to, self._at)]
        if self.offer is None:
            return []
        return offering.messages(said, self.offer, to, self._house.has_form, self._at)

    def _brings(self, texts: tuple[str, ...]) -> bool:
        """Whether a paper goes along."""
        return bool(self._house.has_papers and self.along and self.group_id and texts)

    # -- who speaks -------------------------------------------------------------------------

    def _with_speaker(self, inbound: Inbound) -> str:
        control = nlu.control_word(inbound.words) if inbound.words else None
        if control in {"stop", "start"} and not inbound.button:
            # Whoever says it: it is the phone's.
            self.talking = self.talking.ended()
            return self._run(self._context("").taking(nlu.Meaning(control)))
        heard = speaker.identify(
            self._caller.people, self.talking, inbound.words, inbound.button, self._at
        )
        self.talking = heard.talking
        if heard.question:
            self.intent, self.offer = "who", heard.question
            return heard.question.shown
        if heard.person:
            self.group_id, self.member = heard.person.group_id, heard.person.number
        it = self._context(heard.words)
        it.photo = pictures.name(inbound, self._source)
        try:
            # One that was tapped before she said who she is comes without what it was a reply to.
            replied_to = inbound.replied_to if heard.button == inbound.button else ""
            return self._respond(it, inbound, heard.button, replied_to)
        except Stranger:
            return self._run(it.taking(nlu.Meaning("stranger")))

    # -- what is said -----------------------------------------------------------------------

    def _respond(self, it: Context, inbound: Inbound, button: str, replied_to: str) -> str:
        if button:
            return self._button(it, button, replied_to)
        if not it.words.strip() and inbound.media:
            return self._picture(it)
        if self.talking.flow:
            # What somebody else wrote and she only forwards answers nothing.
            return self._in_flow(it, Heard("" if inbound.forwarded else it.words))
        meaning = self._understand(it)
        chosen = buttons.chosen(self.talking.menu(self._at), meaning.slots)
        if meaning.intent == "choice":
            meaning = chosen or nlu.Meaning("out_of_scope")
        elif chosen and buttons.is_meant(chosen, meaning):
            meaning = chosen
        it = it.taking(meaning)
        result = self._try(it)
        if inbound.forwarded and not isinstance(result, Say):
            return self._run(it.taking(nlu.Meaning("out_of_scope")))
        return self._act(it, result)

    def _picture(self, it: Context) -> str:
        """It may be the slip that was asked for; what says nothing else is not read."""
        flow = self._house.flows.get(self.talking.flow)
        if flow and it.photo and pictures.is_asked_for(partial(flow, it), self.talking.kept):
            return self._in_flow(it, Heard("", photo=it.photo))
        return self._with_question(it, self._run(it.taking(nlu.Meaning("media")), keep=bool(flow)))

    def _understand(self, it: Context) -> nlu.Meaning:
        if it.group_id is None:
            return nlu.match(it.words, "member", (), it.today)
        return nlu.match(it.words, it.role, it.roster, it.today)

    def _button(self, it: Context, button: str, replied_to: str) -> str:
        tap = taps.find(self._connection, self._caller.address_id, button, replied_to)
        if tap is None:
            return self._old_button(it)
        index = buttons.question_choice(tap.button, self.talking.nonce)
        if index is not None and self.talking.flow:
            taps.note(self._connection, tap, self._at)
            return self._in_flow(it, Heard("", index))
        meaning = buttons.meaning(tap.button)
        groups = {tap.group_id, meaning.slots.other.get("group")} if meaning else set()
        if meaning is None or meaning.intent not in self._house.handlers:
            return self._old_button(it, answered=bool(tap.before))
        if groups - {None, self.group_id}:
            return self._old_button(it)
        taps.note(self._connection, tap, self._at)
        return self._tapped(it.taking(meaning), tap)

    def _tapped(self, it: Context, tap: taps.Tap) -> str:
        """What a button that is no question's stands for.

        On a notice it works as long as what it asks about is open, which the handlers know; one of
        a menu does something a single time, and tells something as often as it is tapped.
        """
        result = self._try(it)
        if isinstance(result, Say) and not result.choices and self.talking.flow:
            return self._aside(it, it.meaning)
        acts = not isinstance(result, Say)
        if tap.is_again and acts and (self.talking.flow or is_form(tap.kind)):
            return self._old_button(it, answered=True)
        return self._leaving(it, result)

    def _old_button(self, it: Context, *, answered: bool = False) -> str:
        """Kindly: it is over; and what is asked now."""
        flow = self._house.flows.get(self.talking.flow)
        self.intent = "old_button"
        if answered:
            text = _("You have answered this already. If something has to change, please write it.")
        elif flow:
            text = _("That is an old button.")
        else:
            text = _("That is an old button. Please write what you want.")
        return self._with_question(it, text) if flow else text

    def _instead(self, it: Context) -> str:
        """Something new while a question was open: that one is left, and it is said so."""
        return self._leaving(it, self._try(it))

    def _leaving(self, it: Context, result: Handled) -> str:
        was_open, before = self.talking.flow, self.talking.set_aside or self.talking.kept
        self.talking = self.talking.ended()
        text = self._act(it, result)
        if not was_open or leaving.goes_on(result, was_open):
            return text
        if another.comes_back(it.meaning, result):
            if self.talking.flow:
                self.talking = self.talking.setting_aside(before)
                return text
            return self._resume(text, before)
        return _("(I have left what we were at; nothing of it was written.)") + "\n" + text

    def _in_flow(self, it: Context, heard: Heard) -> str:
        self.intent = f"flow:{self.talking.flow}"
        flow = self._house.flows.get(self.talking.flow)
        if flow is None:  # a deploy took it away in the middle: her answer answers nothing now
            return self._instead(it.taking(nlu.Meaning("out_of_scope")))
        control = nlu.control_word(heard.words) if heard.words else None
        if control == "cancel":
            before, self.talking = self.talking.set_aside, self.talking.ended()
            return self._resume(_("All right, I have left it. Nothing was written."), before)
        if control == "menu":
            return self._instead(it.taking(nlu.Meaning(control)))
        kept = self.talking.kept
        try:
            if control is None and (other := self._another(it, partial(flow, it), heard)):
                return other
            if control == "back":
                return self._turn(it, back(partial(flow, it), kept))
            if control == "help":
                turn = still_open(partial(flow, it), kept)
                self._offer(turn)
                return asking.help_(turn)
            turn = advance(partial(flow, it), kept, heard)
        except DomainError as error:
            return self._not_allowed(it, error)
        if turn.understood:
            return self._turn(it, turn)
        return self._not_understood(it, turn)

    def _another(self, it: Context, flow: Flow, heard: Heard) -> str:
        """The answer to a sentence about other money, or that says more than was asked; "" = no."""
        meaning = self._understand(it)
        if not heard.words or it.group_id is None or not another.may_be(it.words, meaning):
            return ""
        open_ = still_open(flow, self.talking.kept)
        if open_.question is None:
            return ""
        other = it.taking(meaning)
        result = self._unless_stranger(other)
        more = another.brought(it.words, meaning, result, open_.kept.flow)
        if more:
            further = begin(
                flow, open_.kept.flow, {**open_.kept.answers, **open_.kept.given, **more}
            )
            if further.question:
                return self._turn(it, further)
        if not another.is_another(
            it.words, meaning, result, open_.question, open_.kept.flow, open_.kept.answers
        ):
            return ""
        return self._leaving(other, result)

    def _not_allowed(self, it: Context, error: DomainError) -> str:
        """What she answered cannot be: the question stays open, or is over if not allowed."""
        why = explain(error, members_of(it))
        meaning = self._understand(it)
        if meaning.intent not in _NOT_AN_ACT and not meaning.ambiguous:
            return self._instead(it.taking(meaning))
        flow = partial(self._house.flows[self.talking.flow], it)
        missed = replace(self.talking.kept, misses=self.talking.kept.misses + 1)
        try:
            turn = still_open(flow, missed)
        except DomainError:
            self.talking = self.talking.ended()
            return why
        self.talking = self.talking.keeping(turn.kept)
        self._offer(turn)
        again = asking.again(it, turn, self._to_call(it, turn.kept.misses))
        return f"{why}\n{again}"

    def _not_understood(self, it: Context, turn: Turn) -> str:
        """She may want something else: a read is answered and the question put again."""
        meaning = self._understand(it)
        private = it.group_id is not None and asking.is_nobodys(meaning)
        if private or (meaning.intent not in _NOT_AN_ACT and not meaning.ambiguous):
            other = it.taking(meaning)
            result = self._unless_stranger(other)
            if isinstance(result, Say):
                self.intent = meaning.intent
                self._offer(turn)
                return f"{result.text}\n\n{asking.question(turn)}"
            if result is not None:
                return self._leaving(other, result)
        self.talking = self.talking.keeping(turn.kept)
        self._offer(turn)
        to_call = self._to_call(it, turn.kept.misses)
        return "\n".join(part for part in (turn.why, asking.again(it, turn, to_call)) if part)

    def _unless_stranger(self, it: Context) -> Handled:
        """Who is in no register yet cannot do it: her open question stays."""
        try:
            return self._try(it)
        except Stranger:
            return None

    def _aside(self, it: Context, meaning: nlu.Meaning) -> str:
        """Answer, and if a question is open put it again."""
        text = self._run(it.taking(meaning), keep=True)
        return self._with_question(it, text)

    def _with_question(self, it: Context, text: str) -> str:
        flow = self._house.flows.get(self.talking.flow)
        if flow is None:
            return text
        try:
            turn = still_open(partial(flow, it), self.talking.kept)
        except DomainError:
            self.talking = self.talking.ended()
            return text
        self._offer(turn)
        return f"{text}\n\n{asking.question(turn)}"
