"""Look-ups in an index, of a dump of invented entities."""

import sqlite3
from pathlib import Path

import pytest

from kg.errors import LinkError
from kg.model import EntityType, Qid
from kg.wikidata.index import Index
from kg.wikidata.tables import APPLICATION, FORMAT
from tests.wikidata import entities as made
from tests.wikidata.entities import ENTITIES, entity, of, statement, text_value
from tests.wikidata.indexing import indexed, order


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    """An index of the invented entities."""
    return indexed(ENTITIES, tmp_path_factory.mktemp("index"))


def bearers(index: Index, key: str) -> list[tuple[str, str, str]]:
    """Who bears a key."""
    return [(named.item, str(named.type), named.method) for named in index.bearing([key]).get(key, ())]


@pytest.mark.parametrize(
    ("key", "item", "type_", "method"),
    [
        ("veldania", made.LAND, "place", "name"),
        ("republic of veldania", made.LAND, "place", "alias"),
        ("VLD", made.LAND, "place", "alias"),
        ("veldanian", made.LAND, "place", "demonym"),
        ("port ostrel", made.TOWN, "place", "name"),
        ("~brtstrl", made.TOWN, "place", "normalised"),
        ("VRP", made.PARTY, "organisation", "alias"),
        ("ilsa marenko", made.KEEPER, "person", "name"),
        (",marenko", made.KEEPER, "person", "surname"),
        ("dov marenko", made.TRAITOR, "person", "name"),
        ("president of veldania", made.POST, "other", "name"),
        ("sailing of ostrel", made.SAILING, "event", "name"),
    ],
)
def test_a_name_is_found_under_its_key(index: Index, key: str, item: str, type_: str, method: str) -> None:
    assert bearers(index, key) == [(item, type_, method)]


@pytest.mark.parametrize("key", ["a survey of ostrel", "~lgkst", "island town", "nobody", "", "~vldnrfrmbrt"])
def test_what_is_left_out_bears_nothing(index: Index, key: str) -> None:
    """Articles, classes of places, names nobody has, and organisations by their sound."""
    assert bearers(index, key) == []


def test_namesakes_come_best_known_first_and_no_more_than_asked(tmp_path: Path) -> None:
    towns = [entity(f"Q{n}", "Ostrel", of("P31", "Q515"), sites=n % 7) for n in range(1, 101)]
    index = indexed(towns, tmp_path)
    assert [named.item for named in index.bearing(["ostrel"], most=3)["ostrel"]] == ["Q6", "Q13", "Q20"]
    assert len(index.bearing(["ostrel"])["ostrel"]) == 48


def test_what_is_known_of_an_item_comes_whole(index: Index) -> None:
    found = index.entries([made.LAND, made.KEEPER, "Q404"])
    assert list(found) == [made.LAND, made.KEEPER]
    land, keeper = found[Qid(made.LAND)], found[Qid(made.KEEPER)]
    assert (land.type, land.record.label, land.record.iso3166) == (EntityType.PLACE, "Veldania", "VD")
    assert (land.record.latitude, land.record.sitelinks, land.record.description) == (41.5, 180, "about Veldania")
    assert [(post.item, post.start, post.end) for post in keeper.record.positions] == [
        (made.POST, "2018-03-01", "2021-03-01")
    ]


@pytest.mark.parametrize("item", ["", "Q", "P31", "Q1x", "Q" + "9" * 15])
def test_ids_that_nothing_has_are_left_out(index: Index, item: str) -> None:
    assert index.entries([Qid(item)]) == {}


def test_a_class_may_come_behind_its_items(tmp_path: Path) -> None:
    town, kind = entity("Q1", "Ostrel", of("P31", "Q2")), entity("Q2", "island town", of("P279", "Q3"))
    above = entity("Q3", "town at sea", of("P279", "Q515"))
    assert bearers(indexed([town, kind, above], tmp_path), "ostrel") == [("Q1", "place", "name")]


def test_languages_asked_for_are_indexed_and_others_are_not(tmp_path: Path) -> None:
    labels = {
        one: {"language": one, "value": text} for one, text in (("en", "Ostrel"), ("ar", "أوستريل"), ("de", "Ostrell"))
    }
    index = indexed(
        [entity("Q1", "Ostrel", of("P31", "Q515")) | {"labels": labels}], tmp_path, order(languages=("ar", "en"))
    )
    assert index.entries([Qid("Q1")])[Qid("Q1")].record.label == "أوستريل"
    assert bearers(index, "ostrell") == []
    assert bearers(index, "اوستريل") == [("Q1", "place", "name")]


def test_everything_is_kept_when_asked_for(tmp_path: Path) -> None:
    nameless = entity("Q7", None, of("P31", "Q515"))
    index = indexed([*ENTITIES, nameless], tmp_path, order(everything=True))
    assert bearers(index, "a survey of ostrel") == [(made.BOOK, "other", "name")]
    assert index.entries([Qid("Q7")])[Qid("Q7")].type is EntityType.PLACE
    assert sum(int(count) for fact, count in index.facts.items() if fact.startswith("items ")) == len(ENTITIES) + 1


def test_an_item_that_is_there_twice_is_kept_once(tmp_path: Path) -> None:
    older = entity("Q1", "Ostrel", of("P31", "Q515"), statement("P1566", text_value("1")))
    newer = entity("Q1", "Ostrel", of("P31", "Q515"), statement("P1566", text_value("2")))
    index = indexed([older, newer, older], tmp_path)
    assert index.entries([Qid("Q1")])[Qid("Q1")].record.geonames == "1"
    assert bearers(index, "ostrel") == [("Q1", "place", "name")]


def test_the_same_dump_gives_the_same_index_however_many_processes_read_it(tmp_path: Path) -> None:
    def content(processes: int) -> list[str]:
        folder = tmp_path / str(processes)
        folder.mkdir()
        index = indexed(ENTITIES, folder, order(processes=processes))
        return list(sqlite3.connect(index.path).iterdump())

    assert content(1) == content(3)


def test_an_index_tells_of_itself(index: Index) -> None:
    assert index.title == "Wikidata index 2026-01-05"
    assert {name: index.facts[name] for name in ("dump", "languages", "lines", "malformed", "items person")} == {
        "dump": "index.json",
        "languages": "en",
        "lines": "12",
        "malformed": "0",
        "items person": "2",
    }


def test_an_index_may_be_read_by_several_threads(index: Index) -> None:
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(lambda _: bearers(index, "veldania"), range(200)))
    assert found == [[(made.LAND, "place", "name")]] * 200


def test_no_index_is_told(tmp_path: Path) -> None:
    with pytest.raises(LinkError, match=r"no such index: make it with kg wikidata index DUMP --out .*none.kgw"):
        Index(tmp_path / "none.kgw").bearing(["a"])


def test_another_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.kgw"
    path.write_bytes(b"no database" * 400)
    with pytest.raises(LinkError, match=r"a.kgw: not an index of Wikidata \(file is not a database\): build it again"):
        Index(path).bearing(["a"])


@pytest.mark.parametrize(
    ("application", "version", "why"),
    [
        (0, 0, "a database, but not an index of Wikidata"),
        (APPLICATION, FORMAT + 1, f"an index of format {FORMAT + 1}, and this version reads {FORMAT}"),
    ],
)
def test_a_foreign_or_older_database_is_told(application: int, version: int, why: str, tmp_path: Path) -> None:
    path = tmp_path / "a.kgw"
    database = sqlite3.connect(path)
    database.executescript(f"PRAGMA application_id={application}; PRAGMA user_version={version}; CREATE TABLE t (a)")
    database.close()
    with pytest.raises(LinkError, match=f"a.kgw: {why}: build it again with kg wikidata index"):
        Index(path).facts  # noqa: B018 - reading it is what fails


def test_a_cut_index_is_told(index: Index, tmp_path: Path) -> None:
    path = tmp_path / "cut.kgw"
    path.write_bytes(index.path.read_bytes()[:5000])
    with pytest.raises(LinkError, match=r"cut.kgw: .*(damaged|not an index).*build it again"):
        Index(path).bearing(["veldania"])
