"""Names that a text ties to a state are known from there on."""

from legation.coding.scene import scenes
from legation.language import analyse, pack


def people(text):
    analysis = analyse(text, "2020", pack("en"))
    list(scenes(analysis))
    return [(text[m.start : m.end], m.polity) for s in analysis.sentences[1:] for m in s.mentions if m.kind == "person"]


def test_an_envoy_keeps_the_state():
    assert people("Chad's ambassador, Mariam Moussa, was summoned. Moussa must leave.") == [("Moussa", "TCD")]


def test_small_letters_are_no_name():
    assert people("The Chadian ambassador left early. They left.") == []


def test_a_name_never_takes_the_place_of_a_state():
    text = "The Chadian ambassador France Moussa left. France said nothing. Moussa left."
    assert ("France", "TCD") not in people(text)


def test_a_name_may_stand_before_the_office():
    text = "Bolivia threw out Philip Goldberg, the American envoy, on Wednesday. Goldberg denied it."
    assert ("Goldberg", "USA") in people(text)
