"""Other formats, in and out; what few need is loaded when it is asked for, so that coding starts fast."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from legation.exchange.agreement import Agreement, agreement
from legation.exchange.formats import COLUMNS, cell, rows, write
from legation.exchange.records import document_record, measure_record, strength_record

if TYPE_CHECKING:
    from legation.exchange.handmade import Fault, Scheme, entries, mapping
    from legation.exchange.icalendar import calendar
    from legation.exchange.package import read_lines, read_package, schema, write_lines, write_package, write_reports
    from legation.exchange.table import show

_HOMES = {
    **dict.fromkeys(("Fault", "Scheme", "entries", "mapping"), "handmade"),
    "calendar": "icalendar",
    "show": "table",
    **dict.fromkeys(
        ("read_lines", "read_package", "schema", "write_lines", "write_package", "write_reports"), "package"
    ),
}

__all__ = [
    "COLUMNS",
    "Agreement",
    "Fault",
    "Scheme",
    "agreement",
    "calendar",
    "cell",
    "document_record",
    "entries",
    "mapping",
    "measure_record",
    "read_lines",
    "read_package",
    "rows",
    "schema",
    "show",
    "strength_record",
    "write",
    "write_lines",
    "write_package",
    "write_reports",
]


def __getattr__(name: str) -> Any:
    """A public name that few need."""
    if name in _HOMES:
        return getattr(import_module(f"legation.exchange.{_HOMES[name]}"), name)
    raise AttributeError(f"module 'legation.exchange' has no attribute '{name}'")
