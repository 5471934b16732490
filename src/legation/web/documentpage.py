"""The page of one document: its text with what was read marked, and a note beside it for each record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from legation.ledger import Ledger
from legation.views import Dossier, Segment, dossier

_GAP = 12_000  # characters between marks that are shown whole; of more, the ends
_EDGE = 2_000
_MOST_NOTES = 400


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text as a page shows it; ``left_out``: characters that it leaves out here."""

    words: str
    ids: tuple[str, ...] = ()
    left_out: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentPage:
    """``document.html``. ``notes``: how many records there are beyond those shown; ``done``: what was judged."""

    told: Dossier
    pieces: tuple[Piece, ...]
    shown: int
    done: str | None


def document_page(ledger: Ledger, id_: str, *, done: str | None = None) -> DocumentPage:
    """A document by its id.

    :raises LedgerError: when there is none
    """
    told = dossier(ledger, id_)
    return DocumentPage(told=told, pieces=tuple(pieces(told.segments)), shown=_MOST_NOTES, done=done)


def pieces(segments: Sequence[Segment]) -> Iterable[Piece]:
    """Segments with long stretches that hold nothing cut to their ends."""
    for s in segments:
        if s.ids or len(s.words) <= _GAP:
            yield Piece(s.words, s.ids)
        else:
            yield Piece(s.words[:_EDGE])
            yield Piece("", left_out=len(s.words) - 2 * _EDGE)
            yield Piece(s.words[-_EDGE:])
