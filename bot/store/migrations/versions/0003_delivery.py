"""What delivery remembers: parts and price of a message, what it was told with, spending, pace."""

import sqlalchemy as sa
from alembic import op

from bot.store.types import Utc

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("outbox") as outbox:
        outbox.add_column(sa.Column("line", sa.Text(), nullable=False, server_default=""))
        outbox.add_column(sa.Column("sender", sa.Text(), nullable=False, server_default=""))
        outbox.add_column(sa.Column("parts", sa.BigInteger(), nullable=False, server_default="0"))
        outbox.add_column(sa.Column("price", sa.BigInteger(), nullable=False, server_default="0"))
        outbox.add_column(sa.Column("told_by", sa.BigInteger(), nullable=True))
        outbox.create_index("ix_outbox_sent", ["address_id", "sent_at"])
        outbox.drop_index("ix_outbox_due")
        outbox.create_index("ix_outbox_due", ["state", "line", "lane", "due_at"])
    op.execute(
        "UPDATE outbox SET line = (SELECT channel FROM addresses WHERE id = outbox.address_id)"
    )
    op.create_table(
        "spending",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("messages", sa.BigInteger(), nullable=False),
        sa.Column("parts", sa.BigInteger(), nullable=False),
        sa.Column("price", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("day", "channel", "kind", name=op.f("pk_spending")),
    )
    op.create_table(
        "senders",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("next_at", Utc(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_senders")),
    )


def downgrade() -> None:
    op.drop_table("senders")
    op.drop_table("spending")
    with op.batch_alter_table("outbox") as outbox:
        outbox.drop_index("ix_outbox_sent")
        outbox.drop_index("ix_outbox_due")
        outbox.create_index("ix_outbox_due", ["state", "lane", "due_at"])
        for name in ("told_by", "price", "parts", "sender", "line"):
            outbox.drop_column(name)
