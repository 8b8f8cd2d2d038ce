"""Reads every Turtle file of `ontology/` into one frozen `Schema`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import Literal, NamedNode, RdfFormat, Store

from kg.errors import SchemaError
from kg.model import Stance
from kg.schema.lexicon import Cue, LoadedTerm, WordList
from kg.schema.vocabulary import KG, RDF_TYPE, RDFS_LABEL

__all__ = ["Schema", "load_schema"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Schema:
    """The ontology: word lists by name, cues, loaded terms (event frames and relations beside them)."""

    words: Mapping[str, WordList] = field(default_factory=dict)
    cues: tuple[Cue, ...] = ()
    loaded_terms: tuple[LoadedTerm, ...] = ()

    def listed(self, name: str) -> frozenset[str]:
        """The words of a list; a name no file defines is an error, so that a typing slip is not an empty list."""
        if name not in self.words:
            raise SchemaError(f"no kg:WordList named {name!r} in ontology/: add it, or mend the name")
        return self.words[name].words


def ontology_folder() -> Path:
    """Where the ontology lies: inside the installed package, else beside it in a checkout."""
    inside = Path(__file__).parents[1] / "ontology"
    return inside if inside.is_dir() else Path(__file__).parents[2] / "ontology"


def load_schema(folder: Path | None = None) -> Schema:
    """The schema of an ontology folder (the packaged one by default)."""
    store = Store()
    for path in sorted((folder or ontology_folder()).rglob("*.ttl")):
        try:
            store.load(path=str(path), format=RdfFormat.TURTLE)
        except (SyntaxError, ValueError) as error:
            raise SchemaError(f"{path.name}: not valid Turtle: {error}") from error
    return Schema(words=_word_lists(store), cues=_cues(store), loaded_terms=_loaded_terms(store))


def local(node: NamedNode) -> str:
    """The part of an IRI after its last # or /."""
    return re.split(r"[#/]", node.value)[-1]


def _of_class(store: Store, name: str) -> list[NamedNode]:
    found = (q.subject for q in store.quads_for_pattern(None, RDF_TYPE, KG(name), None))
    return sorted((s for s in found if isinstance(s, NamedNode)), key=lambda s: s.value)


def literals(store: Store, subject: NamedNode, predicate: NamedNode) -> list[str]:
    """The values of a property, sorted."""
    objects = (q.object for q in store.quads_for_pattern(subject, predicate, None, None))
    return sorted(o.value for o in objects if isinstance(o, Literal))


def _only(store: Store, subject: NamedNode, predicate: NamedNode) -> str | None:
    values = literals(store, subject, predicate)
    if len(values) > 1:
        raise SchemaError(f"{local(subject)} has {len(values)} values of {local(predicate)}: keep one")
    return values[0] if values else None


def _word_lists(store: Store) -> Mapping[str, WordList]:
    lists = (
        WordList(
            name=local(node),
            words=frozenset(word.lower() for word in literals(store, node, KG.word)),
            means=_only(store, node, KG.means),
        )
        for node in _of_class(store, "WordList")
    )
    return {found.name: found for found in lists}


def _cues(store: Store) -> tuple[Cue, ...]:
    """Cue words: `kg:Says a kg:CueSet ; kg:stance "asserts" ; kg:verb "say", "tell" ; kg:noun "statement"`."""
    return tuple(
        Cue(lemma=lemma, pos=pos, stance=Stance(_only(store, node, KG.stance) or "asserts"))
        for node in _of_class(store, "CueSet")
        for pos in ("verb", "noun", "adjective", "phrase")
        for lemma in literals(store, node, KG(pos))
    )


def _loaded_terms(store: Store) -> tuple[LoadedTerm, ...]:
    return tuple(
        LoadedTerm(
            label=_only(store, node, RDFS_LABEL) or local(node),
            forms=frozenset(form.lower() for form in literals(store, node, KG.form)),
            kind=_only(store, node, KG.kind) or "evaluative",
            neutral=_only(store, node, KG.neutral),
        )
        for node in _of_class(store, "LoadedTerm")
    )
