"""legation reads news and keeps the books on relations between states."""

from __future__ import annotations

from importlib import import_module
from typing import Any

__version__ = "0.1.0"
__all__ = ["Article", "Coding", "Measure", "Strength", "code"]
_HOMES = {"Article": "legation.documents"}


def __getattr__(name: str) -> Any:
    """Public names are loaded when they are first asked for, so that ``import legation`` is quick."""
    if name in __all__:
        return getattr(import_module(_HOMES.get(name, "legation.coding")), name)
    raise AttributeError(f"module 'legation' has no attribute '{name}'")
