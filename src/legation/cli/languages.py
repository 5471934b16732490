"""``legation languages``: which languages are read."""

from __future__ import annotations

import typer


def languages() -> None:
    """List the language packs, each with the number of its wordings."""
    from legation.coding import wordings  # noqa: PLC0415 - keeps --help quick
    from legation.language import languages as packs  # noqa: PLC0415

    for lang in packs():
        typer.echo(f"{lang}  {wordings(lang):5} wordings")
