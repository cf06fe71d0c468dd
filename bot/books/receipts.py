"""Members' money as journals, and the receipts for it."""

from datetime import date

from bot.books.ledger import Posted, Written
from bot.domain.accounts import CASH, MEMBER_SAVINGS
from bot.domain.commands import Head
from bot.domain.entries import Journal, transfer
from bot.domain.events import CollectionRecorded, Receipt
from bot.domain.money import Paise

_OF_THE_GROUP = frozenset({Head.FINE_ABSENT, Head.FINE_LATE, Head.JOINING_FEE})


def receipt_journal(
    kind: str,
    debit: tuple[str, str],
    member: int,
    head: Head,
    paise: Paise,
    occurred_on: date,
    *,
    memo: str = "",
    reference: str = "",
) -> Journal:
    """`debit` gets what `member` gives for `head`; fines and fees become the group's own."""
    credit = head.value, "" if head in _OF_THE_GROUP else str(member)
    return Journal(kind, occurred_on, transfer(debit, credit, paise), member, memo, reference)


def received(written: Written, occurred_on: date, holder: int | None) -> CollectionRecorded:
    """What happened; `holder` None = the money is not in anybody's hand."""
    in_hand = None if holder is None else written.balance(CASH, holder)
    receipts = tuple(_receipt(written, posted) for posted in written.entries)
    return CollectionRecorded(receipts, occurred_on, in_hand)


def total_savings(written: Written, member: int) -> Paise:
    """All savings of a member who is concerned by what was written."""
    return Paise(-sum(written.balance(account, member) for account in MEMBER_SAVINGS))


def _receipt(written: Written, posted: Posted) -> Receipt:
    journal = posted.journal
    account, _party, paise = journal.postings[1]
    member = journal.member or 0
    return Receipt(
        posted.code,
        posted.number,
        member,
        Head(account),
        Paise(-paise),
        total_savings(written, member),
        journal.occurred_on,
    )
