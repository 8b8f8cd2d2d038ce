"""Terms are what Turtle makes of them."""

from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Triple

from kg.schema.turtle import lexical, literal, minted, statements, triples
from kg.schema.vocabulary import KG, RDF_TYPE, XSD

BASE = "https://example.org/"
NODE = NamedNode(f"{BASE}event/a")
words = st.text(st.characters(blacklist_categories=["Cs"]), max_size=30)


@given(words)
def test_any_words_come_back_from_turtle(value: str) -> None:
    found = triples({"event:a": {"kg:words": (literal(value),)}}, BASE)
    assert found == (Triple(NODE, KG.words, Literal(value)),)
    assert lexical(literal(value))[0] == value


@given(st.text("aZ09.-+!~_", min_size=1).filter(lambda local: not local.endswith(".")))
def test_versions_and_dates_are_local_names(local: str) -> None:
    found = triples({minted("event", local): {"kg:words": ("1",)}}, BASE)
    assert found[0].subject == NamedNode(f"{BASE}event/{local}")


def test_triples_and_terms_say_the_same() -> None:
    said = [
        Triple(NODE, RDF_TYPE, KG.Event),
        Triple(NODE, KG.minimum, Literal(7)),
        Triple(NODE, KG.score, Literal("0.5", datatype=XSD.decimal)),
        Triple(NODE, KG.score, Literal("x", datatype=XSD.decimal)),
        Triple(NODE, KG.day, Literal("2021-03-02", datatype=XSD.date)),
        Triple(NODE, KG.words, Literal("mot", language="fr")),
        Triple(NODE, KG.ended, Literal(value=True)),
        Triple(NODE, KG.item, NamedNode("urn:x:y")),
    ]
    assert set(triples(statements(said), BASE)) == set(said)
