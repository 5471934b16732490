"""Coverage-guided fuzzing of everything between bytes and records, with atheris.

python quality/fuzz.py -max_total_time=300

Bytes become a file of some kind and language; it is read and coded, and its records are made. Nothing but a problem
told may come of it, and every quote must stand in the text. What breaks is left in ``crash-…``; make a test of it.
"""

from __future__ import annotations

import json
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
            if "\n" in article.message:
                raise AssertionError(article.message)
            continue
        coding = code(article, explain=True)
        document_record(coding)
        for quote in (e for measure in coding.measures for e in measure.evidence):
            if article.text[quote.start : quote.end] != quote.words:
                raise AssertionError(quote)


def seeds() -> Path:
    """A folder of annotated texts as the fuzzer takes them, so that it begins where something is read."""
    folder = Path(tempfile.mkdtemp())
    for path in sorted(Path(__file__).parent.glob("corpus/*/round-1.jsonl")):
        lang = LANGUAGES.index(path.parent.name)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()[:6]):
            told = json.loads(line)["text"]
            page = f"<html><body><article><p>{told}</p></article></body></html>"
            for kind, content in enumerate((told, page, json.dumps({"text": told}))):
                (folder / f"{path.parent.name}-{number}-{kind}").write_bytes(bytes((kind, lang)) + content.encode())
    return folder


if __name__ == "__main__":
    atheris.Setup([*sys.argv, str(seeds())], read)
    atheris.Fuzz()
