"""What the sentences of this folder have in common: brackets round what is to be found."""

import re

import pytest


@pytest.fixture
def unmarked():
    """Turns a marked sentence into one without brackets and the (start, end) of each bracketed stretch."""
    return _unmarked


def _unmarked(marked):
    """The sentence without its brackets, and where each bracketed stretch lies."""
    sentence, spans = "", []
    for outside, inside in re.findall(r"([^\[\]]*)(?:\[([^\]]*)\])?", marked):
        sentence += outside
        if inside:
            spans.append((len(sentence), len(sentence) + len(inside)))
        sentence += inside
    return sentence, spans
