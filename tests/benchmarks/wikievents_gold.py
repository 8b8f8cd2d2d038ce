"""WikiEvents' documents: the page's text rebuilt from its tokens, events of five classes with their arguments."""

from collections.abc import Mapping, Sequence

from tests.benchmarks.counting import Span
from tests.benchmarks.documents import Document, Json, safe_id

CLASSES = {
    "Conflict.Attack": "attack",
    "Life.Die": "killed",
    "Life.Injure": "injured",
    "Justice.ArrestJailDetain": "arrest",
    "Conflict.Demonstrate": "protest",
}
ROLES = {
    "Attacker": "perpetrator",
    "Killer": "perpetrator",
    "Injurer": "perpetrator",
    "Jailer": "perpetrator",
    "Demonstrator": "perpetrator",
    "Target": "target",
    "Victim": "victim",
    "Detainee": "victim",
    "Instrument": "weapon",
    "ExplosiveDevice": "weapon",
    "Place": "place",
}
ENDS = '.!?"”’'


class Mentions:
    """A document's entity mentions: their spans, sentences and clusters."""

    def __init__(self, row: Json, clusters: Sequence[Sequence[str]], spans: Sequence[Span]) -> None:
        """Index the mentions by id."""
        mentions = row["entity_mentions"]
        self.span: Mapping[str, Span] = {m["id"]: (spans[m["start"]][0], spans[m["end"] - 1][1]) for m in mentions}
        self.sentence: Mapping[str, int] = {m["id"]: m["sent_idx"] for m in mentions}
        self.cluster = {member: cluster for cluster in clusters for member in cluster}

    def members(self, key: str) -> list[str]:
        """The mentions of the thing that a mention is about."""
        return [m for m in self.cluster.get(key, [key]) if m in self.span] or [key]


def document_of(row: Json, clusters: Sequence[Sequence[str]]) -> Document:
    """One document with its gold events."""
    text, spans = _rebuild(row)
    mentions = Mentions(row, clusters, spans)
    events = [
        _event(event, kind, mentions, spans)
        for event in row["event_mentions"]
        if (kind := next((v for k, v in CLASSES.items() if event["event_type"].startswith(k)), None))
    ]
    return Document(id=safe_id(row["doc_id"]), text=text, gold=events)


def _event(event: Json, kind: str, mentions: Mentions, spans: Sequence[Span]) -> Json:
    trigger = event["trigger"]
    fillers: list[Json] = []
    victims: list[Span] = []
    for argument in event["arguments"]:
        role, key = ROLES.get(argument["role"]), argument["entity_id"]
        if role is None or key not in mentions.span:
            continue
        members = mentions.members(key)
        cluster = frozenset(mentions.span[m] for m in members)
        fillers.append({"role": role, "span": mentions.span[key], "cluster": cluster})
        if role == "victim":
            near = {m for m in {*members, key} if mentions.sentence[m] == trigger["sent_idx"]}
            victims += [mentions.span[m] for m in sorted(near)]
    return {
        "class": kind,
        "span": (spans[trigger["start"]][0], spans[trigger["end"] - 1][1]),
        "arguments": fillers,
        "victims": victims,
    }


def _rebuild(row: Json) -> tuple[str, list[Span]]:
    """The page's text and the span of every token, from the tokens' own offsets."""
    pieces: list[str] = []
    spans: list[Span] = []
    at = 0
    for tokens, _ in row["sentences"]:
        for index, (word, begin, end) in enumerate(tokens):
            gap = begin - at
            if gap > 0:
                ended = not pieces or pieces[-1][-1] in ENDS
                pieces.append(" " * gap if index or (gap == 1 and ended) else "\n" * gap)
            pieces.append(word)
            spans.append((begin, end))
            at = end
    return "".join(pieces), spans
