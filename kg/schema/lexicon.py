"""Word knowledge that lives in `ontology/` as data: word lists, cues, loaded terms."""

from dataclasses import dataclass

from kg.model import Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class WordList:
    """A named list of lower-case words or phrases; `means` is what being in it says (a type, a slot …), if anything."""

    name: str
    words: frozenset[str]
    means: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A word that reports speech or thought: its lemma (or phrase), its part of speech and the stance it gives.

    `takes` is what may stand as its content: "clause", "quote", "infinitive", "gerund", "object", a preposition …
    """

    lemma: str
    pos: str
    stance: Stance
    takes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedTerm:
    """A loaded term of `wording.ttl`: the forms it takes (lower case), its kind, and a neutral counterpart."""

    label: str
    forms: frozenset[str]
    kind: str
    neutral: str | None
