"""Everything the extract stage read out of one article."""

from dataclasses import dataclass

from kg.model.article import Article
from kg.model.entity import Entity, Mention
from kg.model.fact import Cause, Claim, Event, Post, Relation, Wording
from kg.model.moment import TimeMention


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """The article and what was found in it; every tuple is in text order (of its evidence's or own span)."""

    article: Article
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    times: tuple[TimeMention, ...] = ()
    events: tuple[Event, ...] = ()
    relations: tuple[Relation, ...] = ()
    posts: tuple[Post, ...] = ()
    claims: tuple[Claim, ...] = ()
    causes: tuple[Cause, ...] = ()
    wordings: tuple[Wording, ...] = ()
