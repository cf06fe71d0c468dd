"""Proposals of every command, loans, fines, meetings as they go, and what an entry belongs to."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from bot.store.types import BigId, Json, Utc

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def _added() -> dict[str, tuple[sa.Column[Any], ...]]:
    return {
        "groups": (
            sa.Column("session", sa.BigInteger(), nullable=True),
            sa.Column("session_on", sa.Date(), nullable=True),
            sa.Column("closed_on", sa.Date(), nullable=True),
            sa.Column("state", sa.Text(), nullable=False, server_default="open"),
            sa.Column("founded_by", sa.BigInteger(), nullable=True),
        ),
        "entries": (
            sa.Column("meeting", sa.BigInteger(), nullable=True),
            sa.Column("activity", sa.Text(), nullable=False, server_default=""),
        ),
        "claims": (sa.Column("loan", sa.BigInteger(), nullable=True),),
        "members": (
            sa.Column("nominee", sa.Text(), nullable=False, server_default=""),
            sa.Column("source", sa.Text(), nullable=False, server_default=""),
        ),
        "proposals": (
            sa.Column("command", Json, nullable=False, server_default="{}"),
            sa.Column("asks", sa.Text(), nullable=False, server_default="member"),
        ),
        "proposal_answers": (
            sa.Column("part", sa.Text(), nullable=False, server_default="member"),
        ),
        "meetings": (
            sa.Column("opened_at", Utc(), nullable=True),
            sa.Column("opened_by", sa.BigInteger(), nullable=True),
            sa.Column("steps", Json, nullable=False, server_default="{}"),
            sa.Column("counted", sa.BigInteger(), nullable=True),
            sa.Column("closed_at", Utc(), nullable=True),
            sa.Column("head", sa.Text(), nullable=False, server_default=""),
        ),
    }


def upgrade() -> None:
    for table, columns in _added().items():
        for column in columns:
            op.add_column(table, column)
    # What waits for a yes does not say yet what is to be done: it has to be proposed again.
    op.execute("UPDATE proposals SET state = 'lapsed' WHERE state = 'waiting'")
    _loans()
    _outside()
    _bank()
    _phones()


def downgrade() -> None:
    of_loans = ("member_income", "outside_loans", "loan_terms", "fine_payments", "fines", "loans")
    for table in ("phone_requests", "media", "bank_matches", *of_loans):
        op.drop_table(table)
    for table, columns in _added().items():
        for column in columns:
            op.drop_column(table, column.name)  # not in a batch: the books keep their triggers


def _of_group(*columns: sa.Column[Any]) -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("group_id", BigId, sa.ForeignKey("groups.id"), nullable=False),
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        *columns,
        sa.Column("source", sa.Text(), nullable=False),
    )


def _loans() -> None:
    op.create_table(
        "loans",
        *_of_group(
            sa.Column("member", sa.BigInteger(), nullable=False),
            sa.Column("fund", sa.BigInteger(), nullable=True),
            sa.Column("paise", sa.BigInteger(), nullable=False),
            sa.Column("purpose", sa.Text(), nullable=False),
            sa.Column("instalments", sa.BigInteger(), nullable=False),
            sa.Column("method", sa.Text(), nullable=False),
            sa.Column("rate", sa.BigInteger(), nullable=False),
            sa.Column("asked_at", Utc(), nullable=False),
            sa.Column("meeting", sa.BigInteger(), nullable=True),
            sa.Column("state", sa.Text(), nullable=False),
            sa.Column("decided_at", Utc(), nullable=True),
            sa.Column("paid_on", sa.Date(), nullable=True),
        ),
        sa.PrimaryKeyConstraint("group_id", "number", name=op.f("pk_loans")),
        sa.UniqueConstraint("source", name=op.f("uq_loans_source")),
    )
    op.create_index("ix_loans_member", "loans", ["group_id", "member"])
    op.create_table(
        "loan_terms",
        sa.Column("group_id", sa.BigInteger(), nullable=False),
        sa.Column("loan", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("version", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("paise", sa.BigInteger(), nullable=False),
        sa.Column("rate", sa.BigInteger(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("instalments", sa.BigInteger(), nullable=False),
        sa.Column("first_due", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("group_id", "loan", "version", name=op.f("pk_loan_terms")),
        sa.ForeignKeyConstraint(
            ["group_id", "loan"], ["loans.group_id", "loans.number"],
            name=op.f("fk_loan_terms_group_id_loan_loans"),
        ),
    )  # fmt: skip


def _outside() -> None:
    op.create_table(
        "fines",
        *_of_group(
            sa.Column("member", sa.BigInteger(), nullable=False),
            sa.Column("head", sa.Text(), nullable=False),
            sa.Column("paise", sa.BigInteger(), nullable=False),
            sa.Column("imposed_on", sa.Date(), nullable=False),
            sa.Column("meeting", sa.BigInteger(), nullable=True),
            sa.Column("state", sa.Text(), nullable=False),
        ),
        sa.PrimaryKeyConstraint("group_id", "number", name=op.f("pk_fines")),
        sa.UniqueConstraint("source", name=op.f("uq_fines_source")),
    )
    op.create_table(
        "fine_payments",
        sa.Column("group_id", sa.BigInteger(), nullable=False),
        sa.Column("fine", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("entry", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("paise", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("group_id", "fine", "entry", name=op.f("pk_fine_payments")),
        sa.ForeignKeyConstraint(
            ["group_id", "fine"], ["fines.group_id", "fines.number"],
            name=op.f("fk_fine_payments_group_id_fine_fines"),
        ),
    )  # fmt: skip
    op.create_index("ix_fine_payments_entry", "fine_payments", ["group_id", "entry"])
    op.create_table(
        "outside_loans",
        *_of_group(
            sa.Column("account", sa.Text(), nullable=False),
            sa.Column("lender", sa.Text(), nullable=False),
            sa.Column("reference", sa.Text(), nullable=False),
            sa.Column("paise", sa.BigInteger(), nullable=False),
            sa.Column("rate", sa.BigInteger(), nullable=False),
            sa.Column("instalments", sa.BigInteger(), nullable=False),
            sa.Column("taken_on", sa.Date(), nullable=False),
        ),
        sa.PrimaryKeyConstraint("group_id", "number", name=op.f("pk_outside_loans")),
        sa.UniqueConstraint("source", name=op.f("uq_outside_loans_source")),
    )
    op.create_table(
        "member_income",
        *_of_group(
            sa.Column("member", sa.BigInteger(), nullable=False),
            sa.Column("paise", sa.BigInteger(), nullable=False),
            sa.Column("activity", sa.Text(), nullable=False),
            sa.Column("month", sa.Date(), nullable=False),
            sa.Column("said_at", Utc(), nullable=False),
        ),
        sa.PrimaryKeyConstraint("group_id", "number", name=op.f("pk_member_income")),
        sa.UniqueConstraint("source", name=op.f("uq_member_income_source")),
    )


def _bank() -> None:
    op.create_table(
        "bank_matches",
        *_of_group(
            sa.Column("day", sa.Date(), nullable=False),
            sa.Column("said", sa.BigInteger(), nullable=False),
            sa.Column("in_books", sa.BigInteger(), nullable=False),
            sa.Column("difference", sa.BigInteger(), nullable=False),
            sa.Column("matched_by", sa.BigInteger(), nullable=False),
            sa.Column("matched_at", Utc(), nullable=False),
        ),
        sa.PrimaryKeyConstraint("group_id", "number", name=op.f("pk_bank_matches")),
        sa.UniqueConstraint("source", name=op.f("uq_bank_matches_source")),
    )
    op.create_table(
        "media",
        sa.Column("inbox_id", BigId, sa.ForeignKey("inbox.id"), nullable=False),
        sa.Column("place", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("group_id", sa.BigInteger(), nullable=True),
        sa.Column("member", sa.BigInteger(), nullable=True),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("attempts", sa.BigInteger(), nullable=False),
        sa.Column("due_at", Utc(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("inbox_id", "place", name=op.f("pk_media")),
    )
    op.create_index("ix_media_state", "media", ["state", "due_at"])


def _phones() -> None:
    op.create_table(
        "phone_requests",
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        sa.Column("group_id", BigId, sa.ForeignKey("groups.id"), nullable=False),
        sa.Column("member", sa.BigInteger(), nullable=False),
        sa.Column("address_id", BigId, sa.ForeignKey("addresses.id"), nullable=False),
        sa.Column("replaces", sa.Boolean(), nullable=False),
        sa.Column("asked_by", sa.BigInteger(), nullable=True),
        sa.Column("asked_at", Utc(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_phone_requests")),
    )
    op.create_index("ix_phone_requests_address_id", "phone_requests", ["address_id"])
