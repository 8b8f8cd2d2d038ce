"""Finds the tokens worth a look by their ids."""

from collections.abc import Iterable, Mapping

from spacy.strings import get_string_id

from kg.extract.tokens import Doc


def ids(words: Iterable[str]) -> frozenset[int]:
    """The ids of words in spaCy's strings."""
    return frozenset(get_string_id(word) for word in words)


def starts(doc: Doc) -> Mapping[int, int]:
    """Each token's position by the offset it begins at."""
    return {token.idx: token.i for token in doc}
