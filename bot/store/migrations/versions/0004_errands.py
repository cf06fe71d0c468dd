"""When the provider's list of messages was last compared with ours."""

import sqlalchemy as sa
from alembic import op

from bot.store.types import Utc

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "errands",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("done_until", Utc(), nullable=False),
        sa.Column("tried_at", Utc(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_errands")),
    )


def downgrade() -> None:
    op.drop_table("errands")
