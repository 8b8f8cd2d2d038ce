"""The spans that may be mentions: the rules' own, and the borders that they could have drawn instead."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.extract.entities.drafts import Draft, Name, Page
from kg.extract.entities.mentions import MentionFinder
from kg.extract.tokens import Token, Tokens
from kg.model import EntityType
from kg.stages import Gazetteer

UNCOUNTED = frozenset({EntityType.QUANTITY, EntityType.MONEY})
NOT_HEADS = frozenset({"PRP", "WP", "WDT", "DT", "EX"})
OWN = frozenset({"PRP$", "WP$"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballot:
    """What is voted on: a page, every name found on it (typed by the rules or not), and the rules' drafts."""

    page: Page
    names: Sequence[Name]
    types: Mapping[str, EntityType]
    drafts: Sequence[Draft]
    gazetteer: Gazetteer


@dataclass(frozen=True, slots=True, order=True)
class Candidate:
    """The tokens `[start, end)` and the one that heads them."""

    start: int
    end: int
    head: int


def candidates(ballot: Ballot) -> list[Candidate]:
    """Every candidate of a page, sorted; of several with the same borders the rules' own, else the first."""
    found: dict[tuple[int, int], Candidate] = {}
    for start, end, head in _spans(ballot):
        if start < end:
            found.setdefault((start, end), Candidate(start, end, head))
    return sorted(found.values())


def _spans(ballot: Ballot) -> Iterator[tuple[int, int, int]]:
    yield from ((draft.start, draft.end, draft.head) for draft in ballot.drafts if draft.type not in UNCOUNTED)
    borders = MentionFinder(ballot.page, list(ballot.names), ballot.types)
    for chunk in ballot.page.doc.noun_chunks:
        if chunk.root.tag_ not in NOT_HEADS:
            yield from _of_chunk(borders, chunk)
    for name in ballot.names:
        yield from _of_name(ballot.page, name)


def _of_chunk(borders: MentionFinder, chunk: Tokens) -> Iterator[tuple[int, int, int]]:
    """A noun phrase without and with what "of" adds, with its name alone, and its possessor."""
    root = chunk.root.i
    start = borders.opening(chunk.start, root)
    yield start, root + 1, root
    yield start, borders.with_of(root), root
    name = borders.name_at.get(root)
    if name is not None:
        yield min(start, name.start), name.end, root
    for owner in chunk.root.children:
        if _owns(owner, chunk):
            yield borders.opening(owner.left_edge.i, owner.i), owner.i + 1, owner.i


def _owns(token: Token, chunk: Tokens) -> bool:
    return token.dep_ == "poss" and token.tag_ not in OWN and token.i >= chunk.start


def _of_name(page: Page, name: Name) -> Iterator[tuple[int, int, int]]:
    """A name as it stands, and with "the" before it."""
    head = name_head(page, name)
    yield name.start, name.end, head
    if name.start and page.lower[name.start - 1] == "the":
        yield name.start - 1, name.end, head


def name_head(page: Page, name: Name) -> int:
    """The last word of a name, marks left out."""
    words = page.words
    return next((i for i in range(name.end - 1, name.start - 1, -1) if words[i][0].isalnum()), name.start)
