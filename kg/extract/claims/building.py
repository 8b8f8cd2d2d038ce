"""Drafts become claims: spans, entities, labels, roles, carriers, and what each is about."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from kg.extract.claims.commitments import Deeds, goes_on_accusing, stance_of
from kg.extract.claims.drafts import NOMINAL, Draft
from kg.extract.claims.enclosing import Enclosing
from kg.extract.claims.factuality import as_put
from kg.extract.claims.topics import Topics
from kg.extract.reading import Reading, evidence_at
from kg.extract.syntax import conjuncts, phrase, subject
from kg.extract.tokens import Token
from kg.model import Claim, ClaimId, Entity, EntityId, EntityType, Span, Stance

NAMELESS = frozenset({"who", "which", "that", "whom", "what"})
FIRST_PERSON = frozenset({"i", "we", "you", "one", "my", "our", "your", "us", "me"})
CONFIDENCE: Mapping[str, float] = {  # shares of right answers on PolNeAR's development articles, rounded
    "quote": 0.95,
    "clause": 0.9,
    "sentence": 0.9,
    "headline": 0.8,
    "continued": 0.8,
    "transcript": 0.8,
    "infinitive": 0.7,
}
ELSE = 0.65
SPEECHLESS = frozenset({EntityType.PLACE, EntityType.FACILITY, EntityType.ORGANISATION})  # no "who" stands for these
CLIMB = 4  # nouns from a relative clause up to the person it is about


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Who speaks or carries: the words, the entity, and what to call it."""

    span: Span | None = None
    entity: EntityId | None = None
    label: str | None = None


NOBODY = Voice()


def claims_of(reading: Reading, found: list[Draft], outlets: frozenset[str], words: Deeds) -> tuple[Claim, ...]:
    """The claims of the drafts, in text order; a pronoun nobody resolved speaks as the paragraph's last speaker."""
    made: list[Claim] = []
    roles = {post.person: post.role for post in reversed(reading.extraction.posts)}
    for number, read in enumerate(found, start=1):
        draft, voice = read, _speaker(reading, read)
        if voice.label is None and draft.speaker is not None and made and draft.speaker.lower_ not in FIRST_PERSON:
            voice = _last_voice(reading, made[-1], voice, draft)
        stance = stance_of(reading, draft, voice.entity, words)
        if goes_on_accusing(reading, draft, made[-1] if made else None, voice.entity):
            stance = Stance.ALLEGES
        draft = replace(draft, stance=stance)
        made.append(_claim(reading, draft, number, voice=voice, via=_via(reading, draft, outlets)))
    around, topics = Enclosing(made), Topics(reading.extraction)
    named = (_with_role(claim, roles) for claim in made)
    return tuple(topics.of(_carried(claim, around, reading, outlets)) for claim in named)


def _claim(reading: Reading, draft: Draft, number: int, *, voice: Voice, via: Voice) -> Claim:
    content = _tokens(reading, draft.begin, draft.end)
    confidence = CONFIDENCE.get(draft.form, ELSE)
    return Claim(
        id=ClaimId(f"c{number}"),
        stance=draft.stance,
        factuality=as_put(draft.stance, reading.doc[draft.begin : draft.end].root),
        cue=_tokens(reading, min(t.i for t in draft.cue), max(t.i for t in draft.cue) + 1),
        content=content,
        speaker=voice.span,
        speaker_entity=voice.entity,
        speaker_label=voice.label,
        via=via.span,
        via_entity=via.entity,
        via_label=via.label,
        evidence=evidence_at(draft.verb, "claims", rule=draft.form, span=content, confidence=confidence),
    )


def _tokens(reading: Reading, begin: int, end: int) -> Span:
    last = reading.doc[end - 1]
    return Span(reading.doc[begin].idx, last.idx + len(last))


def _speaker(reading: Reading, draft: Draft) -> Voice:
    if draft.said_by is not None:
        return _by_position(reading, *draft.said_by)
    return voice_of(reading, draft.speaker) if draft.speaker is not None else NOBODY


def _by_position(reading: Reading, begin: int, end: int) -> Voice:
    """The voice of a noun phrase that position gave: one entity's, or the words themselves for several."""
    tokens = [t for t in reading.doc[begin:end] if not t.is_space]
    nouns = [t for t in tokens if t.pos_ in NOMINAL]
    head = next((t for t in nouns if t.dep_ != "compound"), nouns[0])
    whole = Span(tokens[0].idx, tokens[-1].idx + len(tokens[-1]))
    if len(nouns) > 1 and any(t.lower_ in {"and", ","} for t in tokens):
        return Voice(span=whole, label=whole.of(reading.text))
    voice = voice_of(reading, head)
    return replace(voice, span=whole) if voice.label else voice


def voice_of(reading: Reading, token: Token) -> Voice:
    """The voice of the noun phrase a token heads: its entity's label, else its own words; none for a bare pronoun."""
    who = _antecedent(reading, token)
    span = phrase(token)
    entity = _entity(reading, who)
    if entity is not None and not _is_pronoun_label(entity):
        return Voice(span=span, entity=entity.id, label=_joint_label(reading, who) or entity.label)
    if who.pos_ == "PRON" or who.tag_ == "PRP$" or who.lower_ in NAMELESS:
        return Voice(span=span)
    return Voice(span=span, label=_joint_label(reading, who) or _plain(phrase(who).of(reading.text)))


def _antecedent(reading: Reading, token: Token) -> Token:
    """The noun a relative pronoun stands for; the token itself otherwise.

    The parser hangs a clause on the noun before it: "who" after "the mayor of Norvale" is the mayor all the same.
    """
    if token.lower_ not in NAMELESS or token.head.dep_ != "relcl":
        return token
    noun = subject(token.head) or token
    over = noun if token.lower_ == "who" else token
    for _ in range(CLIMB):
        mention = reading.mention_headed(over)
        if mention is None or mention.type not in SPEECHLESS or over.head is over:
            break
        over = next((t for t in over.ancestors if t.pos_ in {"NOUN", "PROPN"}), over)
    person = reading.mention_headed(over)
    return over if person is not None and person.type is EntityType.PERSON else noun


def _entity(reading: Reading, token: Token) -> Entity | None:
    mention = reading.mention_headed(token)
    if mention is None:
        covering = reading.mention_at(token)
        mention = covering if covering is not None and covering.head.begin >= token.left_edge.idx else None
    return reading.entity(mention.entity) if mention is not None else None


def _is_pronoun_label(entity: Entity) -> bool:
    return not entity.named and entity.label.lower() in {
        "he",
        "she",
        "it",
        "they",
        "we",
        "i",
        "you",
        "who",
        "them",
        "this",
        "that",
    }


def _joint_label(reading: Reading, token: Token) -> str | None:
    """The words "residents and monitors" for coordinated common nouns; None for one speaker or for names."""
    heads = list(conjuncts(token))
    if len(heads) == 1 or any(t.pos_ != "NOUN" for t in heads):
        return None
    begin, end = phrase(heads[0]).begin, phrase(heads[-1]).end
    return _plain(reading.text[begin:end])


def _plain(words: str) -> str:
    """The words on one line."""
    return " ".join(words.split())


def _last_voice(reading: Reading, before: Claim, voice: Voice, draft: Draft) -> Voice:
    """The speaker of the claim before, for a pronoun in the same paragraph."""
    between = reading.text[before.content.begin : draft.verb.idx]
    if "\n\n" in between:
        return voice
    return replace(voice, entity=before.speaker_entity, label=before.speaker_label)


def _via(reading: Reading, draft: Draft, outlets: frozenset[str]) -> Voice:
    if draft.via is None:
        return NOBODY
    voice = voice_of(reading, draft.via)
    return voice if _carries(reading, voice, outlets) else NOBODY


def _carries(reading: Reading, voice: Voice, outlets: frozenset[str]) -> bool:
    """Whether a name or noun is that of an agency, outlet, reporter or platform."""
    entity = reading.entity(voice.entity)
    names = (voice.label or "", *(entity.names if entity is not None else ()))
    return any(word in outlets for name in names for word in name.lower().replace("-", " ").split())


def _carried(claim: Claim, around: Enclosing, reading: Reading, outlets: frozenset[str]) -> Claim:
    """The claim with the one it is told in, whose speaker is its carrier where that is an outlet."""
    outer = around.of(claim.cue)
    if outer is None:
        return claim
    claim = replace(claim, within=outer.id)
    if claim.via is not None or outer.speaker_label is None:
        return claim
    voice = Voice(span=outer.speaker, entity=outer.speaker_entity, label=outer.speaker_label)
    if not _carries(reading, voice, outlets):
        return claim
    return replace(claim, via=voice.span, via_entity=voice.entity, via_label=voice.label)


def _with_role(claim: Claim, roles: Mapping[EntityId, str]) -> Claim:
    role = roles.get(claim.speaker_entity) if claim.speaker_entity is not None else None
    return replace(claim, speaker_role=role) if role else claim
