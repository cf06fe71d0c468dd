"""One of the group's papers is asked for: by its name, and nothing else is said."""

from datetime import date, timedelta
from typing import NamedTuple

from bot.nlu.heard import Heard
from bot.nlu.meaning import Meaning, Slots
from bot.nlu.pieces import Piece


class _Named(NamedTuple):
    topic: str
    any_of: tuple[frozenset[str], ...]


def _named(topic: str, *needs: str) -> _Named:
    return _Named(topic, tuple(frozenset(one.split()) for one in needs))


_PAPERS = (
    _named("meeting_sheet", "paper_meeting"),
    _named("cash_book", "paper_cash", "cash register_word"),
    _named("loan_register", "paper_loans", "loan register_word"),
    _named("share_out", "paper_share"),
    _named("balance_sheet", "paper_balance"),
    _named("year_statement", "paper_year", "year_word account"),
    _named("any", "paper_any"),
    _named("receipts_payments", "paper_month", "month_word account", "monthly account"),
)
# A member means her own account by "महीने का हिसाब"; asking for one of these she is told why not.
_NOT_HERS = tuple(
    _Named(paper.topic, paper.any_of[:1])
    for paper in _PAPERS
    if paper.topic not in {"year_statement", "receipts_payments"}
)
_BESIDE_PDF = ("pdf_word", "filler", "in", "tell", "want", "give_order", "give_it")
_MAY_BE_SAID = (
    "filler", "joins", "of", "of_or_to", "in", "and", "tell", "want", "give_order", "give_it",
    "honorific", "this", "previous", "last_word", "month_word", "year_word", "monthly", "account",
    "cash", "loan", "register_word", "group", "me_of", "pdf_word", "paper_meeting", "paper_cash",
    "paper_loans", "paper_share", "paper_balance", "paper_year", "paper_month", "paper_any",
    "beside_answer",
)  # fmt: skip


def understand(heard: Heard) -> Meaning | None:
    """The paper, with the day that says of which month or year."""
    if heard.bulk.money or heard.named:
        return None
    if heard.has("pdf_word") and all(piece.has(*_BESIDE_PDF) for piece in heard.said):
        return Meaning("choice", Slots(number=1))  # all of the paper that was sent just now
    named = _PAPERS if heard.is_officer else _NOT_HERS
    topic = next((p.topic for p in named if any(n <= heard.concepts for n in p.any_of)), "")
    if heard.is_officer and not topic and any(map(_months, heard.said)) and heard.has("account"):
        topic = "receipts_payments"  # "अक्टूबर का हिसाब"
    if not topic or any(not _fits(piece) for piece in heard.said):
        return None
    return Meaning("paper", Slots(topic=topic, day=_day(heard, topic), other=form(heard)))


def form(heard: Heard) -> dict[str, str]:
    """Whether she wants the whole of it as a document."""
    return {"form": "pdf"} if heard.has("pdf_word") else {}


def _fits(piece: Piece) -> bool:
    return piece.kind == "word" and (
        piece.bound or bool(_months(piece)) or piece.has(*_MAY_BE_SAID)
    )


def _months(piece: Piece) -> list[int]:
    """ "शीट" sounds like सितंबर, but not in बैलेंस शीट."""
    named = () if piece.bound else piece.concepts
    return [int(concept.partition(":")[2]) for concept in named if concept.startswith("month:")]


def _day(heard: Heard, topic: str) -> date | None:
    """A day of the month or year that she means; None = the present one."""
    months = [month for piece in heard.said for month in _months(piece)]
    if len(months) == 1:
        year = heard.today.year - (months[0] > heard.today.month)
        return min(date(year, months[0], 28), heard.today)
    if not heard.has("previous"):
        return None
    if topic == "year_statement":
        return heard.today - timedelta(days=365)
    if topic == "meeting_sheet":
        return None
    return heard.today.replace(day=1) - timedelta(days=1)
