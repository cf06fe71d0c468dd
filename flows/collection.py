"""Savings or fines received: who, how much, what for; everything read back before it is written."""

from collections.abc import Mapping, Sequence
from datetime import date

from bot import nlu
from bot.context import Context
from bot.domain.commands import Head, Line, RecordCollection
from bot.domain.errors import Code, DomainError
from bot.domain.money import Paise
from bot.i18n import _, language, long_day, money
from bot.talk import (
    AGENDA,
    Collected,
    Done,
    Lines,
    OneOf,
    Rupees,
    Slip,
    Start,
    Talk,
    YesNo,
    about,
    ask,
)
from bot.talk import Member as MemberOf
from bot.wording.notes import head_name
from bot.wording.phrases import called, find, in_full, people

_HEADS = {
    "": Head.SAVING,
    "saving": Head.SAVING,
    "optional": Head.OPTIONAL,
    "health": Head.HEALTH,
    "food": Head.FOOD,
    "advance": Head.ADVANCE,
    "fine": Head.FINE_ABSENT,
    "fine_absent": Head.FINE_ABSENT,
    "fine_late": Head.FINE_LATE,
    "joining": Head.JOINING_FEE,
}


def collection(it: Context) -> Talk[Done]:
    """An officer writes down what one, several or all members paid."""
    it.must_be_officer()
    question = _("Who paid how much?")
    answer = Lines(it.members, it.number, it.today, it.absent, it.usual_saving)
    given = yield from ask("lines", question, answer)
    paid = yield from _complete(it, given)
    _check(it, paid, given)
    reference = ""
    if given.via_bank:
        text = _("What is the number on the bank slip or in the passbook?")
        reference = yield from ask("reference", text, Slip())
    head = _HEADS.get(given.head, Head.SAVING)
    lines = yield from _lines(it, paid, head)
    if not lines:
        return Done(_("Nothing was written: they have all paid already."))
    day = date.fromisoformat(given.day) if given.day else it.today
    if not (yield from ask(f"ok:{about(lines, day)}", _read_back(it, lines, day, given), YesNo())):
        return _refused(it)
    return Done("", RecordCollection(lines, day, reference), _further(it))


def _further(it: Context) -> Start | None:
    """In a meeting the officer who runs it goes on with the agenda."""
    return Start(AGENDA) if it.runs_meeting else None


def _refused(it: Context) -> Done:
    """Nothing was written; in the meeting the question stays open."""
    if not it.runs_meeting:
        return Done(_("All right. Nothing was written."))
    note = _('To pass over, write "next".')
    return Done(_("Nothing was written."), then=Start("collection", note=note))


def _check(it: Context, paid: Mapping[int, Paise], given: Collected) -> None:
    """What the books would refuse at the end is said at once. Raises DomainError."""
    closed = it.group.closed_on
    day = date.fromisoformat(given.day) if given.day else it.today
    if closed and day <= closed and day != it.today and not given.via_bank:
        raise DomainError(Code.MEETING_CLOSED, day=closed)
    limit = it.group.bylaws.limit
    for paise in paid.values():
        if paise % 100:
            raise DomainError(Code.AMOUNT_NOT_WHOLE, paise=paise)
        if paise > limit:
            raise DomainError(Code.ABOVE_LIMIT, paise=paise, limit=limit)


def _complete(it: Context, given: Collected) -> Talk[Mapping[int, Paise]]:
    """Ask for the name or the amount that her line left out."""
    if given.amount or given.who:
        among = [m for m in it.members if m.number in given.who] or list(it.members)
        who = yield from ask("who", _whose(it, given), MemberOf(among))
        amount = given.amount or (yield from ask("amount", _how_much(it, who), _rupees(it)))
        return {who: Paise(amount)}
    paid = {number: Paise(paise) for number, paise in given.paid}
    if given.without:
        names = ", ".join(called(find(it.members, number)) for number in given.without)
        text = _("How much did each pay? {names}", names=names)
        each = yield from ask("amount", text, _rupees(it))
        paid |= dict.fromkeys(given.without, each)
    return dict(sorted(paid.items()))


def _whose(it: Context, given: Collected) -> str:
    if not given.who:
        return _("Whose is the {amount}?", amount=money(given.amount or 0))
    women = "\n".join(in_full(find(it.members, number)) for number in given.who)
    return _("There is more than one:\n{women}\nWrite her number.", women=women)


def _how_much(it: Context, number: int) -> str:
    return _("How much did {name} pay?", name=called(find(it.members, number)))


def _rupees(it: Context) -> Rupees:
    return Rupees(it.group.bylaws.limit)


def _lines(it: Context, paid: Mapping[int, Paise], head: Head) -> Talk[tuple[Line, ...]]:
    """Split what is above her dues: it must be said what that money is."""
    if head is not Head.SAVING or it.group.dues_from is None:
        return tuple(Line(number, paise, head) for number, paise in paid.items())
    dues = it.all_dues()
    owed = {number: min(paise, dues.get(number, Paise(0))) for number, paise in paid.items()}
    over = {n: Paise(paise - owed[n]) for n, paise in paid.items() if paise > owed[n]}
    lines = [Line(number, Paise(paise)) for number, paise in owed.items() if paise]
    if over:
        options = (
            ("advance", _("Saving for the next months")),
            ("optional", _("Optional saving")),
            ("leave", _("Leave it out")),
        )
        where = yield from ask(f"over:{about(over)}", _too_much(it, over), OneOf(options))
        if where != "leave":
            lines += [Line(number, paise, _HEADS[where]) for number, paise in over.items()]
    return tuple(sorted(lines, key=lambda line: line.member))


def _too_much(it: Context, over: Mapping[int, Paise]) -> str:
    names = ", ".join(f"{called(find(it.members, n))} {money(p)}" for n, p in over.items())
    return _("This is more than they owe: {names}. What is it for?", names=names)


def _read_back(it: Context, lines: tuple[Line, ...], day: date, given: Collected) -> str:
    total = sum(line.paise for line in lines)
    rows = [_row(it, line) for line in lines]
    summary = _(
        "Total {count}, {total} ({words}), {day}.",
        count=people(len({line.member for line in lines})),
        total=money(total),
        words=nlu.amount_in_words(total, language()),
        day=long_day(day),
    )
    parts = [*rows, summary]
    if any(line.member == it.number for line in lines):
        parts.append(_("Your own money another officer has to confirm; I will ask her."))
    left_out = [n for n in given.left_out if all(line.member != n for line in lines)]
    if left_out:
        parts.append(_left_out(it, left_out))
    if given.unclear:
        parts.append(_("Not understood: {parts}", parts="; ".join(given.unclear)))
    parts.append(_("Shall I write it? Yes or no?"))
    return "\n".join(parts)


def _left_out(it: Context, numbers: Sequence[int]) -> str:
    """ "Everybody" was said; she who was not there is written only where she is named."""
    return _(
        "Not there, so not written: {names}. If one paid all the same, write: {example}",
        names=", ".join(called(find(it.members, number)) for number in numbers),
        example=f"{numbers[0]}-{it.group.saving // 100 or 100}",
    )


def _row(it: Context, line: Line) -> str:
    member = find(it.members, line.member)
    name = member.name
    if sum(other.name == name for other in it.members) > 1 and member.relation:
        name = f"{name}, {member.relation},"
    text = f"{line.member} {name} {money(line.paise)}"
    return text if line.head is Head.SAVING else f"{text} – {head_name(line.head)}"
