"""Wording: loaded terms, whom they are about, and whose words they are."""

from collections.abc import Callable

import pytest

from kg.model import Extraction, Wording
from kg.schema import Schema

ExtractText = Callable[..., Extraction]


def label_of(found: Extraction, key: str | None) -> str | None:
    """The label of an entity."""
    return next((e.label for e in found.entities if e.id == key), None)


def use(found: Extraction, term: str) -> Wording:
    """The one use of a term."""
    (wording,) = [w for w in found.wordings if w.term == term]
    return wording


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "term", "about"),
    [
        ("The so-called Northern Council met in Geneva.", "so-called", "Northern Council"),
        ("Thousands mourned the martyrdom of Karim Haddad.", "martyrdom", "Karim Haddad"),
        ("Hezbollah is a terrorist group, the minister wrote.", "terrorist group", "Hezbollah"),
        ("The army liberated Mosul in July.", "liberate", "Mosul"),
    ],
)
def test_a_loaded_term_is_about_what_it_names(extract_text: ExtractText, text: str, term: str, about: str) -> None:
    found = extract_text(text)
    assert about in (label_of(found, use(found, term).entity) or "")


@pytest.mark.model
def test_a_term_in_quotation_marks_is_the_speakers(extract_text: ExtractText) -> None:
    found = extract_text("“The thugs will be caught before the winter,” said Karim Haddad.")
    assert label_of(found, use(found, "thug").user) == "Karim Haddad"


@pytest.mark.model
def test_a_term_outside_quotation_marks_is_the_outlets(extract_text: ExtractText) -> None:
    found = extract_text("Karim Haddad said the thugs would be caught before the winter.")
    assert use(found, "thug").user is None


@pytest.mark.model
def test_the_longest_term_is_kept_alone(extract_text: ExtractText) -> None:
    found = extract_text("The occupation forces withdrew from the Zionist entity.")
    assert [w.term for w in found.wordings] == ["occupation forces", "Zionist entity"]


@pytest.mark.model
def test_a_compound_that_turns_a_term_round_is_no_use_of_it(extract_text: ExtractText) -> None:
    assert extract_text("The anti-terror law was passed on Monday.").wordings == ()


def test_the_list_of_loaded_terms_is_broad_and_every_form_belongs_to_one_term(schema: Schema) -> None:
    forms = [form for term in schema.loaded_terms for form in term.forms]
    assert len(schema.loaded_terms) >= 80
    assert len(forms) == len(set(forms))
