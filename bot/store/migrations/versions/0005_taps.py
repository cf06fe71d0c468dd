"""What was tapped on a message of ours, and when."""

import sqlalchemy as sa
from alembic import op

from bot.store.types import Utc

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("outbox") as outbox:
        outbox.add_column(sa.Column("tapped", sa.Text(), nullable=False, server_default=""))
        outbox.add_column(sa.Column("tapped_at", Utc(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("outbox") as outbox:
        outbox.drop_column("tapped_at")
        outbox.drop_column("tapped")
