"""Claims as nanopublications, one each, by the guidelines at https://nanopub.net/guidelines/working_draft/.

The assertion tells a claim as a claim: what is said stays its text and what it is about. It never becomes triples that
a store which merges graphs would take for the outlet's own word.
"""

from collections.abc import Iterable, Iterator

from kg.errors import UsageError
from kg.export.nodes import base_of, rows_of, statements_of
from kg.schema.iris import mint
from kg.schema.turtle import A, Properties, Statements, Term, header, paragraphs
from kg.stages import Store

_SPEAKER = ("kg:speaker", "kg:speakerLabel", "kg:speakerRole", "kg:stance")
_SAID = (*_SPEAKER, "kg:polarity", "kg:certainty", "kg:tense", "kg:about")
_CARRIED = ("kg:via", "kg:viaLabel", "kg:within", "kg:inArticle")
_GROUND = ("kg:cue", "kg:begin", "kg:end", "kg:sha256", "kg:evidence", "kg:finder", "kg:confidence")
_LEVELS = frozenset({"kg:Claim", "kg:Carriage"})
_LEVEL = (A, *_SPEAKER, "kg:within")
_NAME = (A, "rdfs:label", "kg:item")
_TOPIC = (*_NAME, "kg:status")
_PASSAGE = (A, "kg:begin", "kg:end", "kg:words", "kg:sentence")


def nanopubs(store: Store) -> bytes:
    """TriG with a nanopublication for each claim of a store: in the order of articles, and of the text in each."""
    rows = rows_of(store, "nanopub")
    base = base_of(rows, "claim")
    known = statements_of(rows, base)
    claims = sorted(_place(known, node) for node in known if "kg:Claim" in _values(known, node, A))
    if not claims:
        raise UsageError("nothing to export: the graphs hold no claim")
    runs = _runs(known)
    graphs = [graph for article, _, claim in claims for graph in _graphs(known, claim, runs.get(article, ()))]
    prefixes = {line for _, found in graphs for line in header(found, base).splitlines(keepends=True)}
    bodies = (f"{name} {{\n{paragraphs(found, indent=chr(9))}}}\n" for name, found in graphs)
    return "".join((*sorted(prefixes), *bodies)).encode("utf-8")


def _place(known: Statements, claim: Term) -> tuple[Term, int, Term]:
    """The article and the offset that a claim stands at."""
    articles, begins = _values(known, claim, "kg:inArticle"), _values(known, claim, "kg:begin")
    if not articles or not begins or not begins[0].isdecimal():
        raise UsageError(f"{claim} tells no article or no offset: see kg validate for what the graphs lack")
    return articles[0], int(begins[0]), claim


def _runs(known: Statements) -> dict[Term, tuple[Term, ...]]:
    """The runs that read each article."""
    graphs = [node for node in known if "kg:ArticleGraph" in _values(known, node, A)]
    return {
        article: _values(known, graph, "prov:wasGeneratedBy")
        for graph in graphs
        for article in _values(known, graph, "prov:wasDerivedFrom")
    }


def _graphs(known: Statements, claim: Term, runs: tuple[Term, ...]) -> Iterator[tuple[Term, Statements]]:
    """The four graphs; what another run reads of the same claim is another nanopublication."""
    nanopub = mint("nanopub", claim, *runs)
    head, assertion, provenance, publication = (
        f"{nanopub}\\#{part}" for part in ("Head", "assertion", "provenance", "pubinfo")
    )
    parts = {
        A: ("np:Nanopublication",),
        "np:hasAssertion": (assertion,),
        "np:hasProvenance": (provenance,),
        "np:hasPublicationInfo": (publication,),
    }
    yield head, {nanopub: parts}
    yield assertion, _assertion(known, claim)
    yield provenance, _provenance(known, claim, assertion)
    yield publication, _publication(known, claim, nanopub, runs)


def _assertion(known: Statements, claim: Term) -> Statements:
    """Who says what, how, and of what; the words are there where the graph may hold them."""
    text = _values(known, claim, "kg:content")
    said = {A: ("kg:Claim", "schema:Claim"), "schema:text": text, **_only(known, claim, _SAID)}
    topics = (*_values(known, claim, "kg:speaker"), *_values(known, claim, "kg:about"))
    return _whole({claim: said}, {node: _only(known, node, _TOPIC) for node in topics})


def _provenance(known: Statements, claim: Term, assertion: Term) -> Statements:
    """Where the claim stands, with offsets and hashes, and the chain of those who carry it up to the article."""
    articles, speakers = _values(known, claim, "kg:inArticle"), _values(known, claim, "kg:speaker")
    passages = _values(known, claim, "kg:evidence")
    sources = (*_after(known, passages, "kg:sentence"), *articles, *_after(known, articles, "dcterms:publisher"))
    levels = _levels(known, claim)
    carriers = (*_values(known, claim, "kg:via"), *_after(known, levels, "kg:speaker"))
    return _whole(
        {assertion: {"prov:wasDerivedFrom": articles, "prov:wasAttributedTo": speakers}},
        {claim: _only(known, claim, (*_CARRIED, *_GROUND))},
        {level: _only(known, level, _LEVEL) for level in levels},
        {carrier: _only(known, carrier, _NAME) for carrier in carriers},
        {passage: _only(known, passage, _PASSAGE) for passage in passages},
        {node: known.get(node, {}) for node in sources},
    )


def _levels(known: Statements, claim: Term) -> list[Term]:
    """The claims and carriages that a claim is told in, innermost first."""
    levels, beyond = [claim], _values(known, claim, "kg:within")
    while beyond and beyond[0] not in levels and _LEVELS.intersection(_values(known, beyond[0], A)):
        levels.append(beyond[0])
        beyond = _values(known, beyond[0], "kg:within")
    return levels[1:]


def _publication(known: Statements, claim: Term, nanopub: Term, runs: tuple[Term, ...]) -> Statements:
    """The run and the tool that made it: no clock, so that the same graphs give the same bytes."""
    tools = _after(known, runs, "prov:wasAssociatedWith")
    origin = {"prov:wasGeneratedBy": runs, "prov:wasAttributedTo": tools, "schema:about": (claim,)}
    return _whole({nanopub: origin}, {node: known.get(node, {}) for node in (*runs, *tools)})


def _values(known: Statements, node: Term, name: Term) -> tuple[Term, ...]:
    return known.get(node, {}).get(name, ())


def _after(known: Statements, nodes: Iterable[Term], name: Term) -> tuple[Term, ...]:
    """The values of a property of several nodes, each once."""
    return tuple(dict.fromkeys(value for node in nodes for value in _values(known, node, name)))


def _only(known: Statements, node: Term, names: Iterable[Term]) -> Properties:
    """Some of a node's properties, in the order of `names`."""
    return {name: _values(known, node, name) for name in names}


def _whole(*parts: Statements) -> Statements:
    """The parts as one, without what is empty; each node stands where it comes first."""
    joined: dict[Term, dict[Term, tuple[Term, ...]]] = {}
    for part in parts:
        for node, found in part.items():
            joined.setdefault(node, {}).update({name: values for name, values in found.items() if values})
    return {node: found for node, found in joined.items() if found}
