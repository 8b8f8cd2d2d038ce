"""The frozen values that stages take and return; standard library only."""

from kg.model.article import PROSE, Article, Zone, ZoneKind
from kg.model.entity import Entity, EntityId, EntityType, Mention, MentionKind
from kg.model.evidence import Evidence
from kg.model.extraction import Extraction
from kg.model.fact import (
    Argument,
    Cause,
    Claim,
    ClaimId,
    Count,
    Event,
    EventId,
    Outcome,
    Post,
    Relation,
    Wording,
)
from kg.model.factuality import CERTAIN_FACT, Certainty, Factuality, Polarity, Tense
from kg.model.link import Candidate, Item, Link, Linked, Office, Qid, Verdict
from kg.model.moment import Basis, Moment, TimeMention, TimeType
from kg.model.report import Report, Violation
from kg.model.span import Span
from kg.model.stance import Stance, Status

__all__ = [
    "CERTAIN_FACT",
    "PROSE",
    "Argument",
    "Article",
    "Basis",
    "Candidate",
    "Cause",
    "Certainty",
    "Claim",
    "ClaimId",
    "Count",
    "Entity",
    "EntityId",
    "EntityType",
    "Event",
    "EventId",
    "Evidence",
    "Extraction",
    "Factuality",
    "Item",
    "Link",
    "Linked",
    "Mention",
    "MentionKind",
    "Moment",
    "Office",
    "Outcome",
    "Polarity",
    "Post",
    "Qid",
    "Relation",
    "Report",
    "Span",
    "Stance",
    "Status",
    "Tense",
    "TimeMention",
    "TimeType",
    "Verdict",
    "Violation",
    "Wording",
    "Zone",
    "ZoneKind",
]
