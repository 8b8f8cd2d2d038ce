"""A reading in progress: the Doc, what has been found so far, and the way from tokens to mentions and back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from spacy.tokens import Doc as Source

from kg.extract.tokens import Doc, Token, Tokens
from kg.model import Entity, EntityId, Evidence, Extraction, Mention, Span
from kg.schema import Schema
from kg.stages import Gazetteer


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """What finders know before they read: the ontology, and which types of thing bear a name."""

    schema: Schema
    gazetteer: Gazetteer


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The Doc and the extraction so far. `_headed` and `_covering` find the mention at a token."""

    doc: Doc
    extraction: Extraction
    _headed: Mapping[int, Mention]
    _covering: Mapping[int, Mention]
    _entities: Mapping[EntityId, Entity]

    @property
    def text(self) -> str:
        """The article's text, which every offset refers to."""
        return self.extraction.article.text

    def mention_headed(self, token: Token) -> Mention | None:
        """The longest mention whose head word is `token`."""
        return self._headed.get(token.idx)

    def mention_at(self, token: Token) -> Mention | None:
        """The mention headed by `token`, else the longest one that covers it."""
        return self._headed.get(token.idx) or self._covering.get(token.i)

    def entity(self, key: EntityId | None) -> Entity | None:
        """The entity of that id."""
        return self._entities.get(key) if key is not None else None

    def entity_at(self, token: Token) -> Entity | None:
        """The entity that the mention at `token` is about."""
        mention = self.mention_at(token)
        return self.entity(mention.entity) if mention else None

    def tokens(self, span: Span) -> Tokens | None:
        """The Doc's tokens under a span of text, widened to whole tokens; None where there are none."""
        return self.doc.covering(span.begin, span.end)


Finder = Callable[[Reading], Extraction]  # returns the extraction with what it found added
FinderFactory = Callable[[Knowledge], Finder]  # compiles its tables once


def reading(source: Source, extraction: Extraction) -> Reading:
    """A reading of `extraction` with its indexes made."""
    return _indexed(Doc(source), extraction)


def _indexed(doc: Doc, extraction: Extraction) -> Reading:
    by_length = sorted(extraction.mentions, key=lambda m: m.span.end - m.span.begin)
    covering = {
        token.i: mention for mention in by_length for token in doc.covering(mention.span.begin, mention.span.end) or ()
    }
    return Reading(
        doc=doc,
        extraction=extraction,
        _headed={mention.head.begin: mention for mention in by_length},
        _covering=covering,
        _entities={entity.id: entity for entity in extraction.entities},
    )


def read_on(before: Reading, extraction: Extraction) -> Reading:
    """The next reading: new indexes only where mentions or entities changed."""
    if extraction.mentions is before.extraction.mentions and extraction.entities is before.extraction.entities:
        return replace(before, extraction=extraction)
    return _indexed(before.doc, extraction)


def span_of(tokens: Tokens | Token) -> Span:
    """The text span of a token or a stretch of tokens."""
    if isinstance(tokens, Token):
        return Span(tokens.idx, tokens.idx + len(tokens))
    return Span(tokens.start_char, tokens.end_char)


def sentence_of(token: Token) -> Span:
    """The text span of the sentence a token stands in, without white space at its ends."""
    sentence = token.sent
    first = next((t for t in sentence if not t.is_space), sentence[0])
    last = next((t for t in reversed(sentence) if not t.is_space), sentence[-1])
    return Span(first.idx, last.idx + len(last.text))


def evidence_at(
    token: Token, finder: str, *, rule: str = "", span: Span | None = None, confidence: float = 1.0
) -> Evidence:
    """Evidence that rests on a token (or on `span` round it) and its sentence."""
    return Evidence(
        span=span or span_of(token), sentence=sentence_of(token), finder=finder, rule=rule, confidence=confidence
    )
