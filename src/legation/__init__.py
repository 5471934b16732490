"""legation reads news and keeps the books on relations between states."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["Article", "Books", "Coding", "Incident", "Measure", "Standing", "Strength", "code", "open"]
_HOMES = {
    "Article": ("legation.documents", "Article"),
    "Books": ("legation.views", "Books"),
    "Incident": ("legation.incidents", "Incident"),
    "Standing": ("legation.views", "Standing"),
    "open": ("legation.views", "open_books"),
}

if TYPE_CHECKING:
    from legation.coding import Coding, Measure, Strength, code
    from legation.documents import Article
    from legation.incidents import Incident
    from legation.views import Books, Standing
    from legation.views import open_books as open  # noqa: A004 - legation.open, as one says it


def __getattr__(name: str) -> Any:
    """Public names are loaded when they are first asked for, so that ``import legation`` is quick."""
    if name in __all__:
        module, there = _HOMES.get(name, ("legation.coding", name))
        return getattr(import_module(module), there)
    raise AttributeError(f"module 'legation' has no attribute '{name}'")
