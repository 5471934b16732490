"""Other people's formats, out."""

from legation.exchange.agreement import Agreement, agreement
from legation.exchange.formats import COLUMNS, rows, write
from legation.exchange.records import document_record, measure_record, strength_record
from legation.exchange.table import show

__all__ = [
    "COLUMNS",
    "Agreement",
    "agreement",
    "document_record",
    "measure_record",
    "rows",
    "show",
    "strength_record",
    "write",
]
