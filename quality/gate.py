"""Code the annotated rounds and fail when a figure sinks below its floor."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from legation.coding import code
from legation.documents import Article
from legation.exchange import agreement, document_record
from legation.reference import measure_types

HERE = Path(__file__).parent


def main() -> int:
    """Print each round's figures; 1 when one is below its floor."""
    floors = json.loads((HERE / "floors.json").read_text(encoding="utf-8"))
    sunk = 0
    for path in sorted(HERE.glob("corpus/*/*.jsonl")):
        name = f"{path.parent.name}/{path.stem}"
        gold = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        coded = {}
        for d in gold:
            article = Article(id=d["id"], text=d["text"], lang=d["lang"], published=d.get("published"))
            coded[d["id"]] = document_record(code(article))
        score = agreement(gold, coded)["measures"]
        floor = floors.get(name, {"f1": 0.0, "precision": 0.0, "clean": 0})
        bare = [d["id"] for d in gold if not d["measures"]]
        clean = sum(all(measure_types()[m["type"]].context for m in coded[i]["measures"]) for i in bare)
        low = score.f1 < floor["f1"] or score.precision < floor["precision"] or clean < floor["clean"]
        sunk += low
        figures = f"P {score.precision:.3f}  R {score.recall:.3f}  F1 {score.f1:.3f}"
        figures += f"  clean {clean} of {len(bare)}"  # texts that hold no measure
        print(f"{name:16} {figures}  floor F1 {floor['f1']:.2f}{'  BELOW' if low else ''}")
    return int(sunk > 0)


if __name__ == "__main__":
    sys.exit(main())
