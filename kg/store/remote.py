"""Any SPARQL 1.1 server as a store: by the Graph Store Protocol where it is kept whole, else by SPARQL Update."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import islice

import requests
from pyoxigraph import (
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    RdfFormat,
    Triple,
    parse,
    parse_query_results,
    serialize,
)

from kg.errors import QueryError, StoreError
from kg.stages import Row
from kg.store.cells import cell
from kg.store.profiles import Profile
from kg.store.updates import adding, replacing
from kg.store.wire import Wire
from kg.store.words import bound, words

ASKED_AT_ONCE = 100  # named graphs in one question for their sizes
NO_SUCH_SERVICE = (404, 405, 501)
TRIPLES = "CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH {} {{ ?s ?p ?o }} }}"
COUNT = "SELECT ?g (COUNT(*) AS ?n) WHERE {{ VALUES ?g {{ {} }} GRAPH ?g {{ ?s ?p ?o }} }} GROUP BY ?g"


class RemoteStore:
    """Graphs in a SPARQL server."""

    def __init__(self, wire: Wire, base: str, profile: Profile) -> None:
        """Take the connection, the URL that the paths of the profile's services follow, and the profile."""
        signed = profile.signed if wire.signed else {}
        self._wire, self._profile = wire, profile
        self._query = base + signed.get("query", profile.query)
        self._update = base + signed.get("update", profile.update)
        self._graphs = None if profile.graphs is None else base + profile.graphs

    def put(self, graphs: Mapping[str, Collection[Quad]], *, gone: Collection[str] = ()) -> dict[str, int]:
        """Put each graph in place of what its name held, and take `gone` away; returns triples by graph now.

        What the server has already is not sent.
        """
        new = {iri: tuple(dict.fromkeys(quads)) for iri, quads in graphs.items()}
        held = self.count(*new)
        changed = {iri: quads for iri, quads in new.items() if held[iri] != len(quads) or not self._holds(iri, quads)}
        left = {iri: quads for iri, quads in changed.items() if not self._send("PUT", iri, quads)}
        for update in replacing(left, gone, self._profile.most):
            self._wire.update(self._update, update)
        return {**held, **self.count(*changed)}

    def replace(self, iri: str, quads: Iterable[Quad]) -> int:
        """Put `quads` in place of what the named graph held, in one step; returns how many it holds now."""
        return self.put({iri: list(quads)})[iri]

    def append(self, quads: Iterable[Quad]) -> int:
        """Add `quads` to what is there, each graph in one step; returns how many were given."""
        given = list(quads)
        graphs: dict[str, list[Quad]] = {}
        for quad in given:
            if not isinstance(quad.graph_name, NamedNode):
                raise StoreError(f"{self._wire.url} takes named graphs only: give N-Quads or TriG")
            graphs.setdefault(quad.graph_name.value, []).append(quad)
        for iri, added in graphs.items():
            if not self._send("POST", iri, added):
                for update in adding(iri, added, self._profile.most):
                    self._wire.update(self._update, update)
        return len(given)

    def remove(self, *iris: str) -> int:
        """Take named graphs away, in one step; returns how many triples they held."""
        held = sum(self.count(*iris).values())
        for update in replacing({}, iris, self._profile.most):
            self._wire.update(self._update, update)
        return held

    def count(self, *iris: str) -> dict[str, int]:
        """How many triples each of these named graphs holds."""
        held = dict.fromkeys(iris, 0)
        names = tuple(held)
        for begin in range(0, len(names), ASKED_AT_ONCE):
            asked = " ".join(str(NamedNode(iri)) for iri in names[begin : begin + ASKED_AT_ONCE])
            rows = self._rows(self._wire.query(self._query, COUNT.format(asked)), None)[1]
            held |= {row["g"]: int(row["n"]) for row in rows if row["g"]}
        return held

    def select(
        self, sparql: str, bindings: Mapping[str, str], *, timeout: float | None = None, limit: int | None = None
    ) -> tuple[tuple[str, ...], list[Row]]:
        """The columns and the first `limit` rows of a SELECT over the union of all graphs.

        `bindings` binds variables to literals; an error where the answer takes longer than `timeout` seconds.
        """
        # A query that names graphs itself must see them by name.
        union = {} if words(sparql) & {"FROM", "GRAPH"} else self._profile.union
        answer = self._wire.query(self._query, bound(sparql, bindings), parameters=union, timeout=timeout)
        return self._rows(answer, limit)

    def _rows(self, answer: requests.Response, limit: int | None) -> tuple[tuple[str, ...], list[Row]]:
        try:
            found = parse_query_results(answer.content, format=QueryResultsFormat.JSON)
            if isinstance(found, QueryBoolean):
                raise QueryError("only SELECT queries have rows: begin the query with SELECT")
            columns = tuple(variable.value for variable in found.variables)
            rows: list[Row] = [
                {column: cell(solution[column]) for column in columns} for solution in islice(found, limit)
            ]
        except SyntaxError as error:
            raise StoreError(f"{self._wire.url} answered what is no SPARQL result: is it a SPARQL server?") from error
        cut = int(answer.headers.get("X-SPARQL-MaxRows", 0))
        if cut and (limit is None or limit > cut):
            raise StoreError(f"{self._wire.url} cuts answers at {cut} rows: raise its ResultSetMaxRows, or use --limit")
        return columns, rows

    def _holds(self, iri: str, quads: Sequence[Quad]) -> bool:
        """Whether the server has exactly these triples; a server may also spell a number otherwise, and is sent it."""
        content = self._wire.query(self._query, TRIPLES.format(NamedNode(iri))).content
        try:
            held: set[Triple] = {quad.triple for quad in parse(content, format=RdfFormat.N_TRIPLES)}
        except SyntaxError:
            return False
        return held == {quad.triple for quad in quads}

    def _send(self, method: str, iri: str, quads: Sequence[Quad]) -> bool:
        """PUT or POST a graph by the Graph Store Protocol; False where the server does not speak it."""
        if self._graphs is None:
            return False
        request = requests.Request(method, self._graphs, params={"graph": iri})
        request.headers = {"Content-Type": "application/n-triples"}
        request.data = serialize((quad.triple for quad in quads), format=RdfFormat.N_TRIPLES)
        answer = self._wire.send(request)
        if answer.status_code in NO_SUCH_SERVICE:
            self._graphs = None
            return False
        self._wire.check(answer)
        return True
