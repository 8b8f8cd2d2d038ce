"""What a graph says of an article, read back through pyoxigraph."""

import hashlib
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode

from kg.assemble import make_assembler, write
from kg.errors import ArticleError, UsageError
from kg.model import EntityId, Linked, Relation
from kg.schema import Schema, load_schema
from kg.schema.vocabulary import KG, RDF, RDF_TYPE, RDFS_LABEL
from kg.stages import Graph
from tests.invented import BOMBING, EXTRACTION, LINKED, RAID, TEXT


def assembled(linked: Linked = LINKED, evidence: str = "quotes") -> Graph:
    return make_assembler(Schema(), version="1.2.3", evidence=evidence)(linked)


def values(graph: Graph, subject: NamedNode, predicate: NamedNode) -> set[str]:
    return {t.object.value for t in graph.triples if t.subject == subject and t.predicate == predicate}


def event(graph: Graph, label: str) -> NamedNode:
    return next(t.subject for t in graph.triples if t.predicate == KG.typeLabel and t.object.value == label)


def test_an_asserted_event_has_its_class_and_its_roles() -> None:
    graph = assembled()
    ambush = event(graph, "ambush")
    assert KG.Ambush.value in values(graph, ambush, RDF_TYPE)
    assert len(values(graph, ambush, KG.perpetrator)) == 1


def test_an_event_is_called_by_what_was_done_to_whom() -> None:
    triples = make_assembler(load_schema(), version="1.2.3")(LINKED).triples
    labels = {t.object.value for t in triples if t.predicate == RDFS_LABEL}
    assert "ambush by Red Dawn Front on seven soldiers and army convoy in Velden and Marsh Province" in labels


def test_a_killing_is_of_somebody() -> None:
    killing = replace(RAID, frame="Killing", type="killing")
    found = replace(EXTRACTION, events=(EXTRACTION.events[0], BOMBING, killing))
    triples = make_assembler(load_schema(), version="1.2.3")(replace(LINKED, extraction=found)).triples
    assert "killing of two scouts by Red Dawn Front" in {t.object.value for t in triples if t.predicate == RDFS_LABEL}


def test_a_reported_event_has_no_role_of_its_own() -> None:
    graph = assembled()
    raid = event(graph, "raid")
    assert values(graph, raid, RDF_TYPE) == {KG.ReportedEvent.value}
    assert not values(graph, raid, KG.perpetrator) | values(graph, raid, KG.date)


def test_a_reported_event_has_its_roles_as_statements() -> None:
    graph = assembled()
    raid = event(graph, "raid")
    facts = [t.subject for t in graph.triples if t.predicate == RDF.subject and t.object == raid]
    told = {value for fact in facts for value in values(graph, fact, RDF.predicate)}
    assert {KG.perpetrator.value, KG.victim.value, KG.date.value} <= told


def test_a_cause_of_something_only_reported_is_not_asserted() -> None:
    causes = (replace(EXTRACTION.causes[0], effect=RAID.id),)
    graph = assembled(replace(LINKED, extraction=replace(EXTRACTION, causes=causes)))
    assert not any(t.predicate == KG.causes for t in graph.triples)


def test_a_nationality_belongs_to_its_country_and_is_not_the_country() -> None:
    graph = assembled()
    karvian = next(t.subject for t in graph.triples if t.object == KG.Nationality)
    assert values(graph, karvian, KG.affiliation) == {"http://www.wikidata.org/entity/Q1000003"}
    assert not values(graph, karvian, KG.item)


def test_nothing_links_an_entity_whose_item_is_uncertain() -> None:
    graph = assembled()
    merrow = next(t.subject for t in graph.triples if t.predicate == KG.name and t.object.value == "Ada Merrow")
    assert not values(graph, merrow, KG.item)


def test_there_are_no_blank_nodes() -> None:
    assert not any(isinstance(term, BlankNode) for t in assembled().triples for term in (t.subject, t.object))


def test_no_triple_stands_twice() -> None:
    triples = assembled().triples
    assert len(set(triples)) == len(triples)


def test_offsets_mode_copies_no_sentence() -> None:
    literals = [t.object.value for t in assembled(evidence="offsets").triples if isinstance(t.object, Literal)]
    sentences = [line for line in TEXT.splitlines() if line]
    copied = [one for one in literals if len(one.split()) > 7 and any(one in line for line in sentences)]
    assert not copied
    assert EXTRACTION.article.title not in literals


def test_offsets_mode_keeps_the_hash_of_every_sentence() -> None:
    line = next(line for line in TEXT.splitlines() if line.startswith("Villagers"))
    seals = {t.object.value for t in assembled(evidence="offsets").triples if t.predicate == KG.sha256}
    assert hashlib.sha256(line.encode()).hexdigest() in seals


def test_another_text_makes_another_article() -> None:
    changed = replace(EXTRACTION, article=replace(EXTRACTION.article, text=TEXT.replace("dawn", "dusk")))
    assert assembled(replace(LINKED, extraction=changed)).iri != assembled().iri


def test_the_order_of_the_values_leaves_no_trace() -> None:
    shuffled = replace(
        EXTRACTION,
        mentions=EXTRACTION.mentions[::-1],
        entities=EXTRACTION.entities[::-1],
        relations=EXTRACTION.relations[::-1],
        events=(BOMBING, RAID, EXTRACTION.events[0]),
    )
    assert write(assembled(replace(LINKED, extraction=shuffled))) == write(assembled())


@pytest.mark.parametrize("form", ["turtle", "trig", "nquads", "rdfxml", "jsonld"])
def test_the_bytes_do_not_depend_on_the_hash_seed(form: str) -> None:
    code = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from tests.invented import LINKED\n"
        "from kg.schema import Schema; from kg.assemble import make_assembler, write\n"
        "sys.stdout.buffer.write(write(make_assembler(Schema(), version='1.2.3')(LINKED), sys.argv[2]))"
    )
    root = str(Path(__file__).parents[2])
    runs = [
        subprocess.run(
            [sys.executable, "-c", code, root, form], capture_output=True, check=True, env={"PYTHONHASHSEED": s}
        )
        for s in ("1", "2")
    ]
    assert runs[0].stdout == runs[1].stdout == write(assembled(), form)


def test_a_fact_about_an_unknown_entity_fails_the_article() -> None:
    dangling = replace(EXTRACTION.relations[0], target=EntityId("e99"))
    broken = replace(LINKED, extraction=replace(EXTRACTION, relations=(dangling,)))
    with pytest.raises(ArticleError, match="karvia: a fact is about 'e99'"):
        assembled(broken)


def test_a_relation_only_reported_is_no_direct_triple() -> None:
    told = [replace(one, status=RAID.status) for one in EXTRACTION.relations]
    graph = assembled(replace(LINKED, extraction=replace(EXTRACTION, relations=tuple[Relation, ...](told))))
    assert not any(t.predicate == KG.locatedIn for t in graph.triples)


def test_a_base_that_is_no_iri_is_told() -> None:
    with pytest.raises(UsageError, match=r"base 'https://exa mple\.org/' is no IRI"):
        make_assembler(Schema(), version="1.2.3", base="https://exa mple.org/")
