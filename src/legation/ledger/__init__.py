"""Incidents -> rows that are only ever added to."""

from legation.ledger import tables
from legation.ledger.intake import add, document_id, entry
from legation.ledger.ledger import Added, Entry, Ledger, home, open_ledger
from legation.ledger.rows import Dispute, Document, StatedStrength

__all__ = [
    "Added",
    "Dispute",
    "Document",
    "Entry",
    "Ledger",
    "StatedStrength",
    "add",
    "document_id",
    "entry",
    "home",
    "open_ledger",
    "tables",
]
