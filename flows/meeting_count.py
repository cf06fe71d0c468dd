"""The cash in the box is counted and laid beside what the book says; a difference gets a name."""

from bot.context import Context, Sitting
from bot.domain.commands import CountCash, RecordMovement
from bot.domain.errors import Code, DomainError
from bot.domain.money import Paise
from bot.domain.movements import Place
from bot.i18n import _, money
from bot.talk import AGENDA, Counted, CountedOr, Done, OneOf, Start, Talk, about, ask
from bot.wording.phrases import called, claim_line, find

_AGAIN, _LATER = "again", "later"


def meeting_count(it: Context) -> Talk[Done]:
    """What is counted is only noted; what is missing or too much is posted under its own name."""
    it.must_be_officer()
    meeting = it.unclosed()
    if meeting is None:
        raise DomainError(Code.NO_SESSION)
    if meeting.gap:
        way = yield from _way(it, meeting)
        if isinstance(way, int):
            return Done("", CountCash(meeting.number, Paise(way)), Start(AGENDA))
        if way == _LATER:
            return Done(
                _('The meeting stays open, the officers will be reminded. To go on: "meeting"')
            )
        if way != _AGAIN:
            paise = Paise(abs(meeting.gap))
            return Done("", RecordMovement(way, paise, it.today, Place.CASH), Start(AGENDA))
    text = _claims(it) + _(
        "Please count the cash with {who}. By the book there is {cash}. How much is there?",
        who=called(find(it.members, meeting.holder)),
        cash=money(meeting.there),
    )
    if meeting.leaving:
        text = (
            _("Not yet taken off: {cash} that go out.", cash=money(meeting.leaving)) + "\n" + text
        )
    counted = yield from ask("counted", text, Counted(it.group.bylaws.cash_limit))
    return Done("", CountCash(meeting.number, counted), Start(AGENDA))


def _way(it: Context, meeting: Sitting) -> Talk[str | int]:
    """What is done about the difference; a sum is what was counted anew."""
    keeper = called(find(it.members, meeting.holder))
    gap = meeting.gap
    figures = {"counted": money(meeting.counted or 0), "there": money(meeting.there), "who": keeper}
    if gap < 0:
        text = _("Counted {counted}, in the book {there}: {gap} is missing.",
                 gap=money(-gap), **figures)  # fmt: skip
        hint = _("If {who} paid something out, or too much is written, write that.", who=keeper)
    else:
        text = _("Counted {counted}, in the book {there}: {gap} is too much.",
                 gap=money(gap), **figures)  # fmt: skip
        hint = _("If somebody paid {who} and it is not written, write that.", who=keeper)
    names = () if meeting.leaving else tuple(_names(gap, keeper))  # it may be on its way yet
    ways = ((_AGAIN, _("Count again")), *names, (_LATER, _("Later")))
    answer = CountedOr(Counted(it.group.bylaws.cash_limit), OneOf(ways))
    whole = f"{text}\n{_claims(it)}{hint}"
    way: str | int = yield from ask(f"gap:{about(gap, meeting.there)}", whole, answer)
    return way


def _claims(it: Context) -> str:
    """Money that may be in the box, and is in the book only after an officer's yes."""
    waiting = ", ".join(claim_line(find(it.members, c.member), c) for c in it.all_claims())
    return _("Still waiting for a yes: {claims}", claims=waiting) + "\n" if waiting else ""


def _names(gap: Paise, keeper: str) -> list[tuple[str, str]]:
    """The heads under which it can be posted; a second officer has to agree to each."""
    if gap > 0:
        return [("cash_over", _("Write it as too much in the box"))]
    return [
        ("holder_owes", _("{who} pays it back", who=keeper)),
        ("cash_short", _("The group bears it")),
    ]
