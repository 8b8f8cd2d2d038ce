"""Loads graph files into a store, in batches, and checks that the store holds what was sent."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import NamedNode, Quad

from kg.errors import UsageError
from kg.schema.vocabulary import KG
from kg.stages import Store
from kg.store.files import by_graph, facts_graphs, graph_files, read_quads
from kg.store.login import Login
from kg.store.opening import folder_of, open_store
from kg.store.spool import fill, graphs_of, is_big, is_new

BATCH = 20_000  # triples put at once: ten or twenty articles
NAMES = "SELECT ?graph ?facts WHERE {{ VALUES ?{0} {{ {1} }} GRAPH ?graph {{ ?graph {2} ?facts }} }}"

Graphs = dict[str, list[Quad]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """A named graph that was sent: how many triples, and how many the store holds in it now."""

    graph: str
    sent: int
    held: int
    exact: bool = True  # False where it was added to what there was, which may have been some of the same

    @property
    def whole(self) -> bool:
        """Whether the store holds what was sent."""
        return self.held == self.sent if self.exact else self.held >= self.sent


def load(
    target: str, paths: Iterable[Path], *, append: bool = False, login: Login | None = None
) -> Iterator[Loaded | UsageError]:
    """Put files and folders into the store that `target` names; a file that cannot be used gives its error instead.

    A big file is put into a new folder at full speed, all of it or nothing.
    """
    files = [file for path in paths for file in graph_files(path)]
    folder = folder_of(target)
    if folder and not login and is_new(folder) and is_big(files[0]):
        yield from (Loaded(graph=iri, sent=size, held=size) for iri, size in fill(folder, files.pop(0)).items())
        if not files:
            return
    yield from load_all(open_store(target, create=True, login=login), files, append=append)


def load_into(store: Store, paths: Iterable[Path], *, append: bool = False) -> dict[str, int]:
    """Put files and folders into a store, each graph in place of what it held unless `append`; triples by graph."""
    files = [file for path in paths for file in graph_files(path)]
    loaded: dict[str, int] = {}
    for one in load_all(store, files, append=append):
        if isinstance(one, UsageError):
            raise one
        loaded[one.graph] = one.held
    return loaded


def load_all(store: Store, files: Iterable[Path], *, append: bool) -> Iterator[Loaded | UsageError]:
    """What became of each graph of the files, in batches."""
    batch: Graphs = {}
    for found in _read(files):
        if isinstance(found, UsageError):
            yield found
            continue
        for iri, quads in found.items():
            batch[iri] = [*batch.get(iri, ()), *quads] if append else quads
            if sum(map(len, batch.values())) >= BATCH:
                yield from _put(store, batch, append=append)
                batch = {}
    yield from _put(store, batch, append=append)


def _read(files: Iterable[Path]) -> Iterator[Graphs | UsageError]:
    """The named graphs of each file: of a big one, one after the other."""
    for file in files:
        try:
            if is_big(file):
                yield from ({iri: quads} for iri, quads in graphs_of(file))
            else:
                yield by_graph(file, read_quads(file))
        except UsageError as error:
            yield error


def _put(store: Store, batch: Graphs, *, append: bool) -> Iterator[Loaded]:
    sizes = {iri: len(set(quads)) for iri, quads in batch.items()}
    if append:
        before = store.count(*batch)
        store.append(quad for quads in batch.values() for quad in quads)
        held = store.count(*batch)
        sizes = {iri: max(size, before[iri]) for iri, size in sizes.items()}
    else:
        held = store.put(batch, gone=_left_behind(store, batch))
    return (Loaded(graph=iri, sent=sizes[iri], held=held[iri], exact=not append) for iri in batch)


def _left_behind(store: Store, batch: Graphs) -> list[str]:
    """Graphs of third-party facts that the articles of a batch named before, and that nobody names any more."""
    before = facts_named(store, graph=batch)
    now = {facts for quads in batch.values() for facts in facts_graphs(quads)}
    left = {facts for _, facts in before} - now - set(batch)
    kept = {facts for graph, facts in facts_named(store, facts=left) if graph not in batch}
    return sorted(left - kept)


def facts_named(store: Store, **which: Iterable[str]) -> set[tuple[str, str]]:
    """Pairs of an article's graph and its graph of facts, where `graph` or `facts` is one of those given."""
    found: set[tuple[str, str]] = set()
    for name, iris in which.items():
        terms = " ".join(str(NamedNode(iri)) for iri in iris)
        rows = store.select(NAMES.format(name, terms, KG.factsGraph), {})[1] if terms else []
        found |= {(row["graph"], row["facts"]) for row in rows}
    return found
