"""Links to pages."""

import sqlalchemy as sa
from alembic import op

from bot.store.types import BigId, Utc

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "page_links",
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        sa.Column("group_id", BigId, sa.ForeignKey("groups.id"), nullable=False),
        sa.Column("member", sa.BigInteger(), nullable=False),
        sa.Column("address_id", BigId, sa.ForeignKey("addresses.id"), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("made_at", Utc(), nullable=False),
        sa.Column("ends_at", Utc(), nullable=False),
        sa.Column("opened_at", Utc(), nullable=True),
        sa.Column("devices", sa.BigInteger(), nullable=False),
        sa.Column("views", sa.BigInteger(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("code_sent_at", Utc(), nullable=True),
        sa.Column("codes", sa.BigInteger(), nullable=False),
        sa.Column("tries", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_page_links")),
    )
    op.create_index("ix_page_links_address_id", "page_links", ["address_id"])


def downgrade() -> None:
    op.drop_table("page_links")
