"""Coverage-guided fuzzing of everything between bytes and records, with atheris.

python tests/fuzz/sources.py -max_total_time=300 [folder of seeds]

Bytes become a file of some kind and language; it is read and coded, and its records are written in every format.
Nothing but a problem told may come of it. What breaks is left in a file ``crash-…``; make a test of it.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["legation"]):
    from legation.coding import code
    from legation.documents import Problem, read_sources
    from legation.exchange import document_record
    from legation.language import languages

LANGUAGES = languages()
ENDS = (".txt", ".html", ".jsonl")
FOLDER = Path(tempfile.mkdtemp())


def read(data: bytes) -> None:
    """One file: the first byte tells its kind, the second its language (or that it is to be found)."""
    if len(data) < 2:
        return
    path = FOLDER / f"f{ENDS[data[0] % len(ENDS)]}"
    path.write_bytes(data[2:])
    lang = (*LANGUAGES, None)[data[1] % (len(LANGUAGES) + 1)]
    for article in read_sources([str(path)], lang=lang):
        if isinstance(article, Problem):
            assert "\n" not in article.message
            continue
        coding = code(article, explain=True)
        document_record(coding)
        for measure in coding.measures:
            assert all(article.text[e.start : e.end] == e.text for e in measure.evidence)


if __name__ == "__main__":
    atheris.Setup(sys.argv, read)
    atheris.Fuzz()
