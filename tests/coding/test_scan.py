"""What is read at all."""

import subprocess
import sys

import pytest

from legation.coding import holds_measures


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


def test_only_the_packs_that_are_needed_are_loaded():
    script = (
        "from legation.coding import code; from legation.documents import Article\n"
        "from legation.language import pack\n"
        "code(Article(id='t', text='Moscow expelled ten British diplomats.', lang='en'))\n"
        "print(pack.cache_info().currsize)"
    )
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert told.stdout.strip() == b"1"
