"""Which language a text is in: the commonest words first, a model where they do not tell."""

from __future__ import annotations

import re
from collections.abc import Mapping

_WORD = re.compile(r"[\u3400-\u9fff]|[^\W\d_\u3400-\u9fff]+")  # Chinese signs one by one
_RUN = re.compile(r"[^\W\d_]+")
_KANA = re.compile(r"[\u3040-\u30ff]")  # Japanese is no Chinese
_READ = 5_000  # characters that are looked at
_SURE = 0.12  # share of words that must be common words of the language
_STRANGE = 0.05  # foreign letters a word that names of others may bring in
_LEAD = 1.6  # how far the first must be ahead of the second


def detect(
    text: str, stopwords: Mapping[str, frozenset[str]], foreign: Mapping[str, frozenset[str]] | None = None
) -> str | None:
    """The ISO 639-1 code of a text's language, or None where nothing tells.

    ``stopwords``: the commonest words of each known language; where one of them clearly wins, no model is loaded.
    ``foreign``: letters that a language never has, though its neighbours do.

    >>> detect("The envoy was told that he had to go.", {"en": frozenset({"the", "was", "that", "he", "had", "to"})})
    'en'
    """
    pattern = _RUN if _KANA.search(text, 0, _READ) else _WORD
    words = [w.casefold() for w in pattern.findall(text[:_READ])]
    if not words:
        return None
    shares = sorted(((sum(w in common for w in words) / len(words), lang) for lang, common in stopwords.items()))
    best, lang = shares[-1]
    second = shares[-2][0] if len(shares) > 1 else 0.0
    strange = sum(text[:_READ].count(letter) for letter in (foreign or {}).get(lang, ()))
    if best >= _SURE and best >= _LEAD * second and strange <= _STRANGE * len(words):
        return lang
    from py3langid import classify  # noqa: PLC0415 - slow to load, seldom needed

    guess, _ = classify(text[:_READ])
    return str(guess)
