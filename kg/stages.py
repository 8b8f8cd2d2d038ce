"""The stages of the flow and what passes between them: article in, checked graph out.

Every stage obeys four laws: it never changes its input; the same input gives the same bytes (clock, network, seed
and environment come in through the constructor); it raises only `KgError`s, of which `ArticleError` skips one
article and any other stops the run; it imports `model`, `schema`, `stages`, `errors` and its own package only.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from kg.errors import ArticleError
from kg.model import Article, EntityType, Extraction, Linked, Report
from kg.schema.graphs import FACTS, facts_iri
from kg.schema.turtle import A, Statements, triples

if TYPE_CHECKING:
    from pyoxigraph import Quad, Triple
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """An article and spaCy's reading of it; a token's `idx` is its offset in the article's text.

    The Doc's text may differ from the article's in single characters (line breaks and curly quotes made plain,
    text outside the prose blanked), never in length: words always come from `article.text`.
    """

    article: Article
    doc: "Doc"


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """One article's statements, sorted, with the IRI of the named graph they belong to; its length is their number.

    What the catalogue knows of the items linked to is third-party knowledge and belongs to a named graph of its own.

    The terms are those of `kg.schema.turtle`; `triples` gives the same as pyoxigraph's values.
    """

    article: str
    iri: str
    statements: Statements

    def __len__(self) -> int:
        """How many triples there are."""
        return sum(len(values) for properties in self.statements.values() for values in properties.values())

    @property
    def base(self) -> str:
        """What the IRIs of the graph's own nodes start with."""
        return self.iri.rpartition("graph/")[0]

    @property
    def parts(self) -> tuple[tuple[str, Statements], ...]:
        """The IRIs of the named graphs and what each holds: what the article says, then what the catalogue knows."""
        facts = {node: known for node, known in self.statements.items() if not FACTS.isdisjoint(known.get(A, ()))}
        told = {node: known for node, known in self.statements.items() if node not in facts}
        return ((self.iri, told), (facts_iri(self.iri), facts)) if facts else ((self.iri, told),)

    @property
    def triples(self) -> "tuple[Triple, ...]":
        """The triples, in the graph's order; made anew each time."""
        return triples(self.statements, self.base)


Read = Iterator[Article | ArticleError]  # articles, and in place of each that cannot be used what is wrong with it
Reader = Callable[[Iterable[str]], Read]  # SOURCEs as the user names them -> their articles
Annotator = Callable[[Iterable[Article]], Iterator[Annotated]]  # a stream, so that spaCy can work in batches
Extractor = Callable[[Annotated], Extraction]
Linker = Callable[[Extraction], Linked]
Assembler = Callable[[Linked], Graph]
Validator = Callable[[Graph], Report]

Gazetteer = Callable[[str], frozenset[EntityType]]  # a name -> the types of the known things that bear it
Row = Mapping[str, str]  # a query's answer, column -> value; "" where nothing is known


class Store(Protocol):
    """Where graphs live: one named graph an article."""

    def put(self, graphs: "Mapping[str, Collection[Quad]]", *, gone: Collection[str] = ()) -> dict[str, int]:
        """Put each graph in place of what its name held, and take `gone` away; returns triples by graph now.

        A reader sees each graph as it was or as it is meant to be, never half of it, and so does who comes after a
        crash. A graph that is there already is left alone.
        """
        ...

    def replace(self, iri: str, quads: "Iterable[Quad]") -> int:
        """Put `quads` in place of what the named graph held, in one step; returns how many it holds now."""
        ...

    def append(self, quads: "Iterable[Quad]") -> int:
        """Add `quads` to what is there; returns how many were given."""
        ...

    def remove(self, *iris: str) -> int:
        """Take named graphs away; returns how many triples they held."""
        ...

    def count(self, *iris: str) -> dict[str, int]:
        """How many triples each of these named graphs holds."""
        ...

    def select(
        self, sparql: str, bindings: Mapping[str, str], *, timeout: float | None = None, limit: int | None = None
    ) -> tuple[tuple[str, ...], list[Row]]:
        """The columns and the first `limit` rows of a SELECT over the union of all graphs.

        `bindings` binds variables to literals; a `QueryError` where the answer takes longer than `timeout` seconds.
        """
        ...
