"""The embedded store: Oxigraph in memory or in a folder."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from pyoxigraph import NamedNode, Quad, QueryBoolean, QuerySolutions, QueryTriples
from pyoxigraph import Store as Oxigraph

from kg.errors import QueryError, StoreError
from kg.stages import Row
from kg.store.cells import cell
from kg.store.within import within
from kg.store.words import bound, words

Answer = QuerySolutions | QueryBoolean | QueryTriples


class EmbeddedStore:
    """Graphs in a folder, or in memory where none is given."""

    def __init__(self, folder: Path | None = None) -> None:
        """Open the folder, making it where it is new."""
        self._folder = folder
        try:
            self._store = Oxigraph(str(folder)) if folder else Oxigraph()
        except OSError as error:
            reason = str(error).splitlines()[0]
            remedy = "make room there" if "space" in reason else "is another program using it?"
            raise StoreError(f"cannot open the store {folder}: {reason}: {remedy}") from error

    def put(self, graphs: Mapping[str, Collection[Quad]], *, gone: Collection[str] = ()) -> dict[str, int]:
        """Put each graph in place of what its name held, and take `gone` away, in one step; triples by graph now."""
        new = {iri: set(quads) for iri, quads in graphs.items()}
        held = self.count(*graphs)
        changed = [iri for iri in graphs if held[iri] != len(new[iri]) or self._held(iri) != new[iri]]
        coming = [quad for iri in changed for quad in new[iri]]
        leaving = [f"DROP SILENT GRAPH {NamedNode(iri)} ; " for iri in (*filter(held.get, changed), *gone)]
        with self._writing():
            if leaving:
                self._store.update("".join(leaving) + _insertion(coming))
            else:
                self._store.extend(coming)
        return self.count(*graphs)

    def replace(self, iri: str, quads: Iterable[Quad]) -> int:
        """Put `quads` in place of what the named graph held, in one step; returns how many it holds now."""
        return self.put({iri: list(quads)})[iri]

    def append(self, quads: Iterable[Quad]) -> int:
        """Add `quads` to what is there, in one step; returns how many were given."""
        given = list(quads)
        with self._writing():
            self._store.extend(given)
        return len(given)

    def remove(self, *iris: str) -> int:
        """Take named graphs away, in one step; returns how many triples they held."""
        held = sum(self.count(*iris).values())
        with self._writing():
            self._store.update(" ; ".join(f"DROP SILENT GRAPH {NamedNode(iri)}" for iri in iris))
        return held

    def count(self, *iris: str) -> dict[str, int]:
        """How many triples each of these named graphs holds."""
        return {iri: self._size(NamedNode(iri)) for iri in iris}

    def _size(self, graph: NamedNode) -> int:
        found = self._store.query(f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH {graph} {{ ?s ?p ?o }} }}")
        return next((int(row["n"].value) for row in found), 0) if isinstance(found, QuerySolutions) else 0

    def _held(self, iri: str) -> set[Quad]:
        return set(self._store.quads_for_pattern(None, None, None, NamedNode(iri)))

    def graphs(self) -> tuple[str, ...]:
        """The IRIs of the named graphs, sorted."""
        return tuple(sorted(graph.value for graph in self._store.named_graphs()))

    def __len__(self) -> int:
        """How many triples there are in all graphs."""
        return len(self._store)

    def select(
        self, sparql: str, bindings: Mapping[str, str], *, timeout: float | None = None, limit: int | None = None
    ) -> tuple[tuple[str, ...], list[Row]]:
        """The columns and the first `limit` rows of a SELECT over the union of all graphs.

        `bindings` binds variables to literals; a `QueryError` where the answer takes longer than `timeout` seconds.
        """
        return within(timeout, lambda: self._rows(sparql, bindings, limit))

    def _rows(self, sparql: str, bindings: Mapping[str, str], limit: int | None) -> tuple[tuple[str, ...], list[Row]]:
        found = self.answer(bound(sparql, bindings))
        if not isinstance(found, QuerySolutions):
            raise QueryError("only SELECT queries have rows: begin the query with SELECT")
        columns = tuple(variable.value for variable in found.variables)
        rows = islice(found, limit)
        return columns, [{column: cell(solution[column]) for column in columns} for solution in rows]

    def answer(
        self,
        sparql: str,
        *,
        default_graphs: Sequence[str] | None = None,
        named_graphs: Sequence[str] | None = None,
    ) -> Answer:
        """The solutions, truth value or triples of any query.

        Without FROM and `default_graphs`, the default graph is the union of all graphs; GRAPH sees every graph, or
        those of FROM NAMED or `named_graphs`. Graphs given here go before the query's own FROM.
        """
        chosen = default_graphs is not None or "FROM" in words(sparql)  # the union would silently go before a FROM
        try:
            return self._store.query(
                sparql,
                use_default_graph_as_union=not chosen,
                default_graph=None if default_graphs is None else [NamedNode(iri) for iri in default_graphs],
                named_graphs=None if named_graphs is None else [NamedNode(iri) for iri in named_graphs],
            )
        except SyntaxError as error:
            raise QueryError(f"not valid SPARQL: {_place(error)}") from error

    def update(self, sparql: str) -> None:
        """Do a SPARQL update, whole or not at all."""
        try:
            self._store.update(sparql)
        except SyntaxError as error:
            raise QueryError(f"not valid SPARQL: {_place(error)}") from error

    def snapshot(self, folder: Path) -> None:
        """Write all graphs, as they are now, into a new folder that other programs may read; links where it can."""
        try:
            self._store.backup(str(folder))
        except RuntimeError:  # a store in memory has no files to link
            copied = Oxigraph(str(folder))
            copied.bulk_extend(self._store)
            copied.flush()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Whatever is written here is written whole or not at all."""
        try:
            yield
        except OSError as error:
            reason = str(error).splitlines()[0]
            where = self._folder or "in memory"
            raise StoreError(f"cannot write to the store {where}: {reason}: make room and load again") from error


def _place(error: SyntaxError) -> str:
    """Where a query breaks, without the parser's list of all that might have stood there."""
    return " ".join(str(error).split()).partition(": expected")[0]


def _insertion(quads: Iterable[Quad]) -> str:
    """One update is one transaction: no reader ever sees half an article. Terms write themselves, escaped."""
    inserted = " ".join(f"GRAPH {q.graph_name} {{ {q.subject} {q.predicate} {q.object} }}" for q in quads)
    return f"INSERT DATA {{ {inserted} }}"
