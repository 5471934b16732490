"""What is true before any article is read."""

from legation.reference.edtf import days_of, earliest, latest, normalise, span
from legation.reference.identity import content_id
from legation.reference.measure_types import MeasureType, measure_types
from legation.reference.office_holders import OfficeHolder, office_holders
from legation.reference.polities import all_polities, cities, polity
from legation.reference.printing import isolated, printable

__all__ = [
    "MeasureType",
    "OfficeHolder",
    "all_polities",
    "cities",
    "content_id",
    "days_of",
    "earliest",
    "isolated",
    "latest",
    "measure_types",
    "normalise",
    "office_holders",
    "polity",
    "printable",
    "span",
]
