"""Ledger -> answers."""

from legation.views.books import Books, Incidents, open_books
from legation.views.contradictions import Contradiction
from legation.views.deadlines import Deadline
from legation.views.dossier import Dossier, Reading, dossier
from legation.views.due import due
from legation.views.journal import Judgement, journal
from legation.views.marks import Segment, marks
from legation.views.memory import remember
from legation.views.overview import Overview, overview, pairs_lately
from legation.views.search import doubtful, found, one
from legation.views.staffing import Estimate, Running, Staffing, running
from legation.views.standing import Cell, Mission, Standing, describe, name_of, pair_incidents, standing
from legation.views.text import jsonable, show_due, show_incident, show_incidents, show_standing, show_timeline
from legation.views.text import record as incident_record
from legation.views.timeline import Entry, chronicle, timeline

__all__ = [
    "Books",
    "Cell",
    "Contradiction",
    "Deadline",
    "Dossier",
    "Entry",
    "Estimate",
    "Incidents",
    "Judgement",
    "Mission",
    "Overview",
    "Reading",
    "Running",
    "Segment",
    "Staffing",
    "Standing",
    "chronicle",
    "describe",
    "dossier",
    "doubtful",
    "due",
    "found",
    "incident_record",
    "journal",
    "jsonable",
    "marks",
    "name_of",
    "one",
    "open_books",
    "overview",
    "pair_incidents",
    "pairs_lately",
    "remember",
    "running",
    "show_due",
    "show_incident",
    "show_incidents",
    "show_standing",
    "show_timeline",
    "standing",
    "timeline",
]
