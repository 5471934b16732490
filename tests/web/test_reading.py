"""Texts are coded in a process of their own."""

import pytest
from fastapi import HTTPException

from legation.documents import Article
from legation.web.reading import Reader

TEXT = Article(id="t", text="Poland expelled 45 Russian diplomats.", lang="en", published="2022-03-24")


def test_a_text_is_read_elsewhere_as_it_is_here():
    reader = Reader(1)
    try:
        assert reader.read(TEXT) == Reader().read(TEXT)
    finally:
        reader.close()


def test_what_was_closed_starts_nothing_again():
    reader = Reader(1)
    reader.close()
    with pytest.raises(HTTPException, match="ended"):
        reader.read(TEXT)
    assert reader._pool is None
