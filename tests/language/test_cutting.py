"""Words of languages that join them in writing or do not part them; each habit is a key of a pack's grammar."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.language.cutting import Cutter
from legation.language.mentions import MentionFinder

EMPTY = {name: {} for name in ("phrases", "concepts", "status", "measures", "grammar", "reasons")}


def cutter(known=(), **habits):
    return Cutter(EMPTY | {"grammar": habits, "concepts": {"sense": list(known)}})


ELIDED = cutter(elided=["l'", "d'", "dell'"])
SUFFIXED = cutter(suffixed=True)
JOINED = cutter(["سفير", "وزير", "طرد*"], proclitics=["و", "ب", "ل", "ال", "وال"])
UNSPACED = cutter(["驱逐", "外交官", "大使 + 召回", "使馆|领事馆"], spaceless=True)


def test_a_hyphen_between_two_states_is_a_word():
    assert cutter().words("Sino-Russian talks", 0, 18, [4]) == (
        ["sino", "-", "russian", "talks"],
        [0, 4, 5, 13],
        [4, 5, 12, 18],
    )


@pytest.mark.parametrize(
    ("by", "text", "words"),
    [
        (ELIDED, "L’ambassade d'Alger et l'Union", "l' ambassade d' alger et l' union"),
        (ELIDED, "dell'ambasciatore aujourd'hui N'Djamena", "dell' ambasciatore aujourd'hui n'djamena"),
        (SUFFIXED, "Rusya'nın Ankara’daki büyükelçisi", "rusya 'nın ankara 'daki büyükelçisi"),
        (SUFFIXED, "collega's", "collega 's"),
        (JOINED, "والسفير ووزير وطردت", "وال سفير و وزير و طردت"),
        (JOINED, "وزير", "وزير"),
        (JOINED, "ووزيرٍ طُرِد", "و وزير طرد"),
        (UNSPACED, "俄罗斯驱逐十名外交官。", "俄 罗 斯 驱逐 十 名 外交官 。"),
        (UNSPACED, "关闭领事馆", "关 闭 领事馆"),
        (cutter(), "L'ambassade", "l'ambassade"),
    ],
)
def test_words(by, text, words):
    forms, starts, ends = by.words(text, 0, len(text))
    assert " ".join(forms) == words
    marked = str.maketrans("’", "'", "ُِـ")
    assert [text[a:b].casefold().translate(marked) for a, b in zip(starts, ends, strict=True)] == forms


@pytest.mark.parametrize(
    ("by", "name", "text", "found"),
    [
        (ELIDED, "Algérie", "l'Algérie et d’Algérie", 2),
        (ELIDED, "Algérie", "xl'Algérie", 0),
        (SUFFIXED, "Rusya", "Rusya'nın", 1),
        (JOINED, "روسيا", "وروسيا", 1),
        (JOINED, "روسيا", "مروسيا", 0),
        (UNSPACED, "俄罗斯", "对俄罗斯外交官", 1),
        (cutter(), "Algérie", "l'Algérie", 0),
    ],
)
def test_names_beside_joined_words(by, name, text, found):
    table = {"not_states": [], "cities": {}, "XXX": {"names": [name]}}
    assert len(MentionFinder(table, by).find(text)) == found


def test_names_of_people_are_declined():
    table = {"not_states": [], "cities": {}, "RUS": {"names": ["Rosja"]}, "person_endings": {"": ["a", "owi"]}}
    found = MentionFinder(table, cutter()).find("Zarzuty Putina wobec Zachodu", "2020-01-01")
    assert [m.polity for m in found] == ["RUS"]


@given(st.text(alphabet="l'’ds 驱逐外交官وروسيا.-a1"), st.sampled_from([ELIDED, SUFFIXED, JOINED, UNSPACED]))
def test_words_are_what_stands_at_their_offsets(text, by):
    forms, starts, ends = by.words(text, 0, len(text))
    assert all(text[a:b].casefold().replace("’", "'") == w for w, a, b in zip(forms, starts, ends, strict=True))
    assert all(a < b for a, b in zip(starts, ends, strict=True))
    assert sorted(starts) == starts
