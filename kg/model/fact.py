"""Facts: what an article says, each with the evidence it rests on."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from kg.model.entity import EntityId
from kg.model.evidence import Evidence
from kg.model.factuality import CERTAIN_FACT, Factuality
from kg.model.moment import Moment
from kg.model.span import Span
from kg.model.stance import Stance, Status

EventId = NewType("EventId", str)
ClaimId = NewType("ClaimId", str)


class Outcome(StrEnum):
    """What became of the people counted."""

    KILLED = "killed"
    INJURED = "injured"
    MISSING = "missing"
    CAPTURED = "captured"
    DISPLACED = "displaced"


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """Who or what fills a role of an event. `span` is the filler's words; `entity` what they are about, if known.

    `label` is what a filler without entity is called where its words name it only by the way: "Iraq" for "Iraqi".
    `status` is the filler's own: an outlet may tell an attack and leave to others who did it; then `claim` is theirs.
    """

    role: str
    span: Span
    entity: EntityId | None
    label: str = ""
    status: Status = Status.ASSERTED
    claim: ClaimId | None = None
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number of people hurt: half of it may be unknown ("at least 20" has no maximum, "dozens" is 24 and up).

    `group` is who they were in the article's words; `according_to` is who reports the number, when not the outlet.
    `included` is true where another count of the same event already holds these people (a part named after
    "including", a second figure for the same people), so that a sum must leave it out. `claim` is what it is told in.
    """

    outcome: Outcome
    minimum: int | None
    maximum: int | None
    span: Span
    group: str | None = None
    group_entity: EntityId | None = None
    according_to: EntityId | None = None
    according_to_label: str | None = None
    included: bool = False
    status: Status = Status.ASSERTED
    claim: ClaimId | None = None
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened, or is said to. `frame` is the ontology's local name ("Ambush"), `type` its label.

    `classes` runs from the type's own label up to "event"; `trigger` is the word it was read from and `mentions`
    every such word, the trigger among them, in text order. A role, a date or a count may be less sure than the event.
    """

    id: EventId
    frame: str
    type: str
    classes: tuple[str, ...]
    trigger: Span
    mentions: tuple[Span, ...]
    status: Status = Status.ASSERTED
    factuality: Factuality = CERTAIN_FACT
    moment: Moment | None = None
    moment_status: Status = Status.ASSERTED
    moment_evidence: Evidence | None = None
    arguments: tuple[Argument, ...] = ()
    counts: tuple[Count, ...] = ()
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A lasting relation between two entities; `type` is the ontology's label ("part of")."""

    type: str
    source: EntityId
    target: EntityId
    status: Status = Status.ASSERTED
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A role a person holds or held, at an organisation where one is named.

    `ended` is true of "former" and the like; `start` and `end` only where the text gives them.
    """

    person: EntityId
    role: str
    organisation: EntityId | None = None
    start: Moment | None = None
    end: Moment | None = None
    ended: bool = False
    status: Status = Status.ASSERTED
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What somebody says. `speaker_label` names the speaker even when unnamed ("residents"); `via` carried it.

    `about` holds the events and entities that the content is about; the speaker, cue and content are spans.
    `within` is the claim that this one is told in, one level further out; `factuality` is how the speaker puts it.
    """

    id: ClaimId
    stance: Stance
    factuality: Factuality = CERTAIN_FACT
    within: ClaimId | None = None
    cue: Span
    content: Span
    speaker: Span | None = None
    speaker_entity: EntityId | None = None
    speaker_label: str | None = None
    speaker_role: str | None = None
    via: Span | None = None
    via_entity: EntityId | None = None
    via_label: str | None = None
    about_events: tuple[EventId, ...] = ()
    about_entities: tuple[EntityId, ...] = ()
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """The text says that one event brought about another; `cue` is the words that say so."""

    cause: EventId
    effect: EventId
    cue: Span
    status: Status = Status.ASSERTED
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A loaded term as the text uses it, about an entity; `term` and `kind` are `ontology/wording.ttl`'s.

    `user` is the speaker who is quoted with it, or None when it is the outlet's own.
    """

    term: str
    kind: str
    neutral: str | None
    span: Span
    entity: EntityId | None = None
    user: EntityId | None = None
    evidence: Evidence
