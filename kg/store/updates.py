"""SPARQL updates that put graphs in place, each whole: what one request asks for is done in one step."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from pyoxigraph import NamedNode, Quad

STAGE = ".loading"  # after the IRI of a graph too big for one request: where it waits until it is complete


def replacing(graphs: Mapping[str, Sequence[Quad]], gone: Collection[str], most: int) -> Iterator[str]:
    """Updates of at most `most` triples each that put graphs in place of what their names held, and end `gone`."""
    steps: list[str] = []
    size = 0
    for iri, quads in graphs.items():
        if len(quads) > most:
            yield from _staged(iri, quads, most, keep=False)
            continue
        if size + len(quads) > most:
            yield " ;\n".join(steps)
            steps, size = [], 0
        steps.append(f"CLEAR SILENT GRAPH {NamedNode(iri)} ;\n{insertion(iri, quads)}")
        size += len(quads)
    steps += [f"DROP SILENT GRAPH {NamedNode(iri)}" for iri in gone]
    if steps:
        yield " ;\n".join(steps)


def adding(iri: str, quads: Sequence[Quad], most: int) -> Iterator[str]:
    """Updates of at most `most` triples each that add to a graph, all of it in the last step."""
    if len(quads) > most:
        yield from _staged(iri, quads, most, keep=True)
    else:
        yield insertion(iri, quads)


def insertion(iri: str, quads: Sequence[Quad]) -> str:
    """The update that adds triples to a graph. Terms write themselves, escaped."""
    triples = " .\n".join(f"{quad.subject} {quad.predicate} {quad.object}" for quad in quads)
    return f"INSERT DATA {{ GRAPH {NamedNode(iri)} {{\n{triples}\n}} }}"


def _staged(iri: str, quads: Sequence[Quad], most: int, *, keep: bool) -> Iterator[str]:
    """A graph of several requests is gathered beside its place, and moved in one step."""
    stage, place = NamedNode(iri + STAGE), NamedNode(iri)
    yield f"DROP SILENT GRAPH {stage}"  # what an earlier load left behind
    for begin in range(0, len(quads), most):
        yield insertion(iri + STAGE, quads[begin : begin + most])
    clear = "" if keep else f"CLEAR SILENT GRAPH {place} ;\n"
    yield f"{clear}INSERT {{ GRAPH {place} {{ ?s ?p ?o }} }} WHERE {{ GRAPH {stage} {{ ?s ?p ?o }} }}"
    yield f"DROP SILENT GRAPH {stage}"
