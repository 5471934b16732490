"""Books to look at: the demo's, texts in thirteen languages, and pairs that a chart finds hard."""

import datetime
import itertools
import subprocess
import sys
from pathlib import Path

from legation.incidents import Report
from legation.ledger import Document, Entry, StatedStrength, open_ledger

ROOT = Path(__file__).parents[2]
_BEGINS = datetime.date(2009, 1, 14)
_KINDS = (
    *(("expel", 1), ("expel", 4), ("expel", 27), ("summon_ambassador", None), ("protest", None), ("accuse", None)),
    *(("close_post", None), ("recall_ambassador", None), ("threaten_response", None), ("sanction", 60)),
    ("hold_talks", None),
)


def demo(path):
    """The books as ``make demo`` makes them, with the example texts."""
    texts = sorted(str(p.relative_to(ROOT)) for p in (ROOT / "examples/texts").glob("*.txt"))
    steps = (
        ("import", "examples/us-russia.measures.csv", "--mapping", "records"),
        ("import", "examples/us-russia.strengths.csv", "--mapping", "figures"),
        ("add", "examples/moscow-washington.nl.txt", *texts),
    )
    for step in steps:
        told = [sys.executable, "-m", "legation", *step, "--ledger", str(path)]
        subprocess.run(told, cwd=ROOT, check=True, capture_output=True)
    with open_ledger(path) as books:
        books.append_all([*busy("COD", "CAF", 300), *busy("ISL", "FJI", 1)])
    return path


def busy(a, b, many):
    """A pair with many incidents, each in answer to the one before or to none, and a few stated strengths."""
    kinds = itertools.cycle(_KINDS)
    before = None
    for n in range(many):
        kind, count = next(kinds)
        on = _BEGINS + datetime.timedelta(days=n * 14 + (n * n) % 37)
        actor, target = (a, b) if n % 2 == 0 else (b, a)
        id_ = f"report-{a.lower()}{b.lower()}{n:04d}"
        document = Document(id=f"document-{a}-{b}-{n}", known=on, coder="by hand", source=f"https://news.example/{n}")
        report = Report(
            id=id_, document=document.id, type=kind, actor=actor, target=target,
            status="threatened" if kind == "threaten_response" or n % 13 == 0 else "done", count=count,
            unit="diplomats" if count else None, date=on.isoformat(), known=on, source=document.source,
            place=("Kinshasa" if actor == a else "Bangui",) if kind == "close_post" else (),
            words=(f"the {n}th measure, told in words that go on for a while so that a line must be cut or folded",),
            stated=(("answers", before),) if before and n % 3 else (),
        )  # fmt: skip
        before = id_
        strengths = []
        if n % 40 == 0 and many > 1:
            strengths.append(
                StatedStrength(
                    id=f"strength-{a}-{b}-{n}",
                    document=document.id,
                    sending=a,
                    receiving=b,
                    category="diplomats",
                    count=120 - n // 4,
                    about="about" if n % 80 else "exact",
                    as_of=on.isoformat(),
                    known=on,
                    source=document.source,
                    words=(f"{120 - n // 4} diplomats",),
                )
            )
        yield Entry(document, [report], strengths)
