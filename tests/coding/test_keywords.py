"""Key words: counts by stems, and how often they mean a type."""

from collections import Counter

from legation.coding.keywords import Keyed, Keywords, sequences


def test_the_longest_and_the_shorter_are_found():
    words = Keywords({"threw out": Counter({"": 4, "expel": 4}), "threw": Counter({"": 9, "expel": 4})})
    found = [(at, k.alone) for at, told in words.find(["they", "threw", "out", "three"]) for k in told]
    assert found == [(1, "@expel:2+"), (1, "@expel:5+")]


def test_a_text_does_not_vouch_for_itself():
    counts = {"booted": Counter({"": 1, "expel": 1})}
    words = Keywords(counts)
    assert list(words.find(["booted"], counts)) == [(0, ())]
    assert list(words.find(["booted"])) == [(0, (Keyed("expel", "@expel:5", "@expel:5+", "@expel:5-"),))]


def test_what_mostly_means_something_else_has_a_low_grade():
    words = Keywords({"left": Counter({"": 100, "withdraw_staff": 5})})
    assert [k.alone for _, told in words.find(["left"]) for k in told] == ["@withdraw_staff:0+"]


def test_sequences_stay_within_their_stretch():
    assert set(sequences(["a", "bb", "ccccccccc"], 1, 3)) == {"bb", "bb cccccc", "cccccc"}
