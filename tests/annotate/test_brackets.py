"""Words that stand right before a bracket."""

import spacy

from kg.annotate.spacy_pipeline import split_at_brackets


def test_a_name_is_parted_from_a_bracket_behind_it() -> None:
    nlp = spacy.blank("en")
    split_at_brackets(nlp)
    assert [token.text for token in nlp("Tarna(Arabic: x)")][:3] == ["Tarna", "(", "Arabic"]
