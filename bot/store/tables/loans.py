"""Loans to members and from outside; what is owed of them stands in the balances."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, ForeignKeyConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from bot.store.tables.base import Base


class Loan(Base):
    """To a member. asked → paid; or refused. Whether it is paid back, the entries say.

    `rate` in basis points a month, as members speak of it: 2 % = 200 (DOMAIN §2.2).
    """

    __tablename__ = "loans"
    __table_args__ = (Index("ix_loans_member", "group_id", "member"),)

    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    member: Mapped[int]
    fund: Mapped[int | None]  # number of the outside loan it is lent on from; NULL = own money
    paise: Mapped[int]
    purpose: Mapped[str] = mapped_column(default="")
    instalments: Mapped[int]
    method: Mapped[str]  # falling | flat | emi | bullet
    rate: Mapped[int]
    asked_at: Mapped[datetime]
    meeting: Mapped[int | None]  # in which it was decided
    state: Mapped[str] = mapped_column(default="asked")
    decided_at: Mapped[datetime | None]
    paid_on: Mapped[date | None]
    source: Mapped[str] = mapped_column(unique=True)


class LoanTerms(Base):
    """How a loan is paid back from `since` on; each rescheduling is a version more."""

    __tablename__ = "loan_terms"
    __table_args__ = (
        ForeignKeyConstraint(["group_id", "loan"], ["loans.group_id", "loans.number"]),
    )

    group_id: Mapped[int] = mapped_column(primary_key=True)
    loan: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    since: Mapped[date]
    paise: Mapped[int]  # principal that was left then
    rate: Mapped[int]
    method: Mapped[str]
    instalments: Mapped[int]
    first_due: Mapped[date]


class OutsideLoan(Base):
    """From a bank or federation; `rate` in basis points a year, as they speak of it."""

    __tablename__ = "outside_loans"

    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    account: Mapped[str]  # 2310, 2315, 2320, 2330, 2335, 2340
    lender: Mapped[str]
    reference: Mapped[str] = mapped_column(default="")
    paise: Mapped[int]  # sanctioned; of a cash credit the limit
    rate: Mapped[int]
    instalments: Mapped[int]
    taken_on: Mapped[date]
    source: Mapped[str] = mapped_column(unique=True)


class MemberIncome(Base):
    """What a woman says that she earned herself: a statistic, never an entry."""

    __tablename__ = "member_income"

    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    member: Mapped[int]
    paise: Mapped[int]
    activity: Mapped[str] = mapped_column(default="")
    month: Mapped[date]  # its first day
    said_at: Mapped[datetime]
    source: Mapped[str] = mapped_column(unique=True)
