"""What is read at all."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from legation.coding import holds_measures

ROUNDS = sorted((Path(__file__).parents[2] / "quality/corpus").glob("*/*.jsonl"))


@pytest.mark.parametrize(
    ("lang", "text", "held"),
    [
        ("en", "The embassy closed.", True),
        ("en", "Ankara told Stockholm to hand them over.", True),
        ("en", "It rained in France. The mayor of Madrid planted a tree.", False),
        ("en", "France beat the French record.", False),
        ("zh", "波兰要求匈牙利道歉。", True),
        ("ru", "Минск потребовал от Варшавы извинений.", True),
        ("de", "Der Bäcker backt Brot.", False),
    ],
)
def test_texts_that_may_hold_a_measure(lang, text, held):
    assert holds_measures(text, lang) is held


@pytest.mark.parametrize("path", ROUNDS, ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_what_one_language_lets_through_all_let_through(path):
    texts = [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]
    for text in (part for whole in texts for part in (whole, *whole.split(". "))):
        assert holds_measures(text) or not holds_measures(text, path.parent.name)


def test_a_text_without_states_and_stems_of_any_language_needs_none():
    assert not holds_measures("It rained all day. The mayor planted a tree and ate a pear.")


def test_only_the_packs_that_are_needed_are_loaded():
    script = (
        "from legation.coding import code; from legation.documents import Article\n"
        "from legation.language import pack\n"
        "code(Article(id='t', text='Moscow expelled ten British diplomats.', lang='en'))\n"
        "print(pack.cache_info().currsize)"
    )
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert told.stdout.strip() == b"1"
