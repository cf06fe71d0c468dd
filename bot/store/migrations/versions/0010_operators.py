"""Who runs the server, how they come in, and what they saw and did: that is never changed."""

import sqlalchemy as sa
from alembic import op

from bot.store.types import BigId, Utc

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

LOG = "operator_acts"
_SAID = "what operators saw and did is never changed"


def upgrade() -> None:
    op.create_table(
        "operators",
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("seed", sa.Text(), nullable=False),
        sa.Column("enrolled_at", Utc()),
        sa.Column("last_step", sa.BigInteger(), nullable=False),
        sa.Column("wrong", sa.BigInteger(), nullable=False),
        sa.Column("locked_until", Utc()),
        sa.Column("disabled_at", Utc()),
        sa.Column("created_at", Utc(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_operators")),
        sa.UniqueConstraint("phone", name=op.f("uq_operators_phone")),
    )
    op.create_table(
        "operator_links",
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("browser", sa.Text(), nullable=False),
        sa.Column("operator_id", BigId, nullable=False),
        sa.Column("expires_at", Utc(), nullable=False),
        sa.Column("used_at", Utc()),
        _of_operator("operator_links"),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_operator_links")),
    )
    op.create_index(op.f("ix_operator_links_browser"), "operator_links", ["browser"])
    op.create_table(
        "operator_sessions",
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("operator_id", BigId, nullable=False),
        sa.Column("began_at", Utc(), nullable=False),
        sa.Column("seen_at", Utc(), nullable=False),
        sa.Column("signed_in_at", Utc()),
        _of_operator("operator_sessions"),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_operator_sessions")),
    )
    op.create_index(op.f("ix_operator_sessions_operator_id"), "operator_sessions", ["operator_id"])
    op.create_table(
        "operator_tries",
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("since", Utc(), nullable=False),
        sa.Column("count", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("what", name=op.f("pk_operator_tries")),
    )
    op.create_table(
        LOG,
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        sa.Column("at", Utc(), nullable=False),
        sa.Column("operator_id", sa.BigInteger()),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("group_id", sa.BigInteger()),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_operator_acts")),
    )
    op.create_index("ix_operator_acts_group", LOG, ["group_id", "id"])
    op.create_table(
        "operator_uploads",
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        sa.Column("operator_id", BigId, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary()),
        sa.Column("uploaded_at", Utc(), nullable=False),
        sa.Column("imported_at", Utc()),
        sa.Column("group_id", sa.BigInteger()),
        _of_operator("operator_uploads"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_operator_uploads")),
    )
    op.create_table(
        "book_checks",
        sa.Column("group_id", BigId, nullable=False),
        sa.Column("checked_at", Utc(), nullable=False),
        sa.Column("head", sa.Text(), nullable=False),
        sa.Column("faults", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_book_checks_group_id")),
        sa.PrimaryKeyConstraint("group_id", name=op.f("pk_book_checks")),
    )
    _refuse_changes()


def downgrade() -> None:
    if op.get_bind().dialect.name != "sqlite":
        op.execute(f"DROP TRIGGER {LOG}_immutable ON {LOG}")
        op.execute("DROP FUNCTION refuse_change_of_acts()")
    for table in (
        "book_checks", "operator_uploads", LOG, "operator_tries", "operator_sessions",
        "operator_links", "operators",
    ):  # fmt: skip
        op.drop_table(table)


def _of_operator(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["operator_id"], ["operators.id"], name=op.f(f"fk_{table}_operator_id")
    )


def _refuse_changes() -> None:
    """As 0002 does for the books."""
    if op.get_bind().dialect.name == "sqlite":
        for act in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {LOG}_no_{act.lower()} BEFORE {act} ON {LOG} "
                f"BEGIN SELECT RAISE(ABORT, '{_SAID}'); END"
            )
        return
    op.execute(
        "CREATE FUNCTION refuse_change_of_acts() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{_SAID}'; END $$"
    )
    op.execute(
        f"CREATE TRIGGER {LOG}_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON {LOG} "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_acts()"
    )
