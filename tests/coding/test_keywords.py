"""Key words: counts by stems, and how often they mean a type."""

from collections import Counter

from legation.coding.keywords import Keywords, sequences


def test_the_longest_and_the_shorter_are_found():
    words = Keywords({"threw out": Counter({"": 4, "expel": 4}), "threw": Counter({"": 9, "expel": 4})})
    found = {(a, b, t) for a, b, t, _ in words.find(["they", "threw", "out", "three"])}
    assert found == {(1, 3, "expel"), (1, 2, "expel")}


def test_a_text_does_not_vouch_for_itself():
    counts = {"booted": Counter({"": 1, "expel": 1})}
    words = Keywords(counts)
    assert list(words.find(["booted"], counts)) == []
    assert list(words.find(["booted"])) == [(0, 1, "expel", "5")]


def test_what_mostly_means_something_else_has_a_low_grade():
    words = Keywords({"left": Counter({"": 100, "withdraw_staff": 5})})
    assert [grade for *_, grade in words.find(["left"])] == ["0+"]


def test_sequences_stay_within_their_stretch():
    assert set(sequences(["a", "bb", "ccccccccc"], 1, 3)) == {"bb", "bb cccccc", "cccccc"}
