"""Which measure is told as the answer to which."""

import pytest

from legation.coding import code
from legation.documents import Article

CASES = [
    (
        "en",
        "Moscow expelled ten British diplomats on Friday in response to the expulsion of 23 Russian diplomats.",
        {("RUS", "GBR")},
    ),
    ("en", "London expelled 23 Russian diplomats. Moscow later expelled 23 British diplomats.", {("RUS", "GBR")}),
    (
        "en",
        (
            "Moscow expelled ten British diplomats on 3 May 2018. "
            "On 14 March 2018 London had expelled 23 Russian diplomats."
        ),
        {("RUS", "GBR")},
    ),
    ("nl", "Londen zette 23 Russische diplomaten uit. Als reactie zette Moskou tien Britten uit.", {("RUS", "GBR")}),
    ("en", "London expelled 23 Russian diplomats. Paris expelled four Russian diplomats.", set()),
]


@pytest.mark.parametrize(("lang", "text", "answering"), CASES)
def test_answers(lang, text, answering):
    measures = code(Article(id="t", text=text, lang=lang, published="2018-06")).measures
    assert {(m.actor, m.target) for m in measures if m.in_response_to} == answering
