"""Incidents -> rows that are only ever added to."""

from legation.ledger import tables
from legation.ledger.intake import CODER, add, document_id, entry
from legation.ledger.judging import Decision, decide, join, part, take_back
from legation.ledger.ledger import Added, Entry, Ledger
from legation.ledger.opening import home, open_ledger
from legation.ledger.rows import Dispute, Document, StatedStrength

__all__ = [
    "CODER",
    "Added",
    "Decision",
    "Dispute",
    "Document",
    "Entry",
    "Ledger",
    "StatedStrength",
    "add",
    "decide",
    "document_id",
    "entry",
    "home",
    "join",
    "open_ledger",
    "part",
    "tables",
    "take_back",
]
