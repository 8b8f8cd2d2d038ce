"""Parts of speech, morphology and lemmas, worked out once for each word with its tag and role.

spaCy's attribute ruler and rule lemmatizer look at one word at a time, but for a few contractions ("gon na"), and
take a sixth of a pipeline's time. Their answers are remembered; a Doc with a word that opens a contraction goes to
them whole.
"""

from collections.abc import Callable, Iterable
from typing import cast

import numpy as np
from spacy.language import Language
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.tokens import Doc
from thinc.types import Ints2d

NAMES = ("attribute_ruler", "lemmatizer")
ASKED: list[int | str] = ["ORTH", "TAG", "DEP"]
ANSWERED: list[int | str] = ["TAG", "POS", "MORPH", "LEMMA", "DEP"]
KEPT = 500_000  # answers remembered before all are forgotten, so that memory stays flat
LOOKED_AT = frozenset({"LOWER", "TAG", "DEP", "IS_SPACE"})  # what follows from `ASKED`

Key = tuple[int, ...]
Attributes = Callable[[Doc], Doc]


class WordForms:
    """Does the work of a ruler and a lemmatizer, from memory where it can."""

    def __init__(self, ruler: AttributeRuler, lemmatizer: Lemmatizer, openers: frozenset[str]) -> None:
        """Remember the answers of the two components; `openers` are words that begin a contraction."""
        self._ruler = ruler
        self._lemmatizer = lemmatizer
        self._openers = frozenset(ruler.vocab.strings.add(word) for word in openers)
        self._known: dict[Key, Key] = {}

    def __call__(self, doc: Doc) -> Doc:
        """The Doc with its words' attributes and lemmas set."""
        if not len(doc) or not self._openers.isdisjoint(doc.to_array("LOWER").tolist()):
            return self._ask(doc)
        if len(self._known) > KEPT:
            self._known.clear()
        keys: list[Key] = list(map(tuple, doc.to_array(ASKED).tolist()))
        self._learn(doc, dict.fromkeys(key for key in keys if key not in self._known))
        known = self._known
        return doc.from_array(ANSWERED, _table(known[key] for key in keys))

    def _learn(self, doc: Doc, keys: Iterable[Key]) -> None:
        new = list(keys)
        if not new:
            return
        strings = doc.vocab.strings
        words = Doc(doc.vocab, words=[strings[key[0]] for key in new])
        words.from_array(ASKED[1:], _table(key[1:] for key in new))
        rows = self._ask(words).to_array(ANSWERED).tolist()
        self._known.update(zip(new, map(tuple, rows), strict=True))

    def _ask(self, doc: Doc) -> Doc:
        return self._lemmatizer(self._ruler(doc))


def word_forms(nlp: Language) -> Attributes | None:
    """A memory for the pipeline's ruler and lemmatizer, or None where they ask for more than the word."""
    if not all(name in nlp.pipe_names for name in NAMES):
        return None
    ruler, lemmatizer = (nlp.get_pipe(name) for name in NAMES)
    if not isinstance(ruler, AttributeRuler) or not isinstance(lemmatizer, Lemmatizer) or lemmatizer.mode != "rule":
        return None
    if nlp.pipe_names.index(NAMES[0]) + 1 != nlp.pipe_names.index(NAMES[1]):
        return None
    patterns = _patterns(ruler)
    openers = [pattern[0].get("LOWER") for pattern in patterns if len(pattern) > 1]
    known = all(LOOKED_AT.issuperset(word) for pattern in patterns for word in pattern)
    if not known or not all(isinstance(opener, str) for opener in openers):
        return None
    return WordForms(ruler, lemmatizer, frozenset(map(str, openers)))


def _patterns(ruler: AttributeRuler) -> list[list[dict[int | str, object]]]:
    """The patterns of a ruler's rules, each a list of what its words must be."""
    rules = (rule["patterns"] for rule in ruler.patterns)
    return [pattern for rule in rules if isinstance(rule, list) for pattern in rule if isinstance(pattern, list)]


def _table(rows: Iterable[Key]) -> Ints2d:
    return cast("Ints2d", np.array(list(rows), dtype=np.uint64))
