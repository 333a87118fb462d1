"""When a customer's record was last written: a rule lets go of those that nobody touches any more."""

from alembic import op

revision = "0142"
down_revision = "0141"


def upgrade() -> None:
    op.execute("ALTER TABLE customer ADD COLUMN touched_at timestamptz NOT NULL DEFAULT now()")
    op.execute("""
        UPDATE customer SET touched_at = told.at FROM (
            SELECT substr(subject, 10) AS id, max(at) AS at FROM audit_entry
            WHERE starts_with(subject, 'customer:') GROUP BY subject
        ) AS told WHERE told.id = customer.id
    """)
    op.execute("CREATE INDEX customer_touched ON customer (touched_at)")
