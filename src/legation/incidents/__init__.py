"""Reports -> incidents."""

from legation.incidents.incident import RELATIONS, Disagreement, Incident, Report, Tie
from legation.incidents.linking import incident_id, incidents
from legation.incidents.rulings import CORRECTABLE, KINDS, Ruling

__all__ = [
    "CORRECTABLE",
    "KINDS",
    "RELATIONS",
    "Disagreement",
    "Incident",
    "Report",
    "Ruling",
    "Tie",
    "incident_id",
    "incidents",
]
