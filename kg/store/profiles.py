"""The SPARQL servers known here, and where each keeps its services."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A kind of server: the paths of its services after the URL that users give, `example`.

    `graphs` is its Graph Store Protocol, None where it has none or does not keep it whole: then SPARQL Update is used,
    of at most `most` triples a request. `union` are the parameters that make a query see all named graphs as one.
    """

    example: str
    query: str = ""
    update: str = ""
    graphs: str | None = None
    signed: Mapping[str, str] = field(default_factory=dict)  # other paths, for who has a name and password
    union: Mapping[str, str] = field(default_factory=dict)
    most: int = 50_000


PROFILES: Mapping[str, Profile] = {
    "oxigraph": Profile(
        example="http://127.0.0.1:7878",
        query="/query",
        update="/update",
        graphs="/store",
        union={"union-default-graph": "true"},
    ),
    # Its Graph Store Protocol shows half a graph while it loads one; its parser's memory ends before 5,000 triples.
    "virtuoso": Profile(
        example="http://127.0.0.1:8890",
        query="/sparql",
        update="/sparql",
        signed={"query": "/sparql-auth", "update": "/sparql-auth"},
        most=4_000,
    ),
    "fuseki": Profile(
        example="http://127.0.0.1:3030/DATASET",
        query="/query",
        update="/update",
        graphs="/data",
        union={"default-graph-uri": "urn:x-arq:UnionGraph"},
    ),
    "graphdb": Profile(
        example="http://127.0.0.1:7200/repositories/NAME", update="/statements", graphs="/rdf-graphs/service"
    ),
    "rdf4j": Profile(
        example="http://127.0.0.1:8080/rdf4j-server/repositories/NAME",
        update="/statements",
        graphs="/rdf-graphs/service",
    ),
    "blazegraph": Profile(example="http://127.0.0.1:9999/blazegraph/namespace/kb/sparql"),
    "qlever": Profile(example="http://127.0.0.1:7001"),
    "sparql": Profile(example="http://127.0.0.1/sparql"),  # any other: queries and updates at one URL
}
