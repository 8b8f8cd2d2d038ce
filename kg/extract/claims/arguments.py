"""Whose word each role, date and count of an event is, where the outlet tells the event itself.

"The Marsh Brigades claimed responsibility for the bombing": the bombing is the outlet's own word, who did it is not.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from kg.extract.claims.enclosing import Enclosing
from kg.extract.claims.factuality import status_in
from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.model import Argument, Claim, ClaimId, Count, EntityId, Event, Evidence, Mention, Span, Stance, Status

SUREST = (
    Status.ASSERTED,
    Status.CLAIMED,
    Status.ATTRIBUTED,
    Status.DENIED,
    Status.NEGATED,
    Status.PLANNED,
    Status.HYPOTHETICAL,
)
ACCUSING = frozenset({"blame", "suspicion"})  # rules of the events finder: somebody is named as the doer by others
OWNING = frozenset({"responsibility", "claim"})  # and these: by himself, or by whoever tells it
DOERS = frozenset({"perpetrator", "agent"})
SPEAKING_OF = frozenset({Stance.CLAIMS, Stance.ADMITS, Stance.DENIES})
OWN_WORD = frozenset({Stance.ASSERTS, Stance.CLAIMS, Stance.ADMITS})


def surest(statuses: set[Status]) -> Status:
    """The status nearest to the outlet's own word."""
    return next(status for status in SUREST if status in statuses)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words that leave a fact to others ("suspected") and verbs with which a doer takes a deed upon himself."""

    hedges: frozenset[str]
    claiming: frozenset[str]


class Bearing:
    """Tells the status of what an article says of its events, by the claims it stands in."""

    def __init__(self, reading: Reading, around: Enclosing, words: Words) -> None:
        """Read `reading` with its claims in `around`."""
        self._reading = reading
        self._around = around
        self._words = words
        self.hedges = words.hedges
        self._spoken = {claim.speaker.end: claim for claim in around.claims if claim.speaker is not None}
        self._mentions: dict[EntityId, list[Mention]] = {}
        for mention in reading.extraction.mentions:
            if mention.entity is not None:
                self._mentions.setdefault(mention.entity, []).append(mention)

    def settled(self, event: Event, told: Mapping[Span, Status]) -> Event:
        """The event with the status of its roles, date and counts; `told` are the statuses of its mentions."""
        dated = event.moment_evidence
        return replace(
            event,
            arguments=tuple(self._argument(argument, event, told) for argument in event.arguments),
            counts=tuple(self._count(count, event, told) for count in event.counts),
            moment_status=self._dated(dated, event, told) if dated is not None else event.status,
        )

    def _dated(self, evidence: Evidence, event: Event, told: Mapping[Span, Status]) -> Status:
        """A denial of an event that the outlet tells itself leaves the date to the one who denies."""
        status = self._standing(evidence, event, told)
        denied = status is Status.DENIED and event.status is not Status.DENIED
        return Status.ATTRIBUTED if denied else status

    def _argument(self, argument: Argument, event: Event, told: Mapping[Span, Status]) -> Argument:
        status = self._named(argument) or self._owning(argument, told) or self._hedged(argument)
        if status is None:
            status = self._standing(argument.evidence, event, told)
            if event.status is Status.ASSERTED and status is not Status.ASSERTED and self._repeated(argument, told):
                status = Status.ASSERTED
        if status is Status.ASSERTED:
            status = event.status
        teller = None if status is Status.ASSERTED else self._teller(argument)
        same = status is argument.status and teller == argument.claim
        return argument if same else replace(argument, status=status, claim=teller)

    def _teller(self, argument: Argument) -> ClaimId | None:
        """The claim that tells a role: the one it stands in, or the one by which a doer speaks of himself."""
        claim = self._around.of(argument.span) or self._spoken.get(argument.span.end)
        return claim.id if claim is not None else None

    def _named(self, argument: Argument) -> Status | None:
        """The status of a doer whom the article names apart from the deed ("blamed on", "claimed responsibility")."""
        rule = argument.evidence.rule
        if rule in ACCUSING:
            return Status.ATTRIBUTED
        if rule not in OWNING:
            return None
        claim = self._around.of(argument.span)
        if claim is None:
            return self._owned(argument)
        own = claim.stance in OWN_WORD and claim.speaker_entity == argument.entity
        return Status.CLAIMED if own else status_in(claim.stance)

    def _owned(self, argument: Argument) -> Status:
        root = self._root(argument.span)
        verb = root.head if root is not None else None
        if verb is None or argument.evidence.rule == "claim" or verb.lemma_ in self._words.claiming:
            return Status.CLAIMED
        return Status.ASSERTED if verb.lemma_ == "be" else Status.ATTRIBUTED

    def _owning(self, argument: Argument, told: Mapping[Span, Status]) -> Status | None:
        """The status of a doer who himself speaks of the deed: "the raid was claimed by …", "… admitted the raid"."""
        claim = self._spoken.get(argument.span.end) if argument.role in DOERS else None
        if claim is None or claim.stance not in SPEAKING_OF or not any(claim.content.contains(span) for span in told):
            return None
        return Status.DENIED if claim.stance is Stance.DENIES else Status.CLAIMED

    def _hedged(self, argument: Argument) -> Status | None:
        """Attributed where the filler is only "suspected" or "alleged"."""
        root = self._root(argument.span)
        hedged = root is not None and any(
            child.lower_ in self._words.hedges and child.dep_ == "amod" for child in root.children
        )
        return Status.ATTRIBUTED if hedged else None

    def _standing(self, evidence: Evidence, event: Event, told: Mapping[Span, Status]) -> Status:
        """The status of the surest mention of the event beside the evidence, inside the same claim or outside all."""
        claim = self._around.of(evidence.span)
        if claim is None:
            beside = {status for span, status in told.items() if evidence.sentence.contains(span)}
            found = surest(beside or {Status.ASSERTED})
        else:
            found = self._in_claim(claim, evidence, event, told)
        return event.status if found is Status.ASSERTED else found

    def _in_claim(self, claim: Claim, evidence: Evidence, event: Event, told: Mapping[Span, Status]) -> Status:
        """A speech act's own parties, and what a noun phrase takes for granted, are not the speaker's word."""
        if any(claim.cue.overlaps(span) for span in told) or self._taken_for_granted(claim, evidence, told):
            return Status.ASSERTED
        doers = {a.entity for a in event.arguments if a.role in DOERS and a.entity is not None}
        if claim.stance in OWN_WORD and claim.speaker_entity in doers:
            return Status.CLAIMED
        return status_in(claim.stance)

    def _taken_for_granted(self, claim: Claim, evidence: Evidence, told: Mapping[Span, Status]) -> bool:
        """Whether the words stand in the noun phrase of a mention that the claim presupposes."""
        presupposed = [s for s, status in told.items() if status is Status.ASSERTED and claim.content.contains(s)]
        root = self._root(evidence.span) if presupposed else None
        triggers = (self._root(span) for span in presupposed)
        return root is not None and any(t is not None and (t == root or t.is_ancestor(root)) for t in triggers)

    def _repeated(self, argument: Argument, told: Mapping[Span, Status]) -> bool:
        """Whether the outlet itself tells the filler elsewhere, in the clause of an asserted mention."""
        mentions = self._mentions.get(argument.entity, ()) if argument.entity is not None else ()
        heads = [head for m in mentions if self._around.of(m.span) is None and (head := self._root(m.head))]
        return any(
            trigger is not None and any(_in_clause(head, trigger) for head in heads)
            for span, status in (told.items() if heads else ())
            if status is Status.ASSERTED
            for trigger in [self._root(span)]
        )

    def _count(self, count: Count, event: Event, told: Mapping[Span, Status]) -> Count:
        """A count inside somebody's claim, or with a reporter of its own, is that somebody's word."""
        claim = self._around.of(count.span)
        status = self._standing(count.evidence, event, told)
        reported = count.according_to is not None or count.according_to_label is not None
        if claim is not None and not reported:
            count = replace(count, according_to=claim.speaker_entity, according_to_label=claim.speaker_label)
        if status is Status.ASSERTED and (reported or claim is not None):
            status = Status.ATTRIBUTED
        return replace(count, status=status, claim=claim.id if claim is not None else None)

    def _root(self, span: Span) -> Token | None:
        tokens = self._reading.tokens(span)
        return tokens.root if tokens is not None else None


def _in_clause(head: Token, trigger: Token) -> bool:
    """Whether a noun stands below an event's word, or below the verb that carries it."""
    return head.sent.start == trigger.sent.start and (trigger.is_ancestor(head) or trigger.head.is_ancestor(head))
