"""The table of a Doc's words says what spaCy says."""

from collections.abc import Callable

import pytest

from kg.extract.tokens import Doc
from kg.stages import Annotated

pytestmark = pytest.mark.model

TEXT = (
    "KARSAN, Velland (Wire) - Rebels of the Marsh Brigades shelled a police post near Old Karsan on Monday, killing "
    'two officers and wounding five others, the governor said. "It was them," he told reporters; nobody else would.\n\n'
    "Soldiers, medics and 12 volunteers who came from Tarna's border towns searched the ruins until dawn."
)
WORD = ("text", "lower_", "lemma_", "pos_", "tag_", "dep_", "ent_type_", "ent_iob_", "idx", "i", "whitespace_")
FLAGS = ("is_space", "is_punct", "is_quote", "is_bracket", "is_alpha", "is_upper", "is_lower", "like_num")
RELATED = ("lefts", "rights", "children", "subtree", "ancestors")
AnnotateText = Callable[..., Annotated]


def test_a_word_has_the_attributes_and_relatives_that_spacy_gives_it(annotate_text: AnnotateText) -> None:
    source = annotate_text(TEXT).doc
    for token, word in zip(source, Doc(source), strict=True):
        assert [getattr(token, name) for name in WORD + FLAGS] == [getattr(word, name) for name in WORD + FLAGS]
        for name in RELATED:
            assert [t.i for t in getattr(token, name)] == [t.i for t in getattr(word, name)]
        assert (token.head.i, token.left_edge.i, token.right_edge.i) == (
            word.head.i,
            word.left_edge.i,
            word.right_edge.i,
        )
        assert (token.sent.start, token.sent.end) == (word.sent.start, word.sent.end)


def test_sentences_names_noun_chunks_and_text_are_spacys(annotate_text: AnnotateText) -> None:
    source = annotate_text(TEXT).doc
    words = Doc(source)
    assert words.text == source.text
    for name in ("sents", "ents", "noun_chunks"):
        assert [(t.start, t.end) for t in getattr(source, name)] == [(t.start, t.end) for t in getattr(words, name)]


def test_any_stretch_covers_the_words_and_has_the_root_that_spacy_says(annotate_text: AnnotateText) -> None:
    source = annotate_text(TEXT).doc
    words = Doc(source)
    for begin, end in [(b, e) for b in range(0, len(TEXT), 5) for e in range(b + 1, len(TEXT), 17)]:
        expected, found = source.char_span(begin, end, alignment_mode="expand"), words.covering(begin, end)
        if not expected or not found:
            assert not expected
            assert not found
            continue
        assert (expected.start, expected.end, expected.root.i) == (found.start, found.end, found.root.i)


def test_words_are_found_by_lemma_and_by_lower_case_form(annotate_text: AnnotateText) -> None:
    source = annotate_text("Rebels fired. The rebel fires.").doc
    strings = source.vocab.strings
    assert Doc(source).places(lemmas={strings["fire"]}, lowers={strings["the"]}) == [1, 3, 5]
