"""What all money to members shares: where it comes from, whose yes it needs, who has decided it."""

from collections.abc import Iterable, Sequence

from bot.books import queries
from bot.books.case import Case
from bot.books.proposals import Needs
from bot.books.voices import reached_apart
from bot.domain.accounts import BANK, CASH
from bot.domain.commands import Part
from bot.domain.errors import Code, DomainError
from bot.domain.money import Paise


def place(case: Case, *, by_bank: bool) -> tuple[str, str]:
    """The account that gives it: the bank, or the cash in the keeper's hand."""
    return (BANK, "") if by_bank else (CASH, str(case.holder))


def giver(case: Case, *, by_bank: bool) -> int:
    """Whose hand it leaves; 0 = the bank."""
    return 0 if by_bank else case.holder


def check_there(case: Case, paise: int, *, by_bank: bool) -> None:
    """NOT_ENOUGH_CASH or NOT_ENOUGH_IN_BANK."""
    money = queries.cash(case.connection, case.group_id)
    if by_bank:
        if paise > money.in_bank:
            raise DomainError(Code.NOT_ENOUGH_IN_BANK, paise=paise, there=money.in_bank)
        return
    there = money.in_hand.get(case.holder, Paise(0))
    if paise > there:
        raise DomainError(Code.NOT_ENOUGH_CASH, paise=paise, there=there, member=case.holder)


def her_yes(
    case: Case, member: int, officers: int = 1, *, payer: int = 0, proposed_by: int = 0
) -> Needs:
    """Of `officers`, then hers that she has got it; `payer` = whose hand it leaves.

    `proposed_by` = another than she who speaks now, by whose yes it has come to this.
    """
    said = (case.by.member, proposed_by, payer)
    return own_yes(case, (member,), said, officers, even_proposer=True)


def own_yes(
    case: Case,
    members: Sequence[int],
    said: Iterable[int | None],
    officers: int = 0,
    *,
    even_proposer: bool = False,
) -> Needs:
    """Each one's own, where it can be told from `said`; for the others somebody vouches.

    No phone is hers alone that is also the proposer's, or of her who hands out the money.
    """
    asked = tuple(m for m in members if even_proposer or m != case.by.member)
    others = tuple(said)
    without = tuple(
        m for m in asked if m not in reached_apart(case, *(n for n in others if n != m))
    )
    hers = tuple(m for m in asked if m not in without)
    return Needs(hers, officers, tuple(members), even_proposer, without)


def check_resolution(case: Case, meeting: int) -> None:
    """NO_RESOLUTION unless that meeting was held, or is going on now."""
    going_on = case.session is not None and case.session == meeting
    if not going_on and not queries.was_held(case.connection, case.group_id, meeting):
        raise DomainError(Code.NO_RESOLUTION, meeting=meeting)


def check_members(case: Case, parts: Sequence[Part]) -> None:
    """Each of them a member, and each once."""
    numbers = [case.member(part.member).number for part in parts]
    if len(set(numbers)) != len(numbers):
        raise DomainError(Code.WRONG_SHARES, paise=total(parts), there=Paise(0))


def total(parts: Sequence[Part]) -> Paise:
    """Of all."""
    return Paise(sum(part.paise for part in parts))
