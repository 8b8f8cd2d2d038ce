"""Answers to the questions of a Reconciliation API client: the linker's own candidates, scored as it scores them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from kg.link.candidates import CandidateItem
from kg.link.fit import is_called
from kg.link.known import Known
from kg.link.linker import Thresholds, decisions
from kg.link.queries import Query
from kg.link.reconcile.questions import GIVEN, Asked, Given
from kg.link.source import Source
from kg.model import Candidate, EntityId, EntityType, Qid
from kg.wikidata.kinds import Roots

__all__ = ["Answer", "Answerer"]

CERTAIN, NO_ITEM = 1.0, Qid("")

Candidates = tuple[CandidateItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An item that a name may mean, what is known of it, and whether it is a sure hit."""

    candidate: Candidate
    known: Known
    match: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A question as queries: the thing itself first, then the places that it is said to lie in."""

    asked: Asked
    queries: tuple[Query, ...]
    places: Mapping[EntityId, Qid]


class Answerer:
    """Answers from one source of items; each question of a batch is decided by itself."""

    def __init__(self, source: Source, roots: Roots, thresholds: Thresholds | None = None) -> None:
        """Over a source; `roots` tell which type of thing a class stands for."""
        self._source = source
        self._roots = roots
        self._limits = thresholds or Thresholds()

    def answers(self, batch: Mapping[str, Asked]) -> dict[str, tuple[Answer, ...]]:
        """The answers to each question, best first."""
        rows = {key: self._row(key, asked) for key, asked in batch.items()}
        queries = [query for row in rows.values() for query in row.queries]
        found = iter(self._source.candidates(queries))
        places = self._source.known({item for row in rows.values() for item in row.places.values()})
        return {
            key: tuple(self._answered(row, list(islice(found, len(row.queries))), places))[: row.asked.limit]
            for key, row in rows.items()
        }

    def _row(self, key: str, asked: Asked) -> _Row:
        given = {EntityId(f"{key} {n}"): one for n, one in enumerate(asked.given) if one.property in GIVEN}
        thing = Query(
            entity=EntityId(key),
            type=self._type(asked.types),
            names=(asked.name,) if asked.name else (),
            within=tuple(given),
        )
        return _Row(
            asked=asked,
            queries=(thing, *(_place(entity, one) for entity, one in given.items())),
            places={entity: one.item for entity, one in given.items() if one.item},
        )

    def _type(self, kinds: Iterable[Qid]) -> EntityType:
        return next((type_ for kind in kinds if (type_ := self._roots.get(kind))), EntityType.OTHER)

    def _answered(self, row: _Row, found: Sequence[Candidates], places: Mapping[Qid, Known]) -> Iterator[Answer]:
        thing, *around = row.queries
        mine = tuple(one for one in found[0] if self._fits(row.asked, one.known))
        near = [
            _near(places.get(row.places.get(query.entity, NO_ITEM)), met)
            for query, met in zip(around, found[1:], strict=True)
        ]
        thing = replace(thing, classes=frozenset(_called(row.asked, mine)))
        link = next(decisions((thing, *around), (mine, *near), self._limits))
        known = {one.known.item.item: one.known for one in mine}
        for candidate in link.candidates:
            yield Answer(candidate=candidate, known=known[candidate.item], match=candidate.item == link.item)

    def _fits(self, asked: Asked, known: Known) -> bool:
        """Whether an item is of the types asked for, where they are asked for strictly."""
        if asked.strict == "should" or not asked.types:
            return True
        fitting = [kind in known.item.classes or self._roots.get(kind) is known.type for kind in asked.types]
        return all(fitting) if asked.strict == "all" else any(fitting)


def _place(entity: EntityId, given: Given) -> Query:
    return Query(entity=entity, type=EntityType.PLACE, names=(given.text,) if given.text else ())


def _near(given: Known | None, met: Candidates) -> Candidates:
    """What the place of a property may be: the item that was given, or those that bear the name."""
    if given is None:
        return met
    return (CandidateItem(known=given, type=given.type, method="name", likeness=CERTAIN),)


def _called(asked: Asked, candidates: Candidates) -> Iterator[Qid]:
    """The classes asked for that some candidate bears itself: those then tell the candidates apart."""
    for kind in asked.types:
        if any(is_called(kind, one.known.item.classes) for one in candidates):
            yield kind
