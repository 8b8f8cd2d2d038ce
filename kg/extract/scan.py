"""Finds the tokens worth a look by their ids, without making a Token of every word (a quarter of a finder's time)."""

from collections.abc import Iterable, Mapping

from spacy.strings import get_string_id
from spacy.tokens import Doc


def ids(words: Iterable[str]) -> frozenset[int]:
    """The ids of words in spaCy's strings."""
    return frozenset(get_string_id(word) for word in words)


def positions(doc: Doc, *, lemmas: frozenset[int] = frozenset(), lowers: frozenset[int] = frozenset()) -> list[int]:
    """The positions of tokens whose lemma or lower-case form is among those ids, in order."""
    rows = doc.to_array(["LEMMA", "LOWER"]).tolist()
    return [i for i, (lemma, lower) in enumerate(rows) if lemma in lemmas or lower in lowers]


def starts(doc: Doc) -> Mapping[int, int]:
    """Each token's position by the offset it begins at."""
    return {offset: i for i, offset in enumerate(doc.to_array(["IDX"]).tolist())}
