"""The same graphs in other shapes: every row with its citation, and nothing that is only said told as a fact."""

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
import rdflib

from kg.assemble import make_assembler, quads
from kg.assemble.assembler import EvidenceMode
from kg.errors import UsageError
from kg.export import EXPORTS, find_export
from kg.export.events_csv import COLUMNS
from kg.model import Extraction, Linked, Status
from kg.schema import load_schema
from kg.schema.codes import event_codes
from kg.store import EmbeddedStore
from tests.invented import LINKED, TEXT

SPACE = "{http://graphml.graphdrawing.org/xmlns}"
NIF = rdflib.Namespace("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#")
ITS = rdflib.Namespace("http://www.w3.org/2005/11/its/rdf#")


def store_of(linked: Linked = LINKED, evidence: EvidenceMode = "quotes") -> EmbeddedStore:
    store = EmbeddedStore()
    store.append(quads(make_assembler(load_schema(), version="1.2.3", evidence=evidence)(linked)))
    return store


def exported(name: str, linked: Linked = LINKED, evidence: EvidenceMode = "quotes") -> str:
    return find_export(name).write(store_of(linked, evidence)).decode("utf-8")


def with_status(status: Status) -> Linked:
    """The invented article, all of its events with another status."""
    found = LINKED.extraction
    return replace(LINKED, extraction=replace(found, events=tuple(replace(e, status=status) for e in found.events)))


def renamed(label: str) -> Linked:
    """The invented article with another title and its first entity called otherwise."""
    found = LINKED.extraction
    entities = (replace(found.entities[0], label=label), *found.entities[1:])
    article = replace(found.article, title=label)
    return replace(LINKED, extraction=replace(found, article=article, entities=entities))


def events_csv(linked: Linked = LINKED) -> list[Mapping[str, str]]:
    return list(csv.DictReader(io.StringIO(exported("csv", linked))))


@pytest.mark.parametrize("name", EXPORTS)
def test_an_export_of_no_event_is_told(name: str) -> None:
    empty = Linked(extraction=Extraction(article=LINKED.extraction.article))
    with pytest.raises(UsageError, match="nothing to export: "):
        exported(name, empty)


@pytest.mark.parametrize("name", EXPORTS)
def test_an_export_is_the_same_every_time(name: str) -> None:
    assert exported(name) == exported(name)


def test_csv_tells_who_did_what_to_whom_where_and_when() -> None:
    ambush = events_csv()[0]
    told = {
        "event_date": "2021-03-02",
        "time_precision": "1",
        "event_type": "Battles",
        "sub_event_type": "ambush",
        "actor1": "Red Dawn Front",
        "location": "Velden",
        "country": "Karvia",
        "admin1": "Marsh Province",
        "fatalities": "10",
        "status": "asserted",
    }
    assert {name: ambush[name] for name in told} == told


def test_csv_has_its_columns_in_order() -> None:
    assert exported("csv").splitlines()[0] == ",".join(COLUMNS)


def test_every_line_of_csv_can_be_found_in_the_text() -> None:
    for line in events_csv():
        words = TEXT[int(line["begin"]) : int(line["end"])]
        assert words in line["notes"]
        assert line["citation"].endswith(f"karvia, characters {line['begin']}-{line['end']}")


def test_csv_says_by_whom_an_event_is_only_reported() -> None:
    assert {line["status"] for line in events_csv(with_status(Status.CLAIMED))} == {"claimed"}


def test_csv_says_how_sure_a_doer_is_beside_the_event() -> None:
    assert all(line["actor1_status"] for line in events_csv() if line["actor1"])


@pytest.mark.parametrize(("day", "precision"), [("2021-03-02", "1"), ("2021-02", "3"), ("", "")])
def test_csv_tells_how_exact_a_date_is(day: str, precision: str) -> None:
    assert {line["time_precision"] for line in events_csv() if line["event_date"] == day} <= {precision}


def test_geojson_puts_events_where_their_place_lies() -> None:
    found = json.loads(exported("geojson"))["features"]
    assert [one["geometry"]["coordinates"] for one in found] == [[-3.25, 12.5]] * 2
    assert {one["properties"]["place"] for one in found} == {"Velden"}


def test_geojson_tells_the_status_of_event_and_doer() -> None:
    properties = json.loads(exported("geojson"))["features"][0]["properties"]
    assert (properties["status"], properties["perpetratorStatus"]) == ("asserted", "asserted")


def test_graphml_has_every_end_of_its_edges() -> None:
    root = ET.fromstring(exported("graphml"))  # noqa: S314  # our own output
    nodes = {node.get("id") for node in root.iter(f"{SPACE}node")}
    ends = {edge.get(end) for edge in root.iter(f"{SPACE}edge") for end in ("source", "target")}
    assert ends <= nodes
    assert len(nodes) == len(list(root.iter(f"{SPACE}node")))


def test_graphml_tells_the_status_of_each_edge() -> None:
    root = ET.fromstring(exported("graphml"))  # noqa: S314  # our own output
    for edge in root.iter(f"{SPACE}edge"):
        assert {data.get("key") for data in edge} == {"edge-label", "edge-status", "edge-citation"}


def test_graphml_stands_whatever_a_text_holds() -> None:
    root = ET.fromstring(exported("graphml", renamed('<Red & "Dawn"\x0c>')))  # noqa: S314  # our own output
    told = " ".join(data.text or "" for data in root.iter(f"{SPACE}data"))
    assert '<Red & "Dawn"\N{REPLACEMENT CHARACTER}>' in told


def test_follow_the_money_knows_each_id_that_it_points_at() -> None:
    entities = [json.loads(line) for line in exported("ftm").splitlines()]
    ids = {one["id"] for one in entities}
    for one in entities:
        for name in ("subject", "object", "proof", "involved"):
            assert set(one["properties"].get(name, ())) <= ids


def test_follow_the_money_has_the_schemata_it_says() -> None:
    schemata = {json.loads(line)["schema"] for line in exported("ftm").splitlines()}
    assert schemata == {"Article", "Event", "Organization", "UnknownLink"}


@pytest.mark.parametrize("name", ["ftm", "quickstatements"])
@pytest.mark.parametrize("status", [one for one in Status if one is not Status.ASSERTED])
def test_what_no_outlet_asserts_is_left_out_where_nothing_could_say_so(name: str, status: Status) -> None:
    with pytest.raises(UsageError, match="nothing to export"):
        exported(name, with_status(status))


def test_quickstatements_make_an_item_an_event_with_a_source_for_each_statement() -> None:
    first = exported("quickstatements").split("\n\n")[0].splitlines()
    assert first[:2] == ["CREATE", 'LAST\tLen\t"2021-03-02 ambush in Velden"']
    assert first[2].startswith('LAST\tP31\tQ680838\tS854\t"https://example.org/karvia"\tS1683\ten:"KARVIA')
    assert [line.split("\t")[1:3] for line in first[3:]] == [
        ["P585", "+2021-03-02T00:00:00Z/11"],
        ["P276", "Q1000001"],
        ["P1120", "10"],
    ]


def test_no_text_can_end_a_statement_early() -> None:
    hostile = renamed('Front"\tP31\tQ5\nCREATE')
    assert all(line.count('"') % 2 == 0 for line in exported("quickstatements", hostile).splitlines())
    assert exported("quickstatements", hostile).count("CREATE") == 2


def test_nif_gives_each_mention_its_words_in_its_sentence() -> None:
    graph = rdflib.Graph().parse(data=exported("nif"), format="turtle")
    phrases = list(graph.subjects(rdflib.RDF.type, NIF.Phrase))
    assert phrases
    for phrase in phrases:
        context = graph.value(phrase, NIF.referenceContext)
        whole, words = str(graph.value(context, NIF.isString)), str(graph.value(phrase, NIF.anchorOf))
        begin, end = (int(str(graph.value(phrase, NIF[name]))) for name in ("beginIndex", "endIndex"))
        assert whole[begin:end] == words
        assert whole in TEXT


def test_nif_names_the_item_that_a_mention_is_linked_to() -> None:
    graph = rdflib.Graph().parse(data=exported("nif"), format="turtle")
    named = {
        str(graph.value(one, NIF.anchorOf)): str(graph.value(one, ITS.taIdentRef))
        for one in graph.subjects(NIF.anchorOf)
    }
    assert named["Velden"] == "http://www.wikidata.org/entity/Q1000001"


def test_nif_needs_quoted_sentences() -> None:
    with pytest.raises(UsageError, match="built with --evidence offsets"):
        exported("nif", evidence="offsets")


def test_the_page_shows_sentences_and_where_they_stand() -> None:
    page = exported("html")
    assert "Rebels kill soldiers in Marsh Province" in page
    assert "“KARVIA, March 3 (NPA) — Fighters of the Red Dawn Front" in page
    assert "karvia, characters 95-103" in page


def test_the_page_needs_nothing_else() -> None:
    page = exported("html")
    assert "<script" not in page
    assert "<link" not in page
    assert "src=" not in page


def test_no_text_becomes_markup_of_the_page() -> None:
    page = exported("html", renamed("<script>alert(1)</script><img src=x onerror=alert(1)>"))
    assert "<script" not in page
    assert "<img" not in page
    assert "&lt;script&gt;" in page


def test_a_type_without_a_code_has_its_parents() -> None:
    codes = event_codes()
    assert codes["car bombing"].acled == "Explosions/Remote violence"


def test_no_type_has_its_parents_item() -> None:
    items = [codes.wikidata for codes in event_codes().values() if codes.wikidata]
    assert len(items) == len(set(items))
