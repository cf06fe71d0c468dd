"""A paper is asked for, by its name or by what it looks like, and nothing else is said.

The group's own are for officers; a member's is her passbook.
"""

from datetime import date, timedelta
from typing import NamedTuple

from bot.nlu import guards
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
    "beside_answer", "for_behind", "bank", "me", "to", "which", "own",
)  # fmt: skip


_BESIDE_A_PAPER = (
    "paper_word", "picture_word", "passbook", "meeting", "saving", "list_word", "all", "on",
    "whole", "whole_span", "withdraw", "do", "gave", "receipt", "entry", "made", "sends", "buying",
    "loan", "until", "all_to",
)  # fmt: skip
_OF_WHAT = (  # of what a paper is that has no name of its own
    ("meeting_sheet", ("meeting", "attendance")),
    ("loan_register", ("loan",)),
    ("cash_book", ("cash", "box")),
    ("year_statement", ("year_word",)),
    ("receipts_payments", ("month_word", "monthly")),
)


def understand(heard: Heard) -> Meaning | None:
    """The paper, with the day that says of which month or year, or whose passbook it is."""
    if heard.bulk.money or guards.is_question(heard):
        return None
    if heard.has("pdf_word") and all(piece.has(*_BESIDE_PDF) for piece in heard.said):
        return Meaning("paper", Slots(topic="last", number=1, other=form(heard)))
    said = [piece for n, piece in enumerate(heard.said) if n not in heard.named]
    topic = _topic(heard)
    sheet = bool(topic) and topic != "passbook"
    may_be_said = (*_MAY_BE_SAID, *_BESIDE_A_PAPER) if _is_seen(heard) else _MAY_BE_SAID
    if not topic or any(not _fits(piece, may_be_said) for piece in said):
        return None
    whose = tuple(m.value for m in heard.mentions if isinstance(m.value, int))
    if whose and sheet:
        return None
    day = _day(heard, topic)
    return Meaning("paper", Slots(topic=topic, day=day, members=whose, other=form(heard)))


def _is_seen(heard: Heard) -> bool:
    """Whether she says what she wants to have in her hand: a paper, a picture, a PDF."""
    return heard.has("paper_word", "picture_word", "pdf_word")


def _topic(heard: Heard) -> str:
    """Which one; "" where none is asked for."""
    named = _PAPERS if heard.is_officer else _NOT_HERS
    topic = next((p.topic for p in named if any(n <= heard.concepts for n in p.any_of)), "")
    if heard.is_officer and not topic and any(map(_months, heard.said)) and heard.has("account"):
        return "receipts_payments"  # "अक्टूबर का हिसाब"
    if topic or not _is_seen(heard):
        return topic
    if heard.has("passbook") and not heard.has("paper_word", "picture_word"):
        return ""  # "पासबुक pdf" is her passbook, in that form
    if heard.has("passbook") or heard.named or not heard.is_officer:
        return "passbook"
    return next((its for its, concepts in _OF_WHAT if heard.has(*concepts)), "any")


def form(heard: Heard) -> dict[str, str]:
    """Whether she wants the whole of it as a document."""
    return {"form": "pdf"} if heard.has("pdf_word") else {}


def _fits(piece: Piece, may_be_said: tuple[str, ...]) -> bool:
    return piece.kind == "word" and (piece.bound or bool(_months(piece)) or piece.has(*may_be_said))


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
