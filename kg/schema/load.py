"""Reads every Turtle file of `ontology/` into one frozen `Schema`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import RdfFormat, Store

from kg.errors import SchemaError
from kg.model import Stance
from kg.schema.frame import Frame
from kg.schema.frames import read_frames
from kg.schema.lexicon import Cue, LoadedTerm, WordList
from kg.schema.relations import RelationType, read_relations
from kg.schema.terms import kg_class, literals, local, only
from kg.schema.vocabulary import KG, RDFS_LABEL

__all__ = ["Schema", "literals", "load_schema", "local"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Schema:
    """The ontology: word lists by name, cues, loaded terms, event frames by local name, relation types."""

    words: Mapping[str, WordList] = field(default_factory=dict)
    cues: tuple[Cue, ...] = ()
    loaded_terms: tuple[LoadedTerm, ...] = ()
    frames: Mapping[str, Frame] = field(default_factory=dict)
    relations: tuple[RelationType, ...] = ()

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
    words = _word_lists(store)
    return Schema(
        words=words,
        cues=_cues(store),
        loaded_terms=_loaded_terms(store),
        frames=read_frames(store, words),
        relations=read_relations(store, words),
    )


def _word_lists(store: Store) -> Mapping[str, WordList]:
    lists = (
        WordList(
            name=local(node),
            words=frozenset(word.lower() for word in literals(store, node, KG.word)),
            means=only(store, node, KG.means),
        )
        for node in kg_class(store, "WordList")
    )
    return {found.name: found for found in lists}


def _cues(store: Store) -> tuple[Cue, ...]:
    """Cue words: `kg:Says a kg:CueSet ; kg:stance "asserts" ; kg:verb "say", "tell" ; kg:noun "statement"`."""
    return tuple(
        Cue(
            lemma=lemma,
            pos=pos,
            stance=Stance(only(store, node, KG.stance) or "asserts"),
            takes=frozenset(literals(store, node, KG.takes)),
        )
        for node in kg_class(store, "CueSet")
        for pos in ("verb", "noun", "adjective", "phrase")
        for lemma in literals(store, node, KG(pos))
    )


def _loaded_terms(store: Store) -> tuple[LoadedTerm, ...]:
    return tuple(
        LoadedTerm(
            label=only(store, node, RDFS_LABEL) or local(node),
            forms=frozenset(form.lower() for form in literals(store, node, KG.form)),
            kind=only(store, node, KG.kind) or "evaluative",
            neutral=only(store, node, KG.neutral),
        )
        for node in kg_class(store, "LoadedTerm")
    )
