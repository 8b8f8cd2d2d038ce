"""The embedded store: Oxigraph in memory or in a folder."""

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, QueryBoolean, QuerySolutions, QueryTriples, Triple, Variable
from pyoxigraph import Store as Oxigraph

from kg.errors import QueryError, StoreError
from kg.stages import Row
from kg.store.cells import cell

Answer = QuerySolutions | QueryBoolean | QueryTriples
Given = dict[Variable, NamedNode | BlankNode | Literal | Triple]

# A FROM that is a word of SPARQL: what is passed over first is an IRI, a string, a comment, a variable or a name.
_FROM = re.compile(
    r"""<[^<>"{}|^`\\\s]*>|\"{3}(?:\\.|[^\\])*?\"{3}|'{3}(?:\\.|[^\\])*?'{3}|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'"""
    r"""|\#[^\n]*|[?$@:\w][\w:.-]*\bfrom\b|\b(?P<word>from)\b(?![:\w-])""",
    re.IGNORECASE | re.DOTALL,
)


class EmbeddedStore:
    """Graphs in a folder, or in memory where none is given."""

    def __init__(self, folder: Path | None = None) -> None:
        """Open the folder, making it where it is new."""
        try:
            self._store = Oxigraph(str(folder)) if folder else Oxigraph()
        except OSError as error:
            reason = str(error).splitlines()[0]
            raise StoreError(f"cannot open the store {folder}: {reason}: is another program using it?") from error

    def replace(self, iri: str, quads: Iterable[Quad]) -> int:
        """Put `quads` in place of what the named graph held, in one step; returns how many it holds now."""
        name, new = NamedNode(iri), set(quads)
        if next(iter(self._store.quads_for_pattern(None, None, None, name)), None) is None:
            self._store.extend(new)
        else:
            self._store.update(f"DROP SILENT GRAPH {name} ; {_insertion(new)}")
        return len(new)

    def append(self, quads: Iterable[Quad]) -> int:
        """Add `quads` to what is there; returns how many were given."""
        given = list(quads)
        self._store.extend(given)
        return len(given)

    def remove(self, iri: str) -> int:
        """Take a named graph away; returns how many triples it held."""
        name = NamedNode(iri)
        held = sum(1 for _ in self._store.quads_for_pattern(None, None, None, name))
        self._store.remove_graph(name)
        return held

    def graphs(self) -> tuple[str, ...]:
        """The IRIs of the named graphs, sorted."""
        return tuple(sorted(graph.value for graph in self._store.named_graphs()))

    def __len__(self) -> int:
        """How many triples there are in all graphs."""
        return len(self._store)

    def select(self, sparql: str, bindings: Mapping[str, str]) -> tuple[tuple[str, ...], list[Row]]:
        """The columns and rows of a SELECT over the union of all graphs; `bindings` binds variables to literals."""
        found = self.answer(sparql, bindings=bindings)
        if not isinstance(found, QuerySolutions):
            raise QueryError("only SELECT queries have rows: begin the query with SELECT")
        columns = tuple(variable.value for variable in found.variables)
        return columns, [{column: cell(solution[column]) for column in columns} for solution in found]

    def answer(
        self,
        sparql: str,
        *,
        bindings: Mapping[str, str] | None = None,
        default_graphs: Sequence[str] | None = None,
        named_graphs: Sequence[str] | None = None,
    ) -> Answer:
        """The solutions, truth value or triples of any query.

        Without FROM and `default_graphs`, the default graph is the union of all graphs; GRAPH sees every graph, or
        those of FROM NAMED or `named_graphs`. Graphs given here go before the query's own FROM.
        """
        given: Given = {Variable(name): Literal(value) for name, value in (bindings or {}).items()}
        chosen = default_graphs is not None or _names_graphs(sparql)
        try:
            return self._store.query(
                sparql,
                use_default_graph_as_union=not chosen,
                default_graph=None if default_graphs is None else [NamedNode(iri) for iri in default_graphs],
                named_graphs=None if named_graphs is None else [NamedNode(iri) for iri in named_graphs],
                substitutions=given,
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


def _names_graphs(sparql: str) -> bool:
    """Whether a query has a FROM of its own, which the union would silently go before."""
    return any(found["word"] for found in _FROM.finditer(sparql))


def _place(error: SyntaxError) -> str:
    """Where a query breaks, without the parser's list of all that might have stood there."""
    return " ".join(str(error).split()).partition(": expected")[0]


def _insertion(quads: Iterable[Quad]) -> str:
    """One update is one transaction: no reader ever sees half an article. Terms write themselves, escaped."""
    inserted = " ".join(f"GRAPH {q.graph_name} {{ {q.subject} {q.predicate} {q.object} }}" for q in quads)
    return f"INSERT DATA {{ {inserted} }}"
