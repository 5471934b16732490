"""Annotated texts to learn from: the example documents of each language and the rounds that have been scored.

``examples/<lang>/*.txt`` holds documents of one sentence a line, parted by blank lines. A head line tells date and
register; behind `` || `` stand the records that a sentence tells:

    # 2018-03-27 | wire
    Poland threw out four Russian diplomats on Monday. || expel POL RUS done 4 @threw out

that is type, actor, target (``-``: nobody, ``?``: the sentence alone does not tell), status, count (``-``: none) and
the words that say what is done.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
_MARK = " || "


@dataclass(frozen=True, slots=True)
class Label:
    """One record: ``spans`` are the offsets of the words it stands on, its core first; ``optional``: may be left."""

    type: str
    actor: str | None
    target: str | None
    status: str
    count: int | None
    spans: tuple[tuple[int, int], ...]
    core: bool
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Example:
    """A text with its labels; ``source`` names the file it stands in, ``corpus``: whether it is of the corpus."""

    id: str
    lang: str
    source: str
    published: str | None
    text: str
    labels: tuple[Label, ...]
    corpus: bool = False


def examples(lang: str) -> list[Example]:
    """All annotated texts of a language; of the rounds all but the last, which is kept to see unseen text by."""
    told = [e for path in sorted((HERE / "examples" / lang).glob("*.txt")) for e in _documents(path, lang)]
    rounds = sorted((HERE / "corpus" / lang).glob("round-*.jsonl"), key=lambda p: int(p.stem.removeprefix("round-")))
    return told + [e for path in rounds[:-1] for e in annotated(path)]


def annotated(path: Path) -> Iterator[Example]:
    """The texts of a file of JSON lines as the codebook writes them."""
    for line in path.read_text(encoding="utf-8").splitlines():
        d = json.loads(line)
        labels = []
        for m in d["measures"]:
            quotes = m["evidence"] if isinstance(m["evidence"], list) else [m["evidence"]]
            found = sorted(((d["text"].find(q), d["text"].find(q) + len(q)) for q in quotes), key=lambda s: s[0] - s[1])
            spans = tuple(s for s in found if s[0] >= 0)
            if spans:
                ends = (m.get("actor") or None, m.get("target") or None)
                real, doubtful = m.get("status") or "done", bool(m.get("optional"))
                labels.append(Label(m["type"], *ends, real, m.get("count"), spans, core=False, optional=doubtful))
        yield Example(d["id"], d["lang"], path.stem, d.get("published"), d["text"], tuple(labels), corpus=True)


def _documents(path: Path, lang: str) -> Iterator[Example]:
    for number, block in enumerate(path.read_text(encoding="utf-8").split("\n\n")):
        lines = [line for line in block.splitlines() if line.strip()]
        if not lines:
            continue
        published = None
        if lines[0].startswith("#"):
            published = lines[0].lstrip("# ").split(" | ")[0].strip() or None
            lines = lines[1:]
        text, labels = "", []
        for line in lines:
            sentence, _, told = line.partition(_MARK)
            start = len(text)
            labels += [_label(part.strip(), sentence, start) for part in told.split(";") if part.strip()]
            text += sentence.strip() + "\n"
        if text:
            yield Example(f"{lang}-{path.stem}-{number}", lang, path.stem, published, text.rstrip(), tuple(labels))


def _label(words: str, sentence: str, start: int) -> Label:
    told, _, core = words.partition("@")
    type_, actor, target, status, count = told.split()[:5]
    at = sentence.find(core.strip()) if core.strip() else -1
    span = (start + at, start + at + len(core.strip())) if at >= 0 else (start, start + len(sentence))
    ends = (None if actor in {"-", "?"} else actor, None if target in {"-", "?"} else target)
    number = int(count) if count.isdigit() else None
    return Label(type_, *ends, status, number, (span,), at >= 0)
