"""What a meeting has come to, in a few lines: while it goes on, before it is closed, and after."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from zoneinfo import ZoneInfo

from bot.books.queries import Sitting
from bot.domain.groups import Member
from bot.domain.money import Paise
from bot.domain.sessions import seal
from bot.i18n import _, long_day, money
from bot.wording.phrases import called, find, people


def report(meeting: Sitting, members: Sequence[Member], zone: ZoneInfo) -> str:
    """Who was there, what came in, where the cash is; of a closed one its seal too."""
    day = long_day(meeting.starts_at.astimezone(zone).date())
    closed = meeting.closed_at is not None
    head = _("Meeting of {day}:", day=day) if closed else _("Meeting of {day}, so far:", day=day)
    rows = [head, *_present(meeting, members), *_sums(meeting), *_cash(meeting, members)]
    if closed:
        rows.append(_("Seal: {seal}", seal=seal(meeting.head)))
    return "\n".join(rows)


def names(numbers: Iterable[int], members: Sequence[Member]) -> str:
    """रेखा (4), सीता (6)."""
    return ", ".join(called(find(members, number)) for number in sorted(numbers))


def _present(meeting: Sitting, members: Sequence[Member]) -> Iterator[str]:
    if not (meeting.present or meeting.absent):
        return
    count = len(meeting.present)
    if meeting.absent:
        missing = names(meeting.absent, members)
        yield _("{count} came. Not there: {names}", count=count, names=missing)
    else:
        yield _("All {count} came.", count=count)


def _sums(meeting: Sitting) -> Iterator[str]:
    sums = meeting.sums
    payers = people(len(sums.payers))
    yield _("Savings: {amount} ({count})", amount=money(sums.savings), count=payers)
    for text, paise in (
        (_("Instalments: {amount}"), sums.instalments),
        (_("Fines: {amount}"), sums.fines),
        (_("New loans: {amount}"), sums.lent),
    ):
        if paise:
            yield text.format(amount=money(paise))


def _cash(meeting: Sitting, members: Sequence[Member]) -> Iterator[str]:
    where = meeting.money
    yield from _held(_("Cash with {who}: {amount}"), where.in_hand, members)
    yield from _held(_("On the way to the bank with {who}: {amount}"), where.in_transit, members)
    yield _("In the bank: {amount}", amount=money(where.in_bank))


def _held(text: str, by: Mapping[int, Paise], members: Sequence[Member]) -> Iterator[str]:
    for number, paise in sorted(by.items()):
        yield text.format(who=called(find(members, number)), amount=money(paise))
