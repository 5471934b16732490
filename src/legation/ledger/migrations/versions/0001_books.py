"""The books: documents, reports, strengths, rulings."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables as they were at this step."""
    op.create_table(
        "documents",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("ref", sa.String),
        sa.Column("lang", sa.String),
        sa.Column("published", sa.String),
        sa.Column("known", sa.Date, nullable=False),
        sa.Column("title", sa.Text),
        sa.Column("url", sa.Text),
        sa.Column("source", sa.Text),
        sa.Column("text", sa.Text),
        sa.Column("coder", sa.String, nullable=False),
    )
    op.create_table(
        "reports",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("document", sa.String, sa.ForeignKey("documents.id"), nullable=False),
        sa.Column("pair", sa.String, nullable=False),
        sa.Column("type", sa.String, nullable=False),
        sa.Column("actor", sa.String),
        sa.Column("target", sa.String),
        sa.Column("status", sa.String, nullable=False),
        sa.Column("count", sa.Integer),
        sa.Column("about", sa.String),
        sa.Column("unit", sa.String),
        sa.Column("place", sa.JSON, nullable=False),
        sa.Column("date", sa.String),
        sa.Column("deadline", sa.String),
        sa.Column("moved_to", sa.String),
        sa.Column("by", sa.Text),
        sa.Column("reason", sa.Text),
        sa.Column("own", sa.Boolean, nullable=False),
        sa.Column("head", sa.Boolean, nullable=False),
        sa.Column("form", sa.String),
        sa.Column("note", sa.Text),
        sa.Column("known", sa.Date, nullable=False),
        sa.Column("source", sa.Text),
        sa.Column("words", sa.JSON, nullable=False),
        sa.Column("spans", sa.JSON, nullable=False),
        sa.Column("rule", sa.Text),
        sa.Column("stated", sa.JSON, nullable=False),
        sa.Column("doubtful", sa.Boolean, nullable=False),
        sa.Column("first", sa.Date, nullable=False),
        sa.Column("last", sa.Date, nullable=False),
        sa.Column("due", sa.Date),
        sa.Column("opens", sa.String, nullable=False),
    )
    op.create_index("reports_pair", "reports", ["pair", "first"])
    op.create_index("reports_type", "reports", ["type", "first"])
    op.create_index("reports_due", "reports", ["due"])
    op.create_index("reports_document", "reports", ["document"])
    op.create_index("reports_opens", "reports", ["opens"])
    op.create_table(
        "strengths",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("document", sa.String, sa.ForeignKey("documents.id"), nullable=False),
        sa.Column("sending", sa.String, nullable=False),
        sa.Column("receiving", sa.String, nullable=False),
        sa.Column("category", sa.String, nullable=False),
        sa.Column("count", sa.Integer, nullable=False),
        sa.Column("about", sa.String, nullable=False),
        sa.Column("as_of", sa.String),
        sa.Column("scope", sa.Text),
        sa.Column("by", sa.Text),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("known", sa.Date, nullable=False),
        sa.Column("source", sa.Text),
        sa.Column("words", sa.JSON, nullable=False),
    )
    op.create_index("strengths_mission", "strengths", ["sending", "receiving"])
    op.create_table(
        "rulings",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("report", sa.String, nullable=False),
        sa.Column("other", sa.String),
        sa.Column("field", sa.String),
        sa.Column("value", sa.Text),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("on", sa.Date, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
    )
    op.create_index("rulings_report", "rulings", ["report"])
