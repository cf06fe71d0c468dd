"""Whose phone speaks for whom: a yes is another's only where it comes from another phone.

A phone is not a person (DOMAIN §6.2): one may be several women's, and who gives a member a phone
may hold it in her own hand. What counts as one voice is therefore the phone, not the member.
"""

from collections.abc import Iterable

from sqlalchemy import select

from bot.books.case import Case
from bot.domain.errors import Code, DomainError
from bot.store.tables import Address, AddressMember


def phones(case: Case) -> dict[int, set[str]]:
    """Of each member: what reaches her. WhatsApp and SMS of one number are one phone."""
    rows = case.connection.execute(
        select(AddressMember.member, Address.id, Address.phone)
        .join_from(AddressMember, Address, Address.id == AddressMember.address_id)
        .where(AddressMember.group_id == case.group_id)
    )
    found: dict[int, set[str]] = {}
    for member, address, phone in rows:
        found.setdefault(member, set()).add(_named(address, phone))
    return found


def reached_apart(case: Case, *others: int | None) -> set[int]:
    """Who of the group has a phone that is none of `others`': her yes is not theirs."""
    known = phones(case)
    theirs = set[str]().union(*(known.get(other, ()) for other in others if other))
    return {m.number for m in case.present if known.get(m.number, set()) - theirs}


def is_hers(case: Case, member: int | None) -> bool:
    """Whether who speaks now is `member`, or speaks from a phone of hers."""
    known = phones(case)
    return case.by.member == member or bool(_speaking(case, known) & known.get(member or 0, set()))


def check_apart(case: Case, member: int, addresses: Iterable[int | None]) -> None:
    """SAME_PHONE where this yes comes by a phone of `member`, or by one of these."""
    known = phones(case)
    if not _speaking(case, known) - known.get(member, set()) - _of(case, addresses):
        raise DomainError(Code.SAME_PHONE)


def _speaking(case: Case, known: dict[int, set[str]]) -> set[str]:
    """The phone she writes from; at the console, where there is none, what reaches her."""
    if case.by.address_id is None:
        return known.get(case.speaker().number, set())
    return _of(case, [case.by.address_id])


def _of(case: Case, addresses: Iterable[int | None]) -> set[str]:
    which = [address for address in addresses if address is not None]
    rows = select(Address.id, Address.phone).where(Address.id.in_(which))
    return {_named(*row) for row in case.connection.execute(rows)}


def _named(address: int, phone: str | None) -> str:
    return phone or f"#{address}"  # WhatsApp may hide the number
