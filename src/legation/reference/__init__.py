"""What is true before any article is read."""

from legation.reference.edtf import days_of, earliest, latest, normalise, span
from legation.reference.identity import content_id
from legation.reference.measure_types import MeasureType, measure_types
from legation.reference.office_holders import OfficeHolder, office_holders
from legation.reference.polities import all_polities, cities, polity
from legation.reference.printing import isolated, printable
from legation.reference.rounds import Round, rounds

__all__ = [
    "MeasureType",
    "OfficeHolder",
    "Round",
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
    "rounds",
    "span",
]
