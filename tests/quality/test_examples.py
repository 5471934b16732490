"""The example documents that the tables are learned from keep to their format and to the codebook."""

import importlib.util
import sys
from pathlib import Path

import pytest

from legation.reference import measure_types

QUALITY = Path(__file__).parents[2] / "quality"
SPEC = importlib.util.spec_from_file_location("examples", QUALITY / "examples.py")
EXAMPLES = importlib.util.module_from_spec(SPEC)
sys.modules["examples"] = EXAMPLES
SPEC.loader.exec_module(EXAMPLES)
LANGS = sorted(p.name for p in (QUALITY / "examples").iterdir())
STATUSES = {"done", "announced", "threatened", "urged", "ruled_out"}


@pytest.mark.parametrize("lang", LANGS)
def test_every_label_is_of_the_codebook_and_stands_on_words(lang):
    for example in EXAMPLES.examples(lang):
        for label in example.labels:
            assert label.type in measure_types(), (example.id, label)
            assert label.status in STATUSES, (example.id, label)
            assert label.actor or label.target or not label.core, (example.id, label)
            for start, end in label.spans:
                assert 0 <= start < end <= len(example.text), (example.id, label)


@pytest.mark.parametrize("lang", LANGS)
def test_every_type_has_examples(lang):
    told = {label.type for example in EXAMPLES.examples(lang) for label in example.labels}
    assert told == set(measure_types())
