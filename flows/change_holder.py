"""The cash box goes to another keeper: handed over, or counted by others where she cannot."""

from bot.context import Context
from bot.domain.commands import ChangeHolder, TakeOverBox
from bot.domain.groups import Member
from bot.domain.money import Paise, rupees
from bot.i18n import _, money
from bot.talk import CountOrNone, Done, OneOf, Talk, YesNo, about, ask, decided_in
from bot.talk import Member as MemberOf
from bot.wording.phrases import called, find


def change_holder(it: Context) -> Talk[Done]:
    """Both keepers have to say yes; then all the cash moves in one entry."""
    it.must_be_officer()
    old = it.holder()
    if old is None:
        return Done(_("Nobody keeps the cash box yet. Please name a treasurer first."))
    new = yield from ask("who", _("Who will keep the cash box from now on?"), MemberOf(it.members))
    before, after = find(it.members, old), find(it.members, new)
    if before != it.me and not (yield from _she_can(before)):
        return (yield from _take_over(it, before, after))
    cash = it.cash().in_hand.get(old, Paise(0))
    text = _(
        "The cash box with {cash} goes from {old} to {new}. Is that right? Yes or no?",
        cash=money(cash),
        old=called(before),
        new=called(after),
    )
    if not (yield from ask(f"ok:{about(old, new, cash)}", text, YesNo())):
        return Done(_("All right. Nothing was written."))
    return Done("", ChangeHolder(old, new))


def _she_can(before: Member) -> Talk[bool]:
    """Asked where somebody else says it for her."""
    options = (
        ("yes", _("Yes, ask her")),
        ("no", _("No: she has died, is not here or cannot")),
    )
    text = _("Can {who} hand over the box herself?", who=called(before))
    can = yield from ask("herself", text, OneOf(options))
    return bool(can == "yes")


def _take_over(it: Context, before: Member, after: Member) -> Talk[Done]:
    """What is in it is counted; where no second officer is left, a meeting and two women decide."""
    cash = it.cash().in_hand.get(before.number, Paise(0))
    most = it.group.bylaws.cash_limit // 100
    text = _("How much cash was counted in the box? Write 0 if there is none.")
    counted = rupees((yield from ask("counted", text, CountOrNone(most))))
    owes = counted < cash and (yield from _bears(before))
    meeting: int | None = None
    witnesses: tuple[int, ...] = ()
    if not any(m.is_officer for m in it.members if m not in (it.me, before)):
        meeting = yield from decided_in(it.resolutions())
        witnesses = yield from _witnesses([m for m in it.members if m not in (it.me, before)])
    said = TakeOverBox(before.number, after.number, counted, owes, meeting, witnesses)
    sure = _(
        "The cash box of {old} goes to {new}. Counted {counted}, in the book {cash}. "
        "Is that right? Yes or no?",
        old=called(before),
        new=called(after),
        counted=money(counted),
        cash=money(cash),
    )
    if not (yield from ask(f"ok:{about(said, cash)}", sure, YesNo())):
        return Done(_("All right. Nothing was written."))
    return Done("", said)


def _bears(before: Member) -> Talk[bool]:
    options = (
        ("keeper", _("{who} or her family pays it back", who=called(before))),
        ("group", _("The group bears it")),
    )
    bears = yield from ask("bears", _("Who bears what is missing?"), OneOf(options))
    return bool(bears == "keeper")


def _witnesses(others: list[Member]) -> Talk[tuple[int, ...]]:
    first = yield from ask("witness1", _("Who counted it with you?"), MemberOf(others))
    rest = [member for member in others if member.number != first]
    second = yield from ask("witness2", _("And who else?"), MemberOf(rest))
    return first, second
