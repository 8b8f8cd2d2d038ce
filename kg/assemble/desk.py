"""The desk one article's graph is written at: the article, its IRIs, and what may be copied from its text."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from kg.assemble.sheet import Pair, Sheet, Shelf
from kg.assemble.terms import KG
from kg.errors import ArticleError
from kg.model import Article, ClaimId, EntityId, EventId, Span, Status
from kg.schema import Schema
from kg.schema.iris import mint
from kg.schema.turtle import Term, literal

STATUSES: Mapping[Status, Term] = {status: KG(status.value) for status in Status}
_LONGEST_PHRASE = 6  # words; longer ones are sentences to whoever must not copy any


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What every writer of this stage needs; `quotes` is false where no sentence may be copied.

    `key` is the hash in the document's IRI: with it a span makes an IRI of its own. `first` is where each entity is
    first mentioned.
    """

    article: Article
    document: Term
    key: str
    run: Term
    quotes: bool
    sheet: Sheet
    schema: Schema
    first: Mapping[EntityId, Span]
    sentences: Mapping[Span, Span]
    mentions: Mapping[Span, tuple[Pair, ...]]
    entities: Mapping[EntityId, Term]
    events: Mapping[EventId, Term]
    claims: Mapping[ClaimId, Term]

    def entity(self, key: EntityId | None) -> Term | None:
        """The node of an entity, or None for None."""
        return None if key is None else self.thing(key)

    def thing(self, key: EntityId | EventId) -> Term:
        """The node of an entity or event that must be there."""
        found = self.entities.get(EntityId(key)) or self.events.get(EventId(key))
        if found is None:
            raise ArticleError(f"{self.article.id}: a fact is about {key!r}, which the extraction lacks")
        return found

    def claim(self, key: ClaimId | None) -> Term | None:
        """The node of a claim that a fact is told in, or None for None."""
        return None if key is None else self.claims.get(key)

    def mint(self, kind: str, *parts: str | int, name: str = "") -> Term:
        """The IRI of a thing of this article."""
        return mint(kind, self.document, *parts, name=name)

    def node(self, shelf: Shelf, kind: str, begin: int, *parts: str | int) -> Term:
        """A minted node, in its place on the sheet."""
        return self.sheet.place(self.mint(kind, begin, *parts), shelf, begin)

    def stretch(self, shelf: Shelf, kind: str, span: Span) -> Term:
        """The node of a stretch of the text, in its place on the sheet; its IRI tells article and offsets."""
        return self.sheet.place(f"{kind}:{self.key}-{span.begin}-{span.end}", shelf, span.begin)

    def words(self, span: Span) -> str:
        """What stands at a span of the article, line breaks and all."""
        return span.of(self.article.text)

    def quote(self, span: Span) -> Term | None:
        """The words at a span as a literal, where copying is allowed."""
        return literal(self.words(span)) if self.quotes else None

    def short_quote(self, span: Span) -> Term | None:
        """The words at a span, unless they may not be copied and are so many that they make a sentence."""
        words = self.words(span)
        return literal(words) if self.quotes or len(words.split()) <= _LONGEST_PHRASE else None

    def seal(self, span: Span) -> Term | None:
        """The SHA-256 of the words at a span, where copying is not allowed: they can still be checked."""
        return None if self.quotes else literal(hashlib.sha256(self.words(span).encode("utf-8")).hexdigest())

    def phrase(self, words: str) -> str:
        """Words on one line, fit for a label; cut short where no sentence may be copied."""
        parts = words.replace("; ", ", ").split()
        if self.quotes or len(parts) <= _LONGEST_PHRASE:
            return " ".join(parts)
        return " ".join(parts[:_LONGEST_PHRASE]) + " …"

    def label(self, words: str) -> Term:
        """The same as a literal."""
        return literal(self.phrase(words))
