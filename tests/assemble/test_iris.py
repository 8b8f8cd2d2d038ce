"""IRIs are hashes of content."""

from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from kg.schema.iris import camel, mint, slugged
from kg.schema.turtle import iri, spaces

words = st.text(max_size=30)


@given(st.lists(words, max_size=4), words)
def test_any_content_makes_a_valid_iri(parts: list[str], name: str) -> None:
    assert NamedNode(iri(mint("event", *parts, name=name), spaces("https://example.org/")))


@given(st.lists(words, min_size=1, max_size=3), st.lists(words, min_size=1, max_size=3))
def test_other_content_makes_another_iri(one: list[str], other: list[str]) -> None:
    same = "\x1f".join(one) == "\x1f".join(other)
    assert (mint("event", *one) == mint("event", *other)) is same


def test_a_name_makes_the_iri_readable() -> None:
    assert mint("entity", 1, name="Abū Layla").startswith("entity:abu-layla-")


def test_a_name_in_another_script_leaves_the_hash_alone() -> None:
    assert slugged("بغداد") == ""


def test_labels_become_local_names() -> None:
    assert (camel("car bombing", upper=True), camel("in conflict with", upper=False)) == (
        "CarBombing",
        "inConflictWith",
    )
