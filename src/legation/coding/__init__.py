"""Analysis -> Coding: the diplomatic measures of a text, each with the words it stands on."""

from legation.coding.coder import code
from legation.coding.evidence import Evidence
from legation.coding.lexicon import wordings
from legation.coding.measure import Coding, Measure, Notice, Strength
from legation.coding.scan import holds_measures

__all__ = ["Coding", "Evidence", "Measure", "Notice", "Strength", "code", "holds_measures", "wordings"]
