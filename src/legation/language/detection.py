"""Which language a text is in: the commonest words first, a model where they do not tell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

_WORD = re.compile(r"[\u3400-\u9fff]|[^\W\d_\u3400-\u9fff]+")
_LETTERS = re.compile(r"[^\W\d_]+")
_SIGN = re.compile(r"[\u3400-\u9fff]")
_KANA = re.compile(r"[\u3040-\u30ff]")
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
    start = text[:_READ]
    told = _words(start)
    size = told.total()
    if not size:
        return None
    shares = sorted((sum(told[w] for w in common & told.keys()) / size, lang) for lang, common in stopwords.items())
    best, lang = shares[-1]
    second = shares[-2][0] if len(shares) > 1 else 0.0
    if best >= _SURE and best >= _LEAD * second:
        strange = sum(start.count(letter) for letter in (foreign or {}).get(lang, ()))
        if strange <= _STRANGE * size:
            return lang
    from py3langid import classify  # noqa: PLC0415 - slow to load, seldom needed

    guess, _ = classify(start)
    return str(guess)


def _words(text: str) -> Counter[str]:
    """The casefolded runs of letters of a text with how often each stands in it.

    Signs of Chinese are told one by one, unless Japanese stands among them.
    """
    signs = not text.isascii() and _SIGN.search(text) is not None
    pattern = _WORD if signs and not _KANA.search(text) else _LETTERS
    out: Counter[str] = Counter()
    for piece, times in Counter(text.split()).items():
        for word in (piece,) if piece.isalpha() and not signs else pattern.findall(piece):
            out[word.casefold()] += times
    return out
