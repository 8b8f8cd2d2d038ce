"""`kg export nanopub`: each claim as one well-formed nanopublication."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, parse

from kg.assemble import FORMATS, make_assembler, quads, write_file
from kg.assemble.assembler import EvidenceMode
from kg.errors import UsageError
from kg.export import EXPORTS, find_export
from kg.model import ClaimId
from kg.schema import Schema
from kg.schema.vocabulary import BASE, KG, PREFIXES, PROV, RDF_TYPE, SCHEMA
from kg.stages import Graph
from kg.store import EmbeddedStore, load_files, open_store
from tests.invented import CLAIMS, LINKED, TEXT

NP = PREFIXES["np"]
PARTS = {name: NamedNode(NP + name) for name in ("hasAssertion", "hasProvenance", "hasPublicationInfo")}
NANOPUBLICATION = NamedNode(NP + "Nanopublication")
Parts = Mapping[str, NamedNode]
NESTED = replace(CLAIMS[-1], id=ClaimId("inner"), within=CLAIMS[0].id, cue=CLAIMS[0].cue)


def graph(evidence: EvidenceMode = "quotes", base: str = BASE) -> Graph:
    extraction = replace(LINKED.extraction, claims=(*LINKED.extraction.claims, NESTED))
    return make_assembler(Schema(), version="1.2.3", evidence=evidence, base=base)(
        replace(LINKED, extraction=extraction)
    )


def exported(*graphs: Graph) -> bytes:
    store = EmbeddedStore()
    for one in graphs:
        store.append(quads(one))
    return find_export("nanopub").write(store)


def parsed(content: bytes) -> list[Quad]:
    return list(parse(content, format=RdfFormat.TRIG))


def objects(found: Iterable[Quad], subject: object, predicate: NamedNode) -> list[object]:
    return [quad.object for quad in found if (quad.subject, quad.predicate) == (subject, predicate)]


def nanopubs(found: Iterable[Quad]) -> dict[NamedNode, Parts]:
    """The graphs of each nanopublication, by its IRI: its head and the one value of each link in it."""
    found = list(found)
    heads = [quad for quad in found if (quad.predicate, quad.object) == (RDF_TYPE, NANOPUBLICATION)]
    parts: dict[NamedNode, Parts] = {}
    for head in heads:
        inside = within(found, named(head.graph_name))
        links = {name: objects(inside, head.subject, link) for name, link in PARTS.items()}
        assert [len(values) for values in links.values()] == [1, 1, 1]
        assert len(inside) == 4
        ends = {name: named(values[0]) for name, values in links.items()}
        parts[named(head.subject)] = {"head": named(head.graph_name), **ends}
    assert len(parts) == len(heads)
    return parts


def named(term: object) -> NamedNode:
    assert isinstance(term, NamedNode)
    return term


def within(found: Iterable[Quad], name: NamedNode) -> list[Quad]:
    return [quad for quad in found if quad.graph_name == name]


@pytest.mark.parametrize("evidence", ["quotes", "offsets"])
def test_every_claim_is_one_well_formed_nanopublication(evidence: EvidenceMode) -> None:
    """One head that links three parts, all of them told apart, and no triple outside of them."""
    found = parsed(exported(graph(evidence)))
    known = nanopubs(found)
    names = [name for parts in known.values() for name in parts.values()]
    assert len(known) == len(CLAIMS) + 1
    assert len({*names, *known}) == 5 * len(known)
    assert {quad.graph_name for quad in found} == set(names)


def test_provenance_is_of_the_assertion_and_publication_info_of_the_nanopublication() -> None:
    found = parsed(exported(graph()))
    for nanopub, parts in nanopubs(found).items():
        assert parts["hasAssertion"] in {quad.subject for quad in within(found, parts["hasProvenance"])}
        assert nanopub in {quad.subject for quad in within(found, parts["hasPublicationInfo"])}
        assert nanopub not in {quad.subject for quad in within(found, parts["hasAssertion"])}


def test_an_assertion_holds_one_claim_and_the_names_of_its_speaker_and_topics() -> None:
    found = parsed(exported(graph()))
    for parts in nanopubs(found).values():
        inside = within(found, parts["hasAssertion"])
        (claim,) = {quad.subject for quad in inside if (quad.predicate, quad.object) == (RDF_TYPE, SCHEMA.Claim)}
        (text,) = objects(inside, claim, SCHEMA.text)
        named = {*objects(inside, claim, KG.speaker), *objects(inside, claim, KG.about)}
        assert isinstance(text, Literal)
        assert text.value in TEXT
        assert {quad.subject for quad in inside} == {claim, *named}


def test_an_assertion_never_tells_what_is_claimed_as_a_fact() -> None:
    """A merged store still finds no role of an event that only a speaker tells."""
    found = parsed(exported(graph()))
    given = {(quad.subject, quad.predicate, quad.object) for quad in quads(graph())}
    mine = [q for q in found if not named(q.subject).value.startswith(f"{BASE}nanopub/") and q.predicate != SCHEMA.text]
    added = [q for q in mine if (q.subject, q.predicate, q.object) not in given]
    assert {(q.predicate, q.object) for q in added} <= {(RDF_TYPE, SCHEMA.Claim)}


def test_provenance_leads_to_the_article_its_offsets_and_its_hash() -> None:
    found = parsed(exported(graph()))
    for parts in nanopubs(found).values():
        inside = within(found, parts["hasProvenance"])
        (article,) = objects(inside, parts["hasAssertion"], PROV.wasDerivedFrom)
        (claim,) = {quad.subject for quad in inside if quad.predicate == KG.cue}
        (passage,) = objects(inside, claim, KG.evidence)
        offsets = [*objects(inside, passage, KG.begin), *objects(inside, passage, KG.end)]
        begin, end = (int(offset.value) for offset in offsets if isinstance(offset, Literal))
        assert objects(inside, article, KG.textSha256) == [Literal(LINKED.extraction.article.text_sha256)]
        assert 0 <= begin < end <= len(TEXT)


def test_the_chain_of_carriers_is_whole() -> None:
    """Every level that a claim lies within is told, up to the article."""
    found = parsed(exported(graph()))
    depths = []
    for parts in nanopubs(found).values():
        inside = within(found, parts["hasProvenance"])
        (article,) = objects(inside, parts["hasAssertion"], PROV.wasDerivedFrom)
        chain: list[object] = [quad.subject for quad in inside if quad.predicate == KG.cue]
        while chain[-1] != article:
            (beyond,) = objects(inside, chain[-1], KG.within)
            chain.append(beyond)
        depths.append(len(chain) - 1)
    assert max(depths) >= 3


def test_publication_info_names_run_and_version_and_no_time() -> None:
    found = parsed(exported(graph()))
    for nanopub, parts in nanopubs(found).items():
        inside = within(found, parts["hasPublicationInfo"])
        (run,) = objects(inside, nanopub, PROV.wasGeneratedBy)
        (tool,) = objects(inside, run, PROV.wasAssociatedWith)
        assert objects(inside, tool, SCHEMA.softwareVersion) == [Literal("1.2.3")]
        assert not [q for q in inside if isinstance(q.object, Literal) and "date" in q.object.datatype.value.lower()]


def test_offsets_copy_no_words_and_give_their_hash() -> None:
    found = parsed(exported(graph("offsets")))
    assert {SCHEMA.text, KG.quote}.isdisjoint(quad.predicate for quad in found)
    claims = {quad.subject for quad in found if quad.predicate == KG.cue}
    assert all(objects(found, claim, KG.sha256) for claim in claims)


def test_rdflib_reads_the_same_quads() -> None:
    content = exported(graph())
    dataset = rdflib.Dataset()
    dataset.parse(data=content, format="trig")
    theirs = {tuple(str(term) for term in quad) for quad in dataset.quads()}
    ours = {tuple(_plain(term) for term in (q.subject, q.predicate, q.object, q.graph_name)) for q in parsed(content)}
    assert theirs == ours


def _plain(term: object) -> str:
    return str(getattr(term, "value", term))


def test_there_are_no_blank_nodes_and_no_prefixes_without_use() -> None:
    content = exported(graph())
    assert not [q for q in parsed(content) if isinstance(q.subject, BlankNode) or isinstance(q.object, BlankNode)]
    prefixes = re.findall(r"^@prefix (\S+:) ", content.decode("utf-8"), re.MULTILINE)
    used = re.findall(r"(?:^|[\s^])([a-z]+:)[\w\\]", content.decode("utf-8"), re.MULTILINE)
    assert prefixes == sorted(set(prefixes))
    assert set(prefixes) - set(used) == set()


def test_bytes_are_the_same_from_every_format_and_store(tmp_path: Path) -> None:
    one = graph()
    files = [write_file(one, form, folder=tmp_path) for form in FORMATS]
    folder = open_store(str(tmp_path / "store"), create=True)
    folder.replace(one.iri, quads(one))
    write = find_export("nanopub").write
    assert {write(load_files([file])) for file in files} | {write(folder)} == {exported(one)}


def test_iris_stand_under_the_graphs_own_base() -> None:
    known = nanopubs(parsed(exported(graph(base="https://example.org/news/"))))
    assert all(one.value.startswith("https://example.org/news/nanopub/") for one in known)


def test_graphs_of_two_bases_are_written_together() -> None:
    found = parsed(exported(graph(), graph(base="https://example.org/news/")))
    assert len({quad.graph_name for quad in found}) == 8 * (len(CLAIMS) + 1)


def test_another_run_of_the_same_claim_is_another_nanopublication() -> None:
    first, second = (set(nanopubs(parsed(exported(graph(mode))))) for mode in ("quotes", "offsets"))
    assert first.isdisjoint(second)


def test_graphs_without_a_claim_are_told() -> None:
    with pytest.raises(UsageError, match="nothing to export: the graphs hold no claim"):
        find_export("nanopub").write(EmbeddedStore())


def test_a_claim_without_article_is_told() -> None:
    store = EmbeddedStore()
    store.append([Quad(NamedNode("urn:claim"), RDF_TYPE, KG.Claim, NamedNode("urn:graph"))])
    with pytest.raises(UsageError, match="<urn:claim> tells no article or no offset"):
        find_export("nanopub").write(store)


def test_an_unknown_format_is_told() -> None:
    with pytest.raises(UsageError, match=f"no export named 'gexf': choose from {', '.join(EXPORTS)}"):
        find_export("gexf")
