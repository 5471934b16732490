"""What is to stand: surer drafts are never less acceptable, and rivals are seen."""

from legation.coding.acceptance import acceptable, features
from legation.coding.draft import Clues, Draft


def draft(type_="expel", actor="POL", target="RUS", sentence=0, **clues):
    return Draft(
        type=type_,
        actor=actor,
        target=target,
        status="done",
        rule="test",
        sentence=sentence,
        spans=[(0, 1)],
        clues=Clues(**clues),
    )


def test_a_sure_draft_stands_and_an_unsure_one_does_not():
    sure, unsure = acceptable([draft(), draft(sentence=3, actor="USA", type=0.2, ends=0.2, status=0.4)], "en")
    assert sure > 0.5 > unsure


def test_a_draft_sees_what_else_is_told():
    first, second = features([draft(type=0.9), draft(actor="RUS", target="POL", sentence=1, type=0.9)])
    assert "later turned" in first
    assert "earlier turned" in second


def test_a_surer_draft_of_the_same_sentence_is_a_rival():
    _, weak = features([draft(), draft(actor="LTU", ends=0.3)])
    assert "rival of its type" in weak
