"""What the store holds in figures, counted once for each state of the data."""

from dataclasses import dataclass
from threading import Lock

from kg.schema.vocabulary import KG
from kg.serve.context import Context

CLASSES = "SELECT ?class (COUNT(DISTINCT ?thing) AS ?count) WHERE { ?thing a ?class } GROUP BY ?class"
PROPERTIES = "SELECT ?property (COUNT(*) AS ?count) WHERE { ?thing ?property ?value } GROUP BY ?property"
EXAMPLE = f"SELECT ?thing WHERE {{ ?thing a {KG.Event} }} ORDER BY ?thing LIMIT 1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistics:
    """How much there is: of everything, of each class, of each property."""

    triples: int
    graphs: int
    classes: dict[str, int]
    properties: dict[str, int]
    example: str  # the IRI of some event, "" where there is none


class Counted:
    """Counts what a store holds, anew only when it has changed."""

    def __init__(self, context: Context) -> None:
        """Count nothing yet."""
        self._context = context
        self._known: tuple[int, Statistics] | None = None
        self._counting = Lock()

    def __call__(self) -> Statistics:
        """The figures as the data are now."""
        with self._counting:
            version = self._context.engine.version
            if self._known is None or self._known[0] != version:
                self._known = (version, self._count())
            return self._known[1]

    def _count(self) -> Statistics:
        store = self._context.store
        example = store.select(EXAMPLE, {})[1]
        return Statistics(
            triples=len(store),
            graphs=len(store.graphs()),
            classes=self._by(CLASSES, "class"),
            properties=self._by(PROPERTIES, "property"),
            example=example[0]["thing"] if example else "",
        )

    def _by(self, query: str, column: str) -> dict[str, int]:
        rows = self._context.store.select(query, {})[1]
        return {row[column]: int(row["count"]) for row in sorted(rows, key=lambda row: row[column])}
