"""``legation eval``: precision, recall and F1 against annotated texts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from legation.errors import InputError


def evaluate(
    gold: Annotated[Path, typer.Argument(help="annotated texts, JSON lines", show_default=False)],
    predicted: Annotated[Path | None, typer.Argument(help="coded texts; coded afresh when not given")] = None,
    errors: Annotated[int, typer.Option(help="show so many classes of error")] = 12,
) -> None:
    r"""Score coded texts against annotated ones, with the errors by class.

    \b
    legation eval gold.jsonl
    legation eval gold.jsonl coded.jsonl --errors 30
    """
    from legation.coding import code  # noqa: PLC0415 - keeps --help quick
    from legation.documents import Article  # noqa: PLC0415
    from legation.exchange import agreement, document_record  # noqa: PLC0415

    annotated = _lines(gold)
    if predicted:
        coded = {d["id"]: d for d in _lines(predicted)}
    else:
        articles = (
            Article(id=d["id"], text=d["text"], lang=d.get("lang"), published=d.get("published")) for d in annotated
        )
        coded = {a.id: document_record(code(a)) for a in articles}
    scores = agreement(annotated, coded)
    for name, score in scores.items():
        figures = f"P {score.precision:.3f}  R {score.recall:.3f}  F1 {score.f1:.3f}"
        typer.echo(f"{name:10} {figures}   right {score.right}, spurious {score.spurious}, missed {score.missed}")
    for kind, count in scores["measures"].classes.most_common(errors):
        typer.echo(f"{count:5}  {kind}")


def _lines(path: Path) -> list[dict[str, Any]]:
    try:
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    except OSError as error:
        raise InputError(f"{path}: can't be read: {error.strerror}") from None
    except ValueError as error:
        raise InputError(f"{path}: is not JSON lines: {error}") from None
