"""The answer a treasurer gives most: who paid how much, for one, several, all, or all but some."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from typing import Any

from bot import nlu
from bot.domain.groups import Member
from bot.i18n import _
from bot.talk.ask import Misread
from bot.talk.plain import Plain
from bot.wording import unclear

_NOTHING: Mapping[int, int] = {}


@dataclass(frozen=True)
class Collected:
    """What her line gave. Money in paise; people by register number."""

    paid: tuple[tuple[int, int], ...] = ()  # (member, paise)
    without: tuple[int, ...] = ()  # named, but without an amount
    amount: int | None = None  # an amount, but nobody named
    who: tuple[int, ...] = ()  # women of one name between whom she has to choose
    head: str = ""
    day: str = ""  # ISO
    via_bank: bool = False
    unclear: tuple[str, ...] = ()  # sentences about the parts that were not understood
    left_out: tuple[int, ...] = ()  # "everybody" was said, but they were not there

    @property
    def is_empty(self) -> bool:
        """Whether nothing was understood of who and how much."""
        return not (self.paid or self.without or self.amount or self.who)


def collected(
    slots: nlu.Slots,
    members: Sequence[Member],
    me: int | None,
    absent: Collection[int] = (),
    usual: Mapping[int, int] = _NOTHING,
) -> Collected:
    """From what a message said. An amount that was left open is not taken.

    `absent` were not there: whoever says "everybody" does not mean them. `usual`: what each gives
    every time, by which it is known what "everybody gave" comes to.
    """
    named = _named(slots, [m for m in members if m.number not in absent])
    each = slots.rest
    if each is None and all(who == "self" for who, _paise in slots.amounts):
        each = slots.amount  # else it is hers who is named with it
    as_always = usual if slots.everyone and not each else _NOTHING
    paid = {number: each or as_always[number] for number in named if each or number in as_always}
    paid |= {(me or 0) if who == "self" else int(who): paise for who, paise in slots.amounts}
    for number in slots.excepted:
        paid.pop(number, None)
    same = next((u.options for u in slots.unclear if u.why in {"same_name", "near_name"}), ())
    alone = not paid and not named
    return Collected(
        paid=tuple((number, paise) for number, paise in paid.items() if paise),
        without=() if each or as_always else tuple(n for n in named if n not in paid),
        amount=slots.amount if alone else None,
        who=tuple(same) if alone else (),
        head=slots.head,
        day=slots.day.isoformat() if slots.day else "",
        via_bank=slots.via_bank,
        unclear=tuple(_about(u, members) for u in slots.unclear) if not (alone and same) else (),
        left_out=_left_out(slots, absent),
    )


def _left_out(slots: nlu.Slots, absent: Collection[int]) -> tuple[int, ...]:
    """Who was not there and is not named, where everybody is said to have paid."""
    if not (slots.everyone or slots.rest is not None):
        return ()
    spoken_of = {who for who, _paise in slots.amounts} | set(slots.excepted)
    return tuple(sorted(set(absent) - spoken_of))


def _named(slots: nlu.Slots, members: Sequence[Member]) -> list[int]:
    if slots.everyone or slots.rest is not None:
        given = {who for who, _paise in slots.amounts}
        left_out = given | set(slots.excepted)
        return [m.number for m in members if m.number not in left_out]
    return [number for number in slots.members if number not in slots.excepted]


def _about(part: nlu.Unclear, members: Sequence[Member]) -> str:
    sentence = unclear.sentence(part, members).replace("\n", " ")
    return f"{part.words}: {sentence}" if part.words not in sentence else sentence or part.words


_OTHER_ACTS = frozenset(
    {
        "bank_deposit", "bank_withdrawal", "carry_cash", "change_holder", "expense", "fine",
        "leave_group", "loan_pay", "loan_request", "movement", "repayment", "sale_income",
        "several", "wages", "withdraw_saving",
    }
)  # fmt: skip
_PARTS = re.compile(r"[,;\n]")
_NUMBERED = re.compile(r"\d{1,2}\s*[-=:]\s*\d+")
_CHANGES = frozenset({"deposit_record", "bare", "correct", "confirm_no"})


def _given_in(meaning: nlu.Meaning) -> list[tuple[int, int]]:
    return [(int(who), paise) for who, paise in meaning.slots.amounts if who != "self"]


@dataclass(frozen=True)
class Lines(Plain):
    """Reads a treasurer's line; at the read-back a further line changes just what it names."""

    members: Sequence[Member]
    me: int | None
    today: date
    absent: Collection[int] = ()  # who was not there: not meant by "everybody"
    usual: Mapping[int, int] = field(default_factory=dict)  # what each gives every time

    @property
    def example(self) -> str:
        """How to answer."""
        return _('Like this: "1-100 2-100", "Sita 100" or "everyone 100, not 4"')

    def read(self, words: str) -> Collected | Misread:
        """At least a name or an amount; an instalment or a fine is no saving."""
        meaning = self._meaning(words)
        if meaning.intent in _OTHER_ACTS:
            return Misread()
        given = self._taken(meaning.slots)
        return Misread(" ".join(given.unclear)) if given.is_empty else given

    def correct(self, words: str, value: Collected) -> Collected | None:
        """ "Geeta 200" changes her amount, "not 4" leaves her out, "150 not 100" the amount.

        Of several, "4 no, 5-200", each has to be understood, or none is taken.
        """
        parts = [part for part in _PARTS.split(words) if part.strip()]
        if len(parts) > 1 and self._is_of_all(words):
            parts = [words]
        changed = value
        for part in parts if len(parts) > 1 else [words]:
            one = self._corrected(part, changed)
            if one is None:
                return None
            changed = one
        return changed

    def _is_of_all(self, words: str) -> bool:
        """ "Everybody gave, Sita 50" is one thing, and means nothing in parts."""
        slots = self._meaning(words).slots
        return bool(slots.amounts) and (slots.everyone or slots.rest is not None)

    def _corrected(self, words: str, value: Collected) -> Collected | None:
        plain = self._meaning(words)
        if plain.intent in _OTHER_ACTS:
            return None
        if plain.intent == "deposit_record" and _NUMBERED.fullmatch(words.strip()):  # "5-200"
            return self._paid(dict(value.paid) | dict(_given_in(plain)), value)
        meaning = self._meaning(words, "deposit_confirm")
        slots = meaning.slots
        if meaning.intent not in _CHANGES or slots.unclear or meaning.ambiguous:
            return None
        if nlu.says(words, "wrong") and not set(slots.members) <= {n for n, _p in value.paid}:
            return None  # "Sita's 2000 is wrong", who is not in the list: an entry, and no new line
        paid = dict(value.paid)
        names_nobody = not (slots.members or slots.everyone or slots.amounts)
        if meaning.intent == "confirm_no":
            gone = {*slots.members, *slots.claims, slots.number}
            paid = {number: paise for number, paise in paid.items() if number not in gone}
        elif slots.amount and slots.wrong_amount and names_nobody:
            paid = {n: slots.amount if p == slots.wrong_amount else p for n, p in paid.items()}
        elif slots.amount and names_nobody and len(set(paid.values())) == 1:
            paid = dict.fromkeys(paid, slots.amount)
        else:
            paid |= dict(self._taken(replace(slots, excepted=())).paid)
        paid = {number: paise for number, paise in paid.items() if number not in slots.excepted}
        return self._paid(paid, value)

    @staticmethod
    def _paid(paid: dict[int, int], value: Collected) -> Collected | None:
        changed = replace(value, paid=tuple(paid.items()))
        return changed if paid and changed != value else None

    def keep(self, value: Collected) -> Any:
        """As JSON."""
        return asdict(value)

    def revive(self, kept: Any) -> Collected:
        """Only with women who are in the register."""
        known = {m.number for m in self.members}
        value = Collected(
            paid=tuple((int(n), int(p)) for n, p in kept["paid"]),
            without=tuple(kept["without"]),
            amount=kept["amount"],
            who=tuple(kept["who"]),
            head=kept["head"],
            day=kept["day"],
            via_bank=kept["via_bank"],
            unclear=tuple(kept["unclear"]),
            left_out=tuple(kept["left_out"]),
        )
        if not {n for n, _p in value.paid} | set(value.without) <= known:
            raise LookupError("somebody has left the register")
        return value

    def _meaning(self, words: str, context: str = "") -> nlu.Meaning:
        roster = tuple(nlu.Person(m.number, m.name, m.relation) for m in self.members)
        return nlu.match(words, "treasurer", roster, self.today, context)

    def _taken(self, slots: nlu.Slots) -> Collected:
        return collected(slots, self.members, self.me, self.absent, self.usual)
