"""What pages that tell of all states ask for: what happened since a day, and what falls due, by pair."""

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Indices that answer by themselves; no row of the table is read."""
    op.drop_index("reports_pair", "reports")
    op.create_index("reports_pair", "reports", ["pair", "first", "doubtful"])
    op.drop_index("reports_due", "reports")
    op.create_index("reports_due", "reports", ["due", "pair"])
    op.create_index("reports_first", "reports", ["first"])
