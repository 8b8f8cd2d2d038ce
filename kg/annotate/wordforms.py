"""Parts of speech, morphology and lemmas, worked out once for each word with its tag and role.

spaCy's attribute ruler and rule lemmatizer look at one word at a time, but for a few pairs ("gon na", "there is"), and
take a sixth of a pipeline's time. Their answers are remembered, for pairs as pairs.
"""

from collections.abc import Callable, Iterable
from typing import cast

import numpy as np
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.tokens import Doc
from spacy.vocab import Vocab
from thinc.types import Ints2d

NAMES = ("attribute_ruler", "lemmatizer")
ASKED: list[int | str] = ["ORTH", "TAG", "DEP"]
ANSWERED: list[int | str] = ["TAG", "POS", "MORPH", "LEMMA", "DEP"]
PAIR = 2
KEPT = 500_000  # answers remembered before all are forgotten, so that memory stays flat
LOOKED_AT = frozenset({"LOWER", "TAG", "DEP", "IS_SPACE"})  # what follows from `ASKED`

Key = tuple[int, ...]
Run = tuple[Key, ...]
Attributes = Callable[[Doc], Doc]


class WordForms:
    """Does the work of a ruler and a lemmatizer, from memory where it can."""

    def __init__(self, ruler: AttributeRuler, lemmatizer: Lemmatizer) -> None:
        """Remember the answers of the two components."""
        self._ruler = ruler
        self._lemmatizer = lemmatizer
        self._pairs = Matcher(ruler.vocab, validate=False)
        for number, pattern in enumerate(pattern for pattern in _patterns(ruler) if len(pattern) > 1):
            self._pairs.add(str(number), [pattern[:1]])  # type: ignore[list-item] # spaCy types patterns by Any
        self._opens: dict[Key, bool] = {}
        self._known: dict[Run, Run] = {}

    def __call__(self, doc: Doc) -> Doc:
        """The Doc with its words' attributes and lemmas set."""
        if not len(doc):
            return doc
        if len(self._known) > KEPT:
            self._known.clear()
            self._opens.clear()
        runs = self._runs(doc.vocab, list(map(tuple, doc.to_array(ASKED).tolist())))
        self._learn(doc.vocab, dict.fromkeys(run for run in runs if run not in self._known))
        known = self._known
        return doc.from_array(ANSWERED, _table(row for run in runs for row in known[run]))

    def _runs(self, vocab: Vocab, keys: list[Key]) -> list[Run]:
        """The words one by one, but those that may open a pair with what follows."""
        self._meet(vocab, dict.fromkeys(key for key in keys if key not in self._opens))
        runs: list[Run] = []
        run: Run = ()
        for key in keys:
            run = (*run, key)
            if not self._opens[key]:
                runs.append(run)
                run = ()
        return [*runs, run] if run else runs

    def _meet(self, vocab: Vocab, keys: Iterable[Key]) -> None:
        """Note which new words may open a pair."""
        new = list(keys)
        if new:
            opening = {start for _, start, _ in self._pairs(_doc(vocab, new), allow_missing=True)}
            self._opens.update((key, place in opening) for place, key in enumerate(new))

    def _learn(self, vocab: Vocab, runs: Iterable[Run]) -> None:
        new = list(runs)
        if not new:
            return
        doc = self._lemmatizer(self._ruler(_doc(vocab, [key for run in new for key in run])))
        rows = iter(map(tuple, doc.to_array(ANSWERED).tolist()))
        self._known.update((run, tuple(next(rows) for _ in run)) for run in new)


def _doc(vocab: Vocab, keys: list[Key]) -> Doc:
    """A Doc of words with their tags and roles."""
    doc = Doc(vocab, words=[vocab.strings[key[0]] for key in keys])
    return doc.from_array(ASKED[1:], _table(key[1:] for key in keys))


def word_forms(nlp: Language) -> Attributes | None:
    """A memory for the pipeline's ruler and lemmatizer, or None where they ask for more than the word."""
    if not all(name in nlp.pipe_names for name in NAMES):
        return None
    ruler, lemmatizer = (nlp.get_pipe(name) for name in NAMES)
    if not isinstance(ruler, AttributeRuler) or not isinstance(lemmatizer, Lemmatizer) or lemmatizer.mode != "rule":
        return None
    if nlp.pipe_names.index(NAMES[0]) + 1 != nlp.pipe_names.index(NAMES[1]):
        return None
    fits = all(len(pattern) <= PAIR and all(map(LOOKED_AT.issuperset, pattern)) for pattern in _patterns(ruler))
    return WordForms(ruler, lemmatizer) if fits else None


def _patterns(ruler: AttributeRuler) -> list[list[dict[int | str, object]]]:
    """The patterns of a ruler's rules, each a list of what its words must be."""
    rules = (rule["patterns"] for rule in ruler.patterns)
    return [pattern for rule in rules if isinstance(rule, list) for pattern in rule if isinstance(pattern, list)]


def _table(rows: Iterable[Key]) -> Ints2d:
    return cast("Ints2d", np.array(list(rows), dtype=np.uint64))
