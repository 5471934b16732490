"""``legation languages``: which languages are read, and how well."""

from __future__ import annotations

from dataclasses import asdict

from legation.cli.books import JsonOption, print_json


def languages(
    *,
    as_json: JsonOption = False,
) -> None:
    """List the languages that are read, with their first scores on unseen texts.

    Each language is tried on rounds of news that people wrote and annotated who had not seen the program; a round is
    scored once. Shown is the last one.
    """
    from legation.coding import wordings  # noqa: PLC0415 - keeps --help quick
    from legation.language import languages as packs  # noqa: PLC0415
    from legation.reference import rounds  # noqa: PLC0415

    if as_json:
        print_json({lang: [asdict(r) for r in rounds().get(lang, ())] for lang in packs()})
        return
    from babel import Locale  # noqa: PLC0415
    from rich import box  # noqa: PLC0415
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1))
    for name in ("", "language"):
        table.add_column(name)
    for name in ("wordings", "round", "precision", "recall", "F1"):
        table.add_column(name, justify="right")
    for lang in packs():
        last = rounds()[lang][-1] if lang in rounds() else None
        figures = (f"{last.number}", *(f"{x:.2f}" for x in (last.precision, last.recall, last.f1))) if last else ()
        table.add_row(lang, Locale.parse(lang).get_language_name("en"), f"{wordings(lang)}", *figures)
    Console().print(table)
