"""The vote of `--profile accurate`: a trained network confirms, mends, retypes or drops what the rules found.

The rules' decision is one of the network's features (stacking after Wolpert, 1992), hidden from it now and then while
it learns, so that it judges for itself. It has a say in persons, organisations, places and facilities alone: of
weapons, vehicles, nationalities and numbers it has seen too few.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from kg.extract.entities.drafts import Draft
from kg.extract.entities.voting_candidates import Ballot, Candidate, candidates
from kg.extract.entities.voting_features import Told
from kg.extract.entities.voting_network import CLASSES, Floats, Network
from kg.model import EntityType, MentionKind

VOTED = {
    EntityType.PERSON: "person",
    EntityType.ORGANISATION: "organisation",
    EntityType.PLACE: "place",
    EntityType.FACILITY: "place",
}
MENTIONS = slice(1, 4)  # the classes that are mentions
DROP_BELOW = 0.15
DROP_PERSONS_BELOW = 0.85  # descriptions of one person: "commander", "fighter" and the like are often no mention
RETYPE_FROM = 0.4
MOVE_FROM = 0.6
LEAST = 1e-6  # no opinion is surer than this, when opinions are averaged


@dataclass(frozen=True, slots=True, kw_only=True)
class Elected:
    """The drafts, and the types of the names, after the vote."""

    drafts: Sequence[Draft]
    types: Mapping[str, EntityType]


Vote = Callable[[Ballot], Elected]
Opinions = Mapping[int, Mapping[Candidate, Floats]]  # by the head of the candidates


def as_ruled(ballot: Ballot) -> Elected:
    """The rules' drafts as they are: nobody else votes."""
    return Elected(drafts=ballot.drafts, types=ballot.types)


def voter(network: Network) -> Vote:
    """A vote of the rules and a network."""

    def vote(ballot: Ballot) -> Elected:
        opinions = _opinions(ballot, network)
        retyped = _retyped(ballot, opinions)
        elected = (
            _elected(draft, retyped, opinions[draft.head]) if _is_voted(draft) else draft for draft in ballot.drafts
        )
        drafts = [draft for draft in elected if draft is not None]
        return Elected(drafts=drafts, types={**ballot.types, **retyped})

    return vote


def _is_voted(draft: Draft) -> bool:
    return draft.type in VOTED and not draft.inner


def _opinions(ballot: Ballot, network: Network) -> Opinions:
    """What the network thinks of the drafts that are voted on, and of other borders round their heads."""
    heads = {draft.head for draft in ballot.drafts if _is_voted(draft)}
    asked = [one for one in candidates(ballot) if one.head in heads]
    told = Told(ballot)
    found: dict[int, dict[Candidate, Floats]] = {head: {} for head in heads}
    for one, opinion in zip(asked, network.opinions(told.of(one) for one in asked), strict=True):
        found[one.head][one] = opinion
    return found


def _own(draft: Draft) -> Candidate:
    return Candidate(draft.start, draft.end, draft.head)


def _retyped(ballot: Ballot, opinions: Opinions) -> dict[str, EntityType]:
    """The names whose mentions, taken together, have another type than the rules gave: one name, one type."""
    logs: dict[str, list[Floats]] = defaultdict(list)
    for draft in ballot.drafts:
        if draft.name is not None and _is_voted(draft) and draft.type is ballot.types.get(draft.name.key):
            logs[draft.name.key].append(np.log(opinions[draft.head][_own(draft)] + LEAST))
    found = {key: _better(np.exp(np.mean(several, axis=0)), ballot.types[key]) for key, several in logs.items()}
    return {key: kind for key, kind in found.items() if kind is not ballot.types[key]}


def _better(opinion: Floats, kind: EntityType) -> EntityType:
    """The type that an opinion is sure of, where it is another."""
    best = 1 + int(opinion[MENTIONS].argmax())
    sure = opinion[best] >= RETYPE_FROM and CLASSES[best] != VOTED[kind]
    return EntityType(CLASSES[best]) if sure else kind


def _elected(draft: Draft, retyped: Mapping[str, EntityType], rivals: Mapping[Candidate, Floats]) -> Draft | None:
    """The draft with the borders and type that are voted for; None where it is voted out."""
    best = _best_borders(_own(draft), rivals)
    if _is_mention(rivals[best]) < _least(draft):
        return None
    kind = retyped.get(draft.name.key, draft.type) if draft.name is not None else _better(rivals[best], draft.type)
    return replace(draft, start=best.start, end=best.end, type=kind)


def _least(draft: Draft) -> float:
    """How sure the network must be that a draft is a mention."""
    described = draft.type is EntityType.PERSON and draft.kind is MentionKind.NOMINAL
    return DROP_PERSONS_BELOW if described else DROP_BELOW


def _best_borders(own: Candidate, rivals: Mapping[Candidate, Floats]) -> Candidate:
    """The borders that are surely better than the draft's own, else these."""
    best = max(rivals, key=lambda one: (_is_mention(rivals[one]), one == own))
    unsure = _is_mention(rivals[own]) < 1 - MOVE_FROM
    return best if unsure and _is_mention(rivals[best]) >= MOVE_FROM else own


def _is_mention(opinion: Floats) -> float:
    return float(opinion[MENTIONS].sum())
