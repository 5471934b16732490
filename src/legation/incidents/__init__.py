"""Reports -> incidents."""

from legation.incidents.incident import RELATIONS, STATUSES, Disagreement, Incident, Report, Tie
from legation.incidents.linking import incident_id, incidents
from legation.incidents.rulings import CORRECTABLE, KINDS, Ruling

__all__ = [
    "CORRECTABLE",
    "KINDS",
    "RELATIONS",
    "STATUSES",
    "Disagreement",
    "Incident",
    "Report",
    "Ruling",
    "Tie",
    "incident_id",
    "incidents",
]
