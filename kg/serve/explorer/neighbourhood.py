"""What stands round one thing: its events and relations, and who else is in them; never more than a screen holds."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.serve.explorer.asking import Given, Page, ask, widened
from kg.serve.explorer.pages import kind_of, kinds_of
from kg.stages import Row, Store

NEAREST, BEYOND = 14, 14  # nodes on the inner and on the outer ring
ROWS = 600
ENTITIES = 200  # of one item, one an article


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A fact between two things, and whose word it is."""

    source: str
    target: str
    label: str
    status: str
    article: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbourhood:
    """The thing in the middle, and what is one and two steps away; `names` are labels and kinds by IRI."""

    center: str
    names: Mapping[str, tuple[str, str]]
    inner: tuple[str, ...]
    outer: tuple[str, ...]
    edges: tuple[Edge, ...]
    left_out: int

    def name(self, node: str) -> str:
        """What a node is called."""
        return self.names[node][0]

    def kind(self, node: str) -> str:
        """What a node is."""
        return self.names[node][1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sieve:
    """What may be shown: events of a type, things of a kind, facts of a status, articles of a source."""

    kind: str = ""
    status: str = ""
    source: str = ""

    def keeps(self, edge: Edge, kind: str) -> bool:
        """Whether an edge to a thing of that kind is shown."""
        fits_kind = not self.kind or kind in {self.kind, "event"} or (self.kind == "place" and kind == "facility")
        return fits_kind and self.status in {"", edge.status} and self.source in {"", edge.article}


class Gathered:
    """Edges and names as they are found."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.edges: dict[tuple[str, str, str], Edge] = {}
        self.names: dict[str, tuple[str, str]] = {}
        self.stands_for: dict[str, str] = {}  # an entity's IRI -> the node that it is part of

    def add(self, edge: Edge) -> None:
        """Keep an edge once."""
        self.edges.setdefault((edge.source, edge.target, edge.label), edge)


def neighbourhood(store: Store, center: str, sieve: Sieve) -> Neighbourhood | None:
    """The two rings round an item, entity or event; None where the store knows nothing of it."""
    found = gathered(store, center)
    return rings(found, center, sieve) if center in found.names else None


def gathered(store: Store, center: str) -> Gathered:
    """What the store knows of a thing and of what is near it; nothing where it does not know the thing."""
    found = Gathered()
    entities = ask(store, "entities", Given(iris={"key": [center]}))
    if not entities:
        _add_fillers(store, found, [center])
        _add_other_events(store, found, center)
        return found
    found.names[center] = (entities[0]["label"], kind_of(entities[0]["class"]))
    own = tuple(dict.fromkeys(row["entity"] for row in entities))[:ENTITIES]
    events = _add_roles(store, found, center, own)
    _add_relations(store, found, center, own)
    _add_fillers(store, found, events)
    _add_kinds(store, found)
    return found


def _add_kinds(store: Store, found: Gathered) -> None:
    """What the ends of relations and posts are, which their facts do not say."""
    unknown = [node for node, (_label, kind) in found.names.items() if kind == "thing"]
    for node, (_called, kind) in (kinds_of(store, unknown) if unknown else {}).items():
        found.names[node] = (found.names[node][0], kind)


def _add_roles(store: Store, found: Gathered, center: str, own: Sequence[str]) -> list[str]:
    """The events that the thing has a role in."""
    rows = ask(store, "thing-events", Given(iris={"entity": own}), Page(size=ROWS))
    for row in rows:
        found.names[row["event"]] = (row["label"], "event")
        found.add(_edge(row["event"], center, row["role"], (row["told"], row)))
    return list(dict.fromkeys(row["event"] for row in rows))


def _edge(source: str, target: str, label: str, told: tuple[str, Row]) -> Edge:
    status, row = told
    return Edge(source=source, target=target, label=label, status=status, article=row["article"])


def _add_relations(store: Store, found: Gathered, center: str, own: Sequence[str]) -> None:
    """The relations it stands in, and the posts it holds or that are held at it."""
    given, few = Given(iris={"entity": own}), Page(size=ROWS)
    for row in ask(store, "thing-relations", given, few):
        ends = (row["subject"], row["object"])
        source, target = (center if end in own else end for end in ends)
        _name(found, ((source, row["from"]), (target, row["to"])))
        found.add(_edge(source, target, row["relation"], (row["status"], row)))
    posts = widened(store, ask(store, "thing-posts", given, few), "posts", "post")
    for row in widened(store, posts, "bodies", "body"):
        if row["body"]:
            source, target = (center if end in own else end for end in (row["holder"], row["body"]))
            _name(found, ((source, row["person"]), (target, row["organisation"])))
            found.add(_edge(source, target, row["role"], (row["status"], row)))


def _name(found: Gathered, ends: Iterable[tuple[str, str]]) -> None:
    for iri, label in ends:
        found.names.setdefault(iri, (label, "thing"))


def _add_fillers(store: Store, found: Gathered, events: Sequence[str]) -> None:
    """Who else is in the events; things linked to one item are one node."""
    rows = ask(store, "near-event", Given(iris={"event": events[:ROWS]}), Page(size=ROWS * 4)) if events else []
    for row in widened(store, rows, "item-of", "end", "entity"):
        end = row["item"] or row["end"]
        kind = kind_of(row["endClass"])
        found.names.setdefault(row["event"], (row["label"], "event"))
        if found.names.get(end, ("", "thing"))[1] in {"thing", "place"}:
            found.names[end] = (row["endLabel"], kind)
        found.stands_for[row["end"]] = end
        found.add(_edge(row["event"], end, row["role"], (row["status"], row)))


def _add_other_events(store: Store, found: Gathered, center: str) -> None:
    """What else the things in an event take part in."""
    ends = [end for end, node in found.stands_for.items() if found.names[node][1] != "event"]
    rows = ask(store, "thing-events", Given(iris={"entity": ends}), Page(size=ROWS)) if ends else []
    for row in rows:
        if row["event"] != center:
            found.names.setdefault(row["event"], (row["label"], "event"))
            found.add(_edge(row["event"], found.stands_for[row["entity"]], row["role"], (row["told"], row)))


def rings(found: Gathered, center: str, sieve: Sieve) -> Neighbourhood:
    """The nodes with most edges are kept on each ring."""
    edges = [edge for edge in found.edges.values() if edge.source != edge.target]
    kept = [edge for edge in edges if all(sieve.keeps(edge, found.names[end][1]) for end in (edge.source, edge.target))]
    weight = Counter(end for edge in kept for end in (edge.source, edge.target))
    first = _ring(kept, {center}, weight)
    inner = first[:NEAREST]
    second = _ring(kept, set(inner), weight, {center, *first})
    outer = second[:BEYOND]
    shown = {center, *inner, *outer}
    return Neighbourhood(
        center=center,
        names=found.names,
        inner=inner,
        outer=outer,
        edges=tuple(edge for edge in kept if {edge.source, edge.target} <= shown),
        left_out=len(first) - len(inner) + len(second) - len(outer),
    )


def _ring(
    edges: Iterable[Edge], inside: set[str], weight: Mapping[str, int], known: set[str] | None = None
) -> tuple[str, ...]:
    """What is one edge away from the nodes inside, the most connected first."""
    ends = (
        far
        for edge in edges
        for near, far in ((edge.source, edge.target), (edge.target, edge.source))
        if near in inside and far not in inside | (known or set())
    )
    return tuple(sorted(set(ends), key=lambda node: (-weight[node], node)))
