"""How the books grow: relations, timeline and adding at 10,000, 100,000 and a million reports, in SQLite.

python bench/books.py            # up to a million (some minutes)
python bench/books.py --most 100000
"""

from __future__ import annotations

import argparse
import datetime
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from legation.incidents import Report
from legation.ledger import Document, Entry, open_ledger
from legation.reference import all_polities
from legation.views import standing, timeline

SIZES = (10_000, 100_000, 1_000_000)
STATES = [code for code, polity in all_polities().items() if polity.kind == "state"]
TYPES = (
    "expel",
    "close_post",
    "summon_ambassador",
    "recall_ambassador",
    "sanction",
    "accuse",
    "hold_talks",
    "cap_staff",
)
COLUMNS = ("reports", "filled in s", "add ms", "relations ms", "timeline ms", "of pair", "MB")
EACH = 4  # reports a document
BUSY = 0.001  # share of the reports that are of the busiest pair: a thousand of a million
START, DAY = datetime.date(1990, 1, 1), datetime.date(2024, 1, 1)


def entries(first: int, last: int) -> Iterator[Entry]:
    """Made-up documents of four reports each; some pairs are far busier than others, as in the world."""
    dice = random.Random(first)
    for number in range(first // EACH, last // EACH):
        pair = ["USA", "RUS"] if dice.random() < BUSY else dice.sample(STATES, 2)
        day = START + datetime.timedelta(dice.randrange(13_000))
        id_ = f"d{number}"
        document = Document(id=id_, known=day, coder="bench", published=day.isoformat(), text="x" * 600)
        reports = [
            Report(
                id=f"{id_}-{k}", document=id_, type=dice.choice(TYPES), actor=pair[k % 2], target=pair[1 - k % 2],
                status="done", count=dice.choice([None, None, 1, 3, 10]), unit="diplomats", date=day.isoformat(),
                known=day, words=("some words of evidence",), spans=((0, 22),), source="https://example.org/news",
            )
            for k in range(EACH)
        ]  # fmt: skip
        yield Entry(document, reports)


def median(work: Callable[[], object], times: int = 9) -> float:
    """Milliseconds of one call, the median of some."""
    took = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        took.append((time.perf_counter() - start) * 1000)
    return sorted(took)[times // 2]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--most", type=int, default=SIZES[-1])
    most = parser.parse_args().most
    print("".join(f"{name:>13}" for name in COLUMNS))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "books.db"
        have = 0
        for size in (s for s in SIZES if s <= most):
            with open_ledger(path) as ledger:
                start = time.perf_counter()
                for at in range(have, size, 10_000):
                    ledger.append_all(entries(at, min(at + 10_000, size)))
                filled, have = time.perf_counter() - start, size
                new = iter(entries(10 * SIZES[-1] + size, 10 * SIZES[-1] + size + 40 * EACH))
                adding = median(lambda new=new: ledger.append(next(new)))
                relations = median(lambda: standing(ledger, "USA", "RUS", at=DAY))
                chronicle = median(lambda: timeline(ledger, "USA", "RUS"))
                many = len(ledger.reports_of(("USA", "RUS")))
                row = [f"{filled:.1f}", f"{adding:.1f}", f"{relations:.1f}", f"{chronicle:.1f}", f"{many:,}"]
                row.append(f"{path.stat().st_size / 1e6:.0f}")
                print(f"{size:>13,}" + "".join(f"{cell:>13}" for cell in row), flush=True)


if __name__ == "__main__":
    main()
