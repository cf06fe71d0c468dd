"""What is due is found in its order: also where ten thousand messages are due at one time."""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("outbox") as outbox:
        outbox.drop_index("ix_outbox_due")
        outbox.create_index("ix_outbox_due", ["state", "line", "lane", "due_at", "id"])


def downgrade() -> None:
    with op.batch_alter_table("outbox") as outbox:
        outbox.drop_index("ix_outbox_due")
        outbox.create_index("ix_outbox_due", ["state", "line", "lane", "due_at"])
