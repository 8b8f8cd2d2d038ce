"""Linking by an index of Wikidata."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import LinkError, UsageError
from kg.link.index_keys import index_keys
from kg.link.index_source import IndexBook, open_index
from kg.link.keys import key_of, keys_of, sound_key
from kg.link.queries import Query
from kg.link.records import TypedRecord, namings_of
from kg.model import EntityId, EntityType, Qid
from kg.settings import Settings
from kg.wikidata.index import Index
from kg.wikidata.record import record_of
from tests.wikidata.entities import ENTITIES, KEEPER, LAND, LEAGUE, PARTY, TOWN
from tests.wikidata.indexing import indexed

TYPES = {LAND: EntityType.PLACE, TOWN: EntityType.PLACE, PARTY: EntityType.ORGANISATION, KEEPER: EntityType.PERSON}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    """An index of the invented entities."""
    return indexed(ENTITIES, tmp_path_factory.mktemp("link"))


def query(name: str, type_: EntityType) -> Query:
    """A query for a name."""
    return Query(entity=EntityId("e0"), type=type_, names=(name,))


@pytest.mark.parametrize("item", list(TYPES))
def test_an_index_holds_the_names_that_a_book_of_records_holds(item: str, index: Index) -> None:
    record = next(found for one in ENTITIES if (found := record_of(one)) and found.item == item)
    expected: dict[str, dict[Qid, object]] = {}
    for key, naming in namings_of(TypedRecord(record=record, type=TYPES[item], source="")):
        expected.setdefault(key, {}).setdefault(naming.item, naming)
    found = IndexBook(index).bearing(list(expected))
    assert {key: {naming.item: naming for naming in several}[item] for key, several in found.items()} == {
        key: several[Qid(item)] for key, several in expected.items()
    }
    written = {key for key, method in index_keys(record) if key and (method != "normalised" or item != PARTY)}
    assert written == set(expected)


@given(st.text(max_size=30))
def test_both_keys_of_a_name_are_those_that_are_asked_for(name: str) -> None:
    assert keys_of(name) == (key_of(name), sound_key(name))


@pytest.mark.parametrize(
    ("name", "type_", "item", "method"),
    [
        ("Veldania", EntityType.PLACE, LAND, "name"),
        ("Veldanian", EntityType.NATIONALITY, LAND, "demonym"),
        ("VRP", EntityType.ORGANISATION, PARTY, "acronym"),
        ("LC", EntityType.ORGANISATION, LEAGUE, "acronym"),
        ("Port Ostreel", EntityType.PLACE, TOWN, "normalised"),
        ("Ilsa Marenko", EntityType.PERSON, KEEPER, "name"),
        ("Marenko", EntityType.PERSON, KEEPER, "surname"),
    ],
)
def test_an_index_gives_candidates(name: str, type_: EntityType, item: str, method: str, index: Index) -> None:
    source = open_index(Settings(linker=("index",), index=str(index.path)))
    found = {one.known.item.item: one.method for one in source.candidates([query(name, type_)])[0]}
    assert found[Qid(item)] == method


def test_the_packaged_catalogue_adds_its_names(index: Index) -> None:
    source = open_index(Settings(linker=("index",), index=str(index.path)))
    assert source.candidates([query("Iraq", EntityType.PLACE)])[0]
    assert source.title.startswith("Wikidata index 2026-01-05; starter catalogue")


def test_facts_say_where_they_are_from(index: Index) -> None:
    known = IndexBook(index).facts([Qid(TOWN), Qid("Q404")])
    assert list(known) == [TOWN]
    item = known[Qid(TOWN)].item
    assert (item.label, item.country, item.latitude, item.source) == (
        "Port-Ostrel",
        LAND,
        41.25,
        "Wikidata index 2026-01-05",
    )


def test_the_linker_index_needs_an_index(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="the linker index needs an index: give --index FILE"):
        open_index(Settings(linker=("index",)))
    source = open_index(Settings(linker=("index",), index=str(tmp_path / "none.kgw")))
    with pytest.raises(LinkError, match="no such index"):
        source.candidates([query("Iraq", EntityType.PLACE)])
