"""The papers that a page leads to, as PDF: for whoever may see the page."""

from bot.domain.papers import OF_MEMBER, Name, Paper
from bot.reports.papers import PAPERS
from bot.web.pages import seen as asked
from bot.web.pages.seen import Seen, Shown


def paper(seen: Seen, name: str) -> Shown:
    """LookupError: there is no such paper."""
    try:
        kind = Name(name)
    except ValueError:
        raise LookupError(name) from None
    if kind is Name.LOKOS:  # for a computer: a table alone
        raise LookupError(name)
    hers = seen.me.number
    member = (asked.number("member") or hers) if kind in OF_MEMBER else None
    if member != hers:
        seen.must_be_officer()
    wanted = Paper(
        kind, member, asked.number("loan"), asked.number("meeting"), asked.month(), "pdf"
    )
    try:
        return Shown("paper", sheet=PAPERS[kind](seen.view, wanted))
    except StopIteration:
        raise LookupError(name) from None
