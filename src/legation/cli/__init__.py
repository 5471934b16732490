"""The command line: one file a verb, each a thin shell."""

from legation.cli.main import main

__all__ = ["main"]
