"""The cues of `ontology/cues*.ttl`, made ready for looking up by a token's lemma."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from spacy.strings import StringStore

from kg.extract.tokens import Doc, Token
from kg.model import Stance
from kg.schema import Cue

# Where two sets give a word different stances for one kind of content, the earlier stance here holds.
STANCE_ORDER = (
    Stance.DENIES,
    Stance.ADMITS,
    Stance.THREATENS,
    Stance.PREDICTS,
    Stance.PROMISES,
    Stance.CLAIMS,
    Stance.ALLEGES,
    Stance.ASKS,
    Stance.ORDERS,
    Stance.ASSERTS,
    Stance.OPPOSES,
    Stance.DEMANDS,
    Stance.BELIEVES,
    Stance.SUPPORTS,
    Stance.WITHHOLDS,
)

HASHES = StringStore()  # spaCy hashes words the same in every pipeline

Takes = Mapping[str, Stance]  # what may stand as the content -> the stance it then gives


@dataclass(frozen=True, slots=True, kw_only=True)
class Senses:
    """A cue verb as it stands: the words that belong to it after the verb itself, and what it takes."""

    rest: tuple[Token, ...]
    takes: Takes


@dataclass(frozen=True, slots=True, kw_only=True)
class CueTable:
    """Cues by first word. A verb has, for each continuation ("" or "out", "for"), what it takes.

    `hashes` are spaCy's of every lemma that is a cue, as it may be spelled at a sentence's start too.
    """

    verbs: Mapping[str, Mapping[tuple[str, ...], Takes]]
    nouns: Mapping[str, Takes]
    adjectives: Mapping[str, Takes]
    phrases: re.Pattern[str]
    hashes: frozenset[int]

    def cues_in(self, doc: Doc) -> Iterator[Token]:
        """Every token whose lemma may be a cue, found by spaCy's hash of it."""
        return (doc[place] for place in doc.places(lemmas=self.hashes))

    def speaks(self, token: Token) -> bool:
        """Whether the token is a verb that may bring a quotation."""
        found = self.senses(token) if token.pos_ in {"VERB", "AUX"} else []
        return any("clause" in sense.takes or "quote" in sense.takes for sense in found)

    def senses(self, verb: Token) -> list[Senses]:
        """What the verb takes, its longest continuation in the text first."""
        found = self.verbs.get(verb.lemma_.lower(), {})
        matched = [(rest, follow(verb, rest)) for rest in sorted(found, key=len, reverse=True)]
        return [Senses(rest=words, takes=found[rest]) for rest, words in matched if words is not None]


def follow(verb: Token, rest: tuple[str, ...]) -> tuple[Token, ...] | None:
    """The tokens after (or hanging on) a verb that spell `rest`; None where it does not go on so."""
    if not rest:
        return ()
    if len(rest) == 1:
        found = next((c for c in verb.rights if c.dep_ in {"prt", "prep", "advmod"} and c.lower_ == rest[0]), None)
        return (found,) if found is not None else None
    after = tuple(verb.doc[verb.i + 1 : verb.i + 1 + len(rest)])
    return after if tuple(t.lower_ for t in after) == rest else None


def cue_table(cues: Iterable[Cue]) -> CueTable:
    """The table of the given cues."""
    verbs: dict[str, dict[tuple[str, ...], dict[str, Stance]]] = {}
    plain: dict[str, dict[str, dict[str, Stance]]] = {"noun": {}, "adjective": {}}
    phrases: list[str] = []
    for cue in sorted(cues, key=lambda c: STANCE_ORDER.index(c.stance)):
        first, *rest = cue.lemma.split()
        if cue.pos == "phrase":
            phrases.append(r"\s+".join(map(re.escape, cue.lemma.split())))
        elif cue.pos == "verb":
            _add(verbs.setdefault(first, {}).setdefault(tuple(rest), {}), cue)
        else:
            _add(plain[cue.pos].setdefault(cue.lemma, {}), cue)
    words = {*verbs, *plain["noun"], *plain["adjective"]}
    return CueTable(
        verbs=verbs,
        nouns=plain["noun"],
        adjectives=plain["adjective"],
        phrases=re.compile(rf"\b(?:{'|'.join(sorted(phrases))})\b", re.IGNORECASE),
        hashes=frozenset(HASHES[spelled] for word in words for spelled in (word, word.capitalize())),
    )


def _add(takes: dict[str, Stance], cue: Cue) -> None:
    for what in sorted(cue.takes):
        takes.setdefault(what, cue.stance)
