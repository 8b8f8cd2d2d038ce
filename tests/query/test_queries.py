"""Named queries: the contract's columns, and the same rows whatever the graph came through."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from kg.assemble import FORMATS, make_assembler, quads, write_file
from kg.errors import QueryError
from kg.query import find_query, named_queries, read_query, run
from kg.schema import Schema
from kg.stages import Graph, Row, Store
from kg.store import EmbeddedStore, load_files
from tests.invented import AMBUSH, LINKED

ATTACK = (
    "event type date place perpetrator target victim weapon killed_min killed_max injured_min injured_max status quote"
)
COLUMNS: Mapping[str, str] = {
    "persons": "iri label wikidata mentions",
    "organisations": "iri label wikidata mentions",
    "places": "iri label wikidata mentions within latitude longitude",
    "attacks": ATTACK,
    "events": f"{ATTACK} agent patient topic",
    "casualties": "event outcome minimum maximum group according_to quote",
    "roles": "person role organisation start end quote",
    "relations": "subject relation object quote",
    "claims": "speaker speaker_role cue stance via content about",
    "timeline": "date event type label",
    "causes": "cause effect cue",
    "links": "label wikidata score margin method candidates",
    "evidence": "fact quote begin end finder",
    "who-attacked-whom": "perpetrator target attacks first last",
    "wording": "entity term quote outlet",
    "denials": "speaker speaker_role cue via content about outlet quote",
    "single-source": "date type role value source via outlet status quote",
    "corroborated": "date type role value sources outlet quote",
    "contradictions": "aspect first first_source second second_source date place",
    "by-speaker": "speaker speaker_role claims stances outlets about",
    "offices": "person office start end on catalogue",
    "uncertain-links": "article label type wikidata score margin reason candidates quote",
    "asserted": "outlet event type role value quote",
}
EMPTY = {"corroborated", "contradictions"}  # one article of one mind answers these with nothing


@pytest.fixture(scope="module")
def graph() -> Graph:
    return make_assembler(Schema(), version="1.2.3")(LINKED)


@pytest.fixture(scope="module")
def store(graph: Graph) -> Store:
    embedded = EmbeddedStore()
    embedded.replace(graph.iri, quads(graph))
    return embedded


def rows(store: Store, name: str, **bindings: str) -> list[Row]:
    return run(store, find_query(name), bindings)[1]


def test_every_question_of_the_contract_has_a_query() -> None:
    assert {query.name for query in named_queries()} == set(COLUMNS)


@pytest.mark.parametrize("name", sorted(COLUMNS))
def test_a_query_shows_the_contracts_columns(name: str, store: Store) -> None:
    columns, answer = run(store, find_query(name), {})
    assert set(COLUMNS[name].split()) <= set(columns)
    assert bool(answer) == (name not in EMPTY)


@pytest.mark.parametrize("name", sorted(COLUMNS))
def test_a_query_gives_the_same_rows_from_every_file_and_store(
    name: str, graph: Graph, store: Store, tmp_path: Path
) -> None:
    files = [write_file(graph, form, folder=tmp_path) for form in FORMATS]
    answers = [run(load_files([path]), find_query(name), {}) for path in (*files, tmp_path)]
    assert all(answer == run(store, find_query(name), {}) for answer in answers)


@pytest.mark.parametrize("name", sorted(COLUMNS))
def test_a_query_says_what_it_asks(name: str) -> None:
    query = find_query(name)
    assert query.title != name
    assert query.question.endswith("?")
    header = next(line for line in query.sparql.splitlines() if line.startswith("# Parameters:"))
    assert all(parameter in header for parameter in query.parameters)


def test_groups_of_one_sentence_add_up(store: Store) -> None:
    ambush = rows(store, "attacks", type="ambush")[0]
    assert (ambush["killed_min"], ambush["killed_max"]) == ("10", "10")
    assert (ambush["injured_min"], ambush["injured_max"]) == ("5", "")


def test_people_another_count_holds_are_not_added(tmp_path: Path) -> None:
    part = replace(AMBUSH.counts[1], included=True)
    events = (replace(AMBUSH, counts=(AMBUSH.counts[0], part)),)
    linked = replace(LINKED, extraction=replace(LINKED.extraction, events=events, causes=(), claims=()))
    store = load_files([write_file(make_assembler(Schema(), version="1.2.3")(linked), "turtle", folder=tmp_path)])
    ambush = rows(store, "attacks", type="ambush")[0]
    assert (ambush["killed_min"], ambush["killed_max"]) == ("7", "7")
    assert [row["included"] for row in rows(store, "casualties")] == ["true", ""]


def test_several_fillers_are_joined_in_order(store: Store) -> None:
    assert rows(store, "attacks", type="ambush")[0]["place"] == "Marsh Province; Velden"


def test_a_reported_attack_shows_its_status(store: Store) -> None:
    raid = rows(store, "attacks", status="attributed")
    assert [(row["type"], row["date"], row["victim"]) for row in raid] == [("raid", "2021-02", "two scouts")]


def test_agent_and_patient_repeat_an_attacks_parties(store: Store) -> None:
    ambush = rows(store, "events", type="ambush")[0]
    assert (ambush["agent"], ambush["patient"]) == ("Red Dawn Front", "army convoy; seven soldiers")


def test_only_persons_with_a_name_are_persons(store: Store) -> None:
    assert [row["label"] for row in rows(store, "persons")] == ["Ada Merrow"]


def test_places_show_what_they_lie_in(store: Store) -> None:
    velden = rows(store, "places", label="velden")[0]
    assert velden["within"] == "Karvia; Marsh Province"
    assert (velden["latitude"], velden["wikidata"]) == ("12.5", "http://www.wikidata.org/entity/Q1000001")


def test_a_timeline_can_be_bounded(store: Store) -> None:
    dates = [row["date"] for row in rows(store, "timeline", since="2021-02-15", until="2021-03-02")]
    assert dates == ["2021-02", "2021-03-02"]


def test_claims_show_who_carried_them(store: Store) -> None:
    told = rows(store, "claims", speaker="merrow")[0]
    assert (told["speaker_role"], told["via"]) == ("commander", "Northern Press Agency")
    assert told["about"] == "raid of two scouts by Red Dawn Front"


def test_an_uncertain_link_shows_its_candidates(store: Store) -> None:
    row = rows(store, "links", label="Ada")[0]
    assert (row["wikidata"], row["candidates"]) == ("", "1. Ada Merrow (Q1000005, 0.2)")


def test_a_parameter_cannot_break_out_of_its_literal(store: Store) -> None:
    assert rows(store, "attacks", place='" } ?s ?p ?o #') == []


def test_an_unknown_parameter_is_told(store: Store) -> None:
    with pytest.raises(QueryError, match="query 'causes' has no parameter 'place': its parameters are none"):
        rows(store, "causes", place="x")


def test_an_unknown_query_is_told() -> None:
    with pytest.raises(QueryError, match="no query named 'nonsense': choose from asserted, attacks"):
        find_query("nonsense")


def test_a_query_of_ones_own_may_have_parameters(store: Store) -> None:
    sparql = (
        "SELECT ?s WHERE { VALUES ?set_type { UNDEF } ?s <https://w3id.org/dateline/ontology#typeLabel> ?set_type }"
    )
    own = read_query("own", sparql)
    assert len(run(store, own, {"type": "raid"})[1]) == 1


def test_a_file_of_ones_own_is_read(tmp_path: Path, store: Store) -> None:
    (tmp_path / "own.rq").write_text("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }")
    assert run(store, find_query(str(tmp_path / "own.rq")), {})[0] == ("n",)


def test_a_missing_file_is_told() -> None:
    with pytest.raises(QueryError, match=r"cannot read the query gone\.rq: No such file"):
        find_query("gone.rq")


def test_an_office_is_told_only_for_days_on_which_it_was_held(store: Store) -> None:
    told = [row["office"] for row in rows(store, "offices", on="1922-05-01")]
    assert told == ["seat of the league"]
    assert rows(store, "offices", on="1922-04-30") == []


def test_links_that_somebody_settled_are_certain(store: Store) -> None:
    assert "Ada Merrow" not in {row["label"] for row in rows(store, "uncertain-links")}
    assert "Velden" in {row["label"] for row in rows(store, "uncertain-links")}
