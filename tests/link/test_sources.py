"""What every source of items must do, run over all of them: a table in memory, an index, the API, a SPARQL endpoint."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import orjson
import pytest
from click.testing import CliRunner

from kg.cli import kg
from kg.link.book import BookSource
from kg.link.index_source import IndexBook
from kg.link.queries import Query
from kg.link.records import RecordBook, TypedRecord, compose_nothing
from kg.link.source import Source
from kg.link.sparql_source import SparqlSource
from kg.model import EntityId, EntityType, Qid
from kg.wikidata.index import Index
from kg.wikidata.kinds import read_roots
from kg.wikidata.live import AnswerCache, ClimbedKinds, Manners
from kg.wikidata.live.endpoint import Endpoint
from kg.wikidata.record import record_of
from tests.link.asking import WORLD, live
from tests.link.oxigraph_server import serving
from tests.link.wikidata_rdf import ntriples
from tests.wikidata_server import StillClock, running

NAMES: Mapping[str, EntityType] = {
    "Varnland": EntityType.PLACE,
    "the Republic of Varnland": EntityType.PLACE,
    "PORT VARNEM": EntityType.PLACE,
    "Varnem": EntityType.PLACE,
    "VCG": EntityType.ORGANISATION,
    "Orla Tamm": EntityType.PERSON,
    "Zweifelhausen": EntityType.PLACE,
}
WANTED = {
    "Varnland": {("Q900001", "name", "place")},
    "the Republic of Varnland": {("Q900001", "alias", "place")},
    "PORT VARNEM": {("Q900002", "name", "place")},
    "Varnem": {("Q900002", "alias", "place")},
    "VCG": {("Q900004", "acronym", "organisation")},
    "Orla Tamm": {("Q900003", "name", "person")},
    "Zweifelhausen": set(),
}


def table(_folder: Path) -> Iterator[Source]:
    """Records in memory."""
    records = [record for entity in WORLD if (record := record_of(entity))]
    above = {record.item: record.superclasses for record in records}
    types = ClimbedKinds(read_roots(), lambda classes: {one: above.get(one, ()) for one in classes}).types_of(records)
    typed = [
        TypedRecord(record=record, type=type_, source="table")
        for record, type_ in zip(records, types, strict=True)
        if type_
    ]
    yield BookSource(RecordBook("table", typed), compose_nothing)


def index(folder: Path) -> Iterator[Source]:
    """An index of a dump."""
    (folder / "dump.json").write_bytes(b"[\n" + b",\n".join(map(orjson.dumps, WORLD)) + b"\n]\n")
    words = ["wikidata", "index", str(folder / "dump.json"), "--out", str(folder / "index"), "--processes", "1"]
    assert CliRunner().invoke(kg, words).exit_code == 0
    yield BookSource(IndexBook(Index(folder / "index")), compose_nothing)


def api(_folder: Path) -> Iterator[Source]:
    """The service's API."""
    with running() as service:
        service.add(*WORLD)
        yield live(service, StillClock())


def sparql(folder: Path) -> Iterator[Source]:
    """A real SPARQL server."""
    (folder / "world.nt").write_text(ntriples(WORLD), encoding="utf-8")
    clock = StillClock().clock
    with serving(folder / "world.nt", folder / "store") as url:
        cache, manners = AnswerCache(None, days=1, clock=clock), Manners(agent="test", timeout=5)
        yield SparqlSource(Endpoint(url, cache=cache, clock=clock, manners=manners), read_roots())


@pytest.fixture(scope="module", params=[table, index, api, pytest.param(sparql, marks=pytest.mark.service)])
def source(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Source]:
    """Each source in turn, over the same items."""
    yield from request.param(tmp_path_factory.mktemp(request.param.__name__))


def queries() -> list[Query]:
    """A query for each name."""
    return [Query(entity=EntityId(name), type=type_, names=(name,)) for name, type_ in NAMES.items()]


def test_all_sources_meet_the_same_names_in_the_same_way(source: Source) -> None:
    found = source.candidates(queries())
    met = {
        name: {(one.known.item.item, one.method, one.type) for one in items}
        for name, items in zip(NAMES, found, strict=True)
    }
    assert met == WANTED


def test_all_sources_know_the_same_of_an_item(source: Source) -> None:
    known = source.known([Qid("Q900002"), Qid("Q900003"), Qid("Q900005"), Qid("Q999999999")])
    town, sailor = known[Qid("Q900002")], known[Qid("Q900003")]
    assert known.keys() == {"Q900002", "Q900003"}
    assert (town.item.label, town.item.country, town.item.classes) == ("Port Varnem", "Q900001", ("Q901001",))
    assert (town.type, town.names, town.description) == ("place", ("Port Varnem", "Varnem"), "what Port Varnem is")
    assert (sailor.type, sailor.item.country) == ("person", "Q900001")
    assert sailor.related == frozenset({"Q900001"})
    assert 0 < town.prior < sailor.prior < 1


def test_the_items_asked_about_may_come_one_by_one(source: Source) -> None:
    assert source.known(iter([Qid("Q900002")])).keys() == {"Q900002"}


@pytest.mark.parametrize("odd", ["", "Q", "Q0", "P31", "Q1> } DROP ALL #", "Q1|Q2", "Q900002 "])
def test_what_is_no_item_is_not_known(source: Source, odd: str) -> None:
    assert dict(source.known([Qid(odd)])) == {}


def test_a_source_answers_query_by_query_in_order(source: Source) -> None:
    forwards, backwards = source.candidates(queries()), source.candidates(queries()[::-1])
    assert list(forwards) == list(backwards)[::-1]


def test_each_item_comes_once_a_query(source: Source) -> None:
    asked = Query(entity=EntityId("e"), type=EntityType.PLACE, names=("Varnland", "Republic of Varnland", "Varnland"))
    assert [one.known.item.item for one in source.candidates([asked])[0]] == ["Q900001"]


def test_nothing_asked_is_nothing_answered(source: Source) -> None:
    assert list(source.candidates([])) == []
    assert dict(source.known([])) == {}
    assert source.title
