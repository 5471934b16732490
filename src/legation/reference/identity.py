"""Ids derived from content, the same on every machine."""

from __future__ import annotations

import hashlib
import json


def content_id(kind: str, /, **parts: str | int | None) -> str:
    """An id that any machine derives alike from the same content: canonical JSON, then a hash.

    >>> content_id("article", a="x.y", b="z") == content_id("article", a="x", b="y.z")
    False
    """
    canonical = json.dumps([kind, parts], sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return f"{kind}-{hashlib.blake2b(canonical.encode('utf-8', 'surrogatepass'), digest_size=10).hexdigest()}"
