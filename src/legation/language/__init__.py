"""Article -> Analysis: sentences, clauses, words, names of states, numerals and dates."""

from legation.language.analyser import analyse
from legation.language.analysis import Analysis, DateMention, Mention, Numeral, Sentence
from legation.language.detection import detect
from legation.language.naming import code_of, named_like
from legation.language.pack import Pack, Tables, foreign_letters, languages, pack, stopwords

__all__ = [
    "Analysis",
    "DateMention",
    "Mention",
    "Numeral",
    "Pack",
    "Sentence",
    "Tables",
    "analyse",
    "code_of",
    "detect",
    "foreign_letters",
    "languages",
    "named_like",
    "pack",
    "stopwords",
]
