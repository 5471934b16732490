"""Contradictions between sources that people noted."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "disputes",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("pair", sa.String, nullable=False),
        sa.Column("date", sa.String),
        sa.Column("about", sa.Text, nullable=False),
        sa.Column("versions", sa.JSON, nullable=False),
        sa.Column("known", sa.Date, nullable=False),
    )
    op.create_index("disputes_pair", "disputes", ["pair"])
