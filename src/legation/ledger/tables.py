"""The tables, defined once. Rows are only ever added; what is derived from them is not stored."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, Date, ForeignKey, Index, Integer, MetaData, String, Table, Text

metadata = MetaData()

documents = Table(
    "documents",
    metadata,
    Column("id", String, primary_key=True),  # from the content: the same text is the same document
    Column("ref", String),  # the id that its source gives it
    Column("lang", String),
    Column("published", String),  # EDTF
    Column("known", Date, nullable=False),
    Column("title", Text),
    Column("url", Text),
    Column("source", Text),
    Column("text", Text),
    Column("coder", String, nullable=False),  # what read it: the version, or the name of a mapping
)

reports = Table(
    "reports",
    metadata,
    Column("id", String, primary_key=True),
    Column("document", String, ForeignKey("documents.id"), nullable=False),
    Column("pair", String, nullable=False),  # the two states, sorted: "RUS-USA"
    Column("type", String, nullable=False),
    Column("actor", String),
    Column("target", String),
    Column("status", String, nullable=False),
    Column("count", Integer),
    Column("about", String),
    Column("unit", String),
    Column("place", JSON, nullable=False),
    Column("date", String),
    Column("deadline", String),
    Column("moved_to", String),
    Column("by", Text),
    Column("reason", Text),
    Column("own", Boolean, nullable=False),
    Column("head", Boolean, nullable=False),
    Column("form", String),
    Column("note", Text),
    Column("known", Date, nullable=False),
    Column("source", Text),
    Column("words", JSON, nullable=False),
    Column("spans", JSON, nullable=False),
    Column("rule", Text),
    Column("stated", JSON, nullable=False),
    Column("doubtful", Boolean, nullable=False),
    Column("first", Date, nullable=False),  # of the days on which it may have happened
    Column("last", Date, nullable=False),
    Column("due", Date),  # the last day of the deadline
    Column("opens", String, nullable=False),  # the id of the incident of which it is the first report, if it is
    Index("reports_pair", "pair", "first", "doubtful"),
    Index("reports_type", "type", "first"),
    Index("reports_due", "due", "pair"),
    Index("reports_first", "first"),
    Index("reports_document", "document"),
    Index("reports_opens", "opens"),
)

strengths = Table(
    "strengths",
    metadata,
    Column("id", String, primary_key=True),
    Column("document", String, ForeignKey("documents.id"), nullable=False),
    Column("sending", String, nullable=False),
    Column("receiving", String, nullable=False),
    Column("category", String, nullable=False),
    Column("count", Integer, nullable=False),
    Column("about", String, nullable=False),
    Column("as_of", String),
    Column("scope", Text),
    Column("by", Text),
    Column("kind", String, nullable=False),  # "strength", or "ceiling"
    Column("known", Date, nullable=False),
    Column("source", Text),
    Column("words", JSON, nullable=False),
    Index("strengths_mission", "sending", "receiving"),
)

rulings = Table(
    "rulings",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("kind", String, nullable=False),
    Column("report", String, nullable=False),
    Column("other", String),
    Column("field", String),
    Column("value", Text),
    Column("by", Text, nullable=False),
    Column("on", Date, nullable=False),
    Column("why", Text, nullable=False),
    Index("rulings_report", "report"),
)

disputes = Table(
    "disputes",
    metadata,
    Column("id", String, primary_key=True),
    Column("pair", String, nullable=False),
    Column("date", String),
    Column("about", Text, nullable=False),
    Column("versions", JSON, nullable=False),  # [[what is said, source], ...]
    Column("known", Date, nullable=False),
    Index("disputes_pair", "pair"),
)
