"""Names of states, and words that only look like them."""

import pytest

from legation.language import pack

CASES = [
    ("en", "Moscow and the Kremlin", ["RUS", "RUS"]),
    ("en", "Russia's envoy", ["RUS"]),
    ("en", "South Sudan, Sudan", ["SSD", "SDN"]),
    ("en", "Guinea-Bissau and Equatorial Guinea", ["GNB", "GNQ"]),
    ("en", "Niger and Nigeria", ["NER", "NGA"]),
    ("en", "the Washington Post", []),
    ("en", "Latin American leaders", []),
    ("en", "a turkey for dinner", []),
    ("en", "Brussels said the European Union", ["EU", "EU"]),
    ("en", "Brussels and the Belgian king", ["BEL", "BEL"]),
    ("nl", "Ruslands gezant", ["RUS"]),
    ("nl", "Zuid-Koreaanse diplomaten", ["KOR"]),
    ("nl", "Den Haag en het Kremlin", ["NLD", "RUS"]),
    ("nl", "Latijns-Amerika", []),
]


@pytest.mark.parametrize(("lang", "text", "polities"), CASES)
def test_mentions(lang, text, polities):
    assert [m.polity for m in pack(lang).mentions.find(text)] == polities
