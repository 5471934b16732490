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
    ("en", "Sino-Russian, US-Iran and Anglo-Irish ties", ["CHN", "RUS", "USA", "IRN", "GBR", "IRL"]),
    ("en", "an Anglo-Saxon word, a franco note", []),
    ("nl", "de Nederlands-Russische betrekkingen", ["NLD", "RUS"]),
    ("de", "die deutsch-russischen Beziehungen", ["DEU", "RUS"]),
    ("fr", "les relations franco-algériennes", ["FRA", "DZA"]),
    ("pl", "stosunki polsko-rosyjskie", ["POL", "RUS"]),
    ("ru", "российско-польские отношения", ["RUS", "POL"]),
    ("uk", "українсько-угорські відносини", ["UKR", "HUN"]),
    ("es", "las relaciones hispano-marroquíes", ["ESP", "MAR"]),
]


@pytest.mark.parametrize(("lang", "text", "polities"), CASES)
def test_mentions(lang, text, polities):
    assert [m.polity for m in pack(lang).mentions.find(text)] == polities
