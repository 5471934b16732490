"""Bytes -> Article."""

from legation.documents.article import Article
from legation.documents.boilerplate import leading_date
from legation.documents.decoding import decode
from legation.documents.reading import Problem, read_sources

__all__ = ["Article", "Problem", "decode", "leading_date", "read_sources"]
