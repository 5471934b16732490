"""Words that a record was read from, with their place in the text."""

from __future__ import annotations

from dataclasses import dataclass

from legation.errors import EvidenceError


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """Words that a record was read from: ``text[start:end] == words``.

    >>> Evidence.quote("Moscow said it would expel 23 diplomats.", 21, 39).words
    'expel 23 diplomats'
    """

    start: int
    end: int
    words: str

    @classmethod
    def quote(cls, text: str, start: int, end: int) -> Evidence:
        """The words of ``text`` from ``start`` to ``end``.

        :raises EvidenceError: when the span is empty or leaves the text
        """
        if not 0 <= start < end <= len(text):
            raise EvidenceError(f"span {start}-{end} leaves the text, which has {len(text)} characters")
        return cls(start, end, text[start:end])
