"""Text of others, made safe to print on a terminal."""

from __future__ import annotations

import unicodedata

_ISOLATE, _END = "\u2068", "\u2069"


def printable(text: str) -> str:
    """Text without control characters, which could rewrite the terminal.

    >>> printable("a" + chr(27) + "[2Jb")
    'a[2Jb'
    """
    return "".join(c for c in text if c == "\n" or unicodedata.category(c) not in {"Cc", "Cs"})


def isolated(words: str) -> str:
    """Words on one line; those written from right to left are set apart, so that they turn nothing else round."""
    folded = " ".join(words.split())
    return f"{_ISOLATE}{folded}{_END}" if any(unicodedata.bidirectional(c) in {"R", "AL"} for c in folded) else folded
