"""Due messages are found in order, however many are due at once; told together ones by cause."""

import sqlalchemy as sa
from alembic import op
from alembic.operations import BatchOperations

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("outbox") as outbox:
        outbox.drop_index("ix_outbox_due")
        outbox.create_index("ix_outbox_due", ["state", "line", "lane", "due_at", "id"])
        _by_cause(outbox, "state IN ('waiting', 'together')")


def downgrade() -> None:
    with op.batch_alter_table("outbox") as outbox:
        outbox.drop_index("ix_outbox_due")
        outbox.create_index("ix_outbox_due", ["state", "line", "lane", "due_at"])
        _by_cause(outbox, "state = 'waiting'")


def _by_cause(outbox: BatchOperations, where: str) -> None:
    outbox.drop_index("ix_outbox_cause")
    outbox.create_index("ix_outbox_cause", ["cause"], postgresql_where=sa.text(where))
