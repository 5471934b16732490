"""Ledger -> answers."""

from legation.views.books import Books, Incidents, open_books
from legation.views.contradictions import Contradiction
from legation.views.deadlines import Deadline
from legation.views.due import due
from legation.views.search import doubtful, found, one
from legation.views.staffing import Estimate, Staffing
from legation.views.standing import Cell, Mission, Standing, describe, name_of, pair_incidents, standing
from legation.views.text import jsonable, show_due, show_incident, show_incidents, show_standing, show_timeline
from legation.views.text import record as incident_record
from legation.views.timeline import Entry, chronicle, timeline

__all__ = [
    "Books",
    "Cell",
    "Contradiction",
    "Deadline",
    "Entry",
    "Estimate",
    "Incidents",
    "Mission",
    "Staffing",
    "Standing",
    "chronicle",
    "describe",
    "doubtful",
    "due",
    "found",
    "incident_record",
    "jsonable",
    "name_of",
    "one",
    "open_books",
    "pair_incidents",
    "show_due",
    "show_incident",
    "show_incidents",
    "show_standing",
    "show_timeline",
    "standing",
    "timeline",
]
