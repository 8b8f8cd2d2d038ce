"""A SPARQL endpoint that holds Wikidata's RDF as a source of items: the public query service, QLever, or your own."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from kg.link.book import BookSource
from kg.link.candidates import CandidateItem, looked_up
from kg.link.known import Known
from kg.link.names import in_capitals, plain_name
from kg.link.queries import Query
from kg.link.records import RecordBook, TypedRecord, compose_nothing, day_of
from kg.model import EntityType, Qid
from kg.wikidata.kinds import Roots
from kg.wikidata.live.classes import ClimbedKinds
from kg.wikidata.live.endpoint import Endpoint, Row, name_terms
from kg.wikidata.live.shapes import ITEM
from kg.wikidata.live.triples import count_of, item_of, records_of

__all__ = ["SparqlSource"]

NAMES_AT_ONCE, ITEMS_AT_ONCE = 400, 200  # terms of one query: an answer must come in under a minute
MOST_BEARERS = 20  # items read that bear one name, the best known of them
Thing = TypeVar("Thing", bound=str)


class SparqlSource:
    """A source over an endpoint. It raises `NoAnswerError` when the endpoint does not answer."""

    def __init__(self, endpoint: Endpoint, roots: Roots) -> None:
        """Over an endpoint; an item whose classes come under none of the known ones is no thing of the news."""
        self._endpoint = endpoint
        self._kinds = ClimbedKinds(roots, self._superclasses)

    @property
    def title(self) -> str:
        """The endpoint's address; what it says may change, so each item tells the day on which it was read."""
        return f"SPARQL endpoint {self._endpoint.url}"

    def candidates(self, queries: Sequence[Query]) -> Sequence[tuple[CandidateItem, ...]]:
        """The items that each query's names may mean; things without a name are not asked about."""
        written = dict.fromkeys(form for query in queries if query.named for form in _written(query))
        return BookSource(self._book(self._bearing(list(written))), compose_nothing).candidates(queries)

    def known(self, items: Iterable[Qid]) -> Mapping[Qid, Known]:
        """What the endpoint knows of those of the items that it has and that are things of the news."""
        wanted = list(items)
        return self._book(wanted).facts(wanted)

    def _bearing(self, names: Sequence[str]) -> dict[Qid, None]:
        """The items that bear the names, of each name the best known."""
        bearers: defaultdict[str, dict[Qid, int]] = defaultdict(dict)
        for part in _parts(names, NAMES_AT_ONCE):
            for row in self._endpoint.rows("named", [term for name in part for term in name_terms(name)]).rows:
                if (item := item_of(row.get("item"))) and "name" in row:
                    bearers[row["name"]["value"]][item] = count_of(row.get("pages"))
        return {item: None for found in bearers.values() for item in _best_known(found)}

    def _book(self, items: Collection[Qid]) -> RecordBook:
        known = [item for item in dict.fromkeys(items) if ITEM.fullmatch(item)]
        return RecordBook(self.title, [one for part in _parts(known, ITEMS_AT_ONCE) for one in self._read(part)])

    def _read(self, items: Sequence[Qid]) -> Iterator[TypedRecord]:
        answer = self._endpoint.rows("stated", _terms(items))
        records = records_of(answer.rows, self._endpoint.rows("posts", _terms(items)).rows)
        for record, type_ in zip(records, self._kinds.types_of(records), strict=True):
            if type_:
                yield TypedRecord(record=record, type=type_, source=f"{self.title}, {day_of(answer.at)}")

    def _superclasses(self, classes: Sequence[Qid]) -> dict[Qid, list[Qid]]:
        above: defaultdict[Qid, list[Qid]] = defaultdict(list)
        for part in _parts(classes, ITEMS_AT_ONCE):
            for below, up in sorted(_pairs(self._endpoint.rows("above", _terms(part)).rows)):
                above[below].append(up)
        return dict(above)


def _written(query: Query) -> Iterator[str]:
    """The ways in which an endpoint, which knows nothing of likeness, may have a query's names."""
    yield from (form for form in _forms(query) if form and form.isprintable())


def _forms(query: Query) -> Iterator[str]:
    for name in (*looked_up(query), *(name for name, _ in query.parted)):
        plain = plain_name(name)
        yield from (name, plain, plain.lower(), in_capitals(name))
        if plain.isupper():
            yield plain.title()
        if query.type is EntityType.NATIONALITY:
            yield plain.removesuffix("s")


def _best_known(found: Mapping[Qid, int]) -> list[Qid]:
    return sorted(found, key=lambda item: (-found[item], int(item[1:])))[:MOST_BEARERS]


def _terms(items: Iterable[Qid]) -> list[str]:
    return [f"<http://www.wikidata.org/entity/{item}>" for item in items]


def _pairs(rows: Iterable[Row]) -> Iterator[tuple[Qid, Qid]]:
    for row in rows:
        below, above = item_of(row.get("class")), item_of(row.get("above"))
        if below and above:
            yield below, above


def _parts(things: Sequence[Thing], size: int) -> Iterator[Sequence[Thing]]:
    yield from (things[begin : begin + size] for begin in range(0, len(things), size))
