"""Marks cut a text into pieces; whatever the spans, the pieces are the text and each knows what covers it."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from legation.views import marks

SPANS = st.lists(st.tuples(st.sampled_from("abcde"), st.integers(-3, 40), st.integers(-3, 40)), max_size=12)


@given(st.text(max_size=30), SPANS)
def test_pieces_are_the_text(text, spans):
    pieces = marks(text, spans)
    assert "".join(p.words for p in pieces) == text
    assert [p.start for p in pieces[1:]] == [p.end for p in pieces[:-1]]
    assert all(p.words == text[p.start : p.end] and p.start < p.end for p in pieces)


@given(st.text(max_size=30), SPANS)
def test_each_character_knows_what_covers_it(text, spans):
    pieces = marks(text, spans)
    at = [ids for p in pieces for ids in [p.ids] * (p.end - p.start)]
    for n, ids in enumerate(at):
        assert set(ids) == {id_ for id_, start, end in spans if start <= n < end}
        assert len(ids) == len(set(ids))


@given(st.text(min_size=1, max_size=30), SPANS)
def test_neighbours_differ(text, spans):
    pieces = marks(text, spans)
    assert all(a.ids != b.ids for a, b in pairwise(pieces))
