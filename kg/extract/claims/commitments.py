"""What a speaker's own deed makes of plain speech: "said it would pay" promises, "vowed to retaliate" threatens."""

from dataclasses import dataclass

from kg.extract.claims.drafts import Draft
from kg.extract.reading import Reading
from kg.extract.syntax import OBJECTS, subject
from kg.extract.tokens import Token
from kg.model import EntityId, Stance
from kg.schema import Schema

WOULD = frozenset({"would", "will", "'ll", "’ll", "wo", "shall"})
MARKED = frozenset({"whether", "if"})
PRONOUNS = frozenset({"i", "we", "he", "she", "it", "they"})
OWNERS = frozenset({"my", "our", "his", "her", "its", "their"})
SAYING = frozenset({"clause", "quote"})
VOWING = frozenset({"vow", "swear", "pledge", "promise"})
TELLING = frozenset({Stance.ASSERTS, Stance.PROMISES})


@dataclass(frozen=True, slots=True, kw_only=True)
class Deeds:
    """Verbs of harm and of misdeed, verbs that only seem to promise, and posts that speak for their body."""

    harm: frozenset[str]
    revenge: frozenset[str]
    misdeeds: frozenset[str]
    idle: frozenset[str]
    spokesmen: frozenset[str]


def deeds(schema: Schema) -> Deeds:
    """The word lists of deeds of a schema."""
    return Deeds(
        harm=schema.listed("HarmVerb"),
        revenge=schema.listed("RevengeVerb"),
        misdeeds=schema.listed("MisdeedVerb"),
        idle=schema.listed("IdleVerb"),
        spokesmen=schema.listed("SpeakingPost"),
    )


def stance_of(reading: Reading, draft: Draft, speaker: EntityId | None, words: Deeds) -> Stance:
    """The draft's stance, made a promise, a threat or an allegation by the deed its content's own verb tells."""
    verb = reading.doc[draft.begin : draft.end].root if draft.stance in TELLING else None
    if verb is None or verb.pos_ not in {"VERB", "AUX"}:
        return draft.stance
    if draft.stance is Stance.PROMISES:
        return Stance.THREATENS if draft.verb.lemma_ in VOWING and _is_threat(verb, words) else draft.stance
    return _of_speech(reading, draft, verb, speaker, words) if draft.form in SAYING else draft.stance


def _of_speech(reading: Reading, draft: Draft, verb: Token, speaker: EntityId | None, words: Deeds) -> Stance:
    doer = subject(verb)
    if doer is None:
        return draft.stance
    if _is_to_come(verb) and verb.lemma_ not in words.idle and _is_own(reading, doer, speaker, words):
        return Stance.THREATENS if _is_threat(verb, words) else Stance.PROMISES
    return Stance.ALLEGES if _is_misdeed(verb, doer, words) else draft.stance


def _is_to_come(verb: Token) -> bool:
    """Whether a verb tells what its subject will do: no perfect, no open question."""
    helpers = [child for child in verb.children if child.dep_ in {"aux", "auxpass", "mark"}]
    if any(child.lemma_ in {"have", "be"} or child.lower_ in MARKED for child in helpers):
        return False
    return any(child.lower_ in WOULD for child in helpers)


def _is_threat(verb: Token, words: Deeds) -> bool:
    if any(child.dep_ == "neg" for child in verb.children):
        return False
    harms = verb.lemma_ in words.harm and any(child.dep_ in OBJECTS for child in verb.children)
    return harms or verb.lemma_ in words.revenge


def _is_own(reading: Reading, doer: Token, speaker: EntityId | None, words: Deeds) -> bool:
    """Whether a doer is the speaker, his own people, or the body his post speaks for."""
    mention = reading.mention_headed(doer)
    entity = mention.entity if mention is not None else None
    if doer.lower_ in PRONOUNS:
        return entity is None or speaker is None or entity == speaker or doer.lower_ in {"i", "we"}
    if entity is not None and entity == speaker:
        return True
    if any(child.dep_ == "poss" and child.lower_ in OWNERS for child in doer.children):
        return True
    return speaker is not None and _speaks_for(reading, doer, (speaker, entity), words)


def _speaks_for(reading: Reading, doer: Token, known: tuple[EntityId, EntityId | None], words: Deeds) -> bool:
    speaker, entity = known
    posts = [post for post in reading.extraction.posts if post.person == speaker]
    if entity is not None and any(post.organisation == entity for post in posts):
        return True
    definite = any(child.dep_ == "det" and child.lower_ == "the" for child in doer.children)
    speaks = any(not words.spokesmen.isdisjoint(post.role.lower().replace("-", " ").split()) for post in posts)
    return definite and speaks and doer.pos_ == "NOUN" and doer.tag_ == "NN"


def _is_misdeed(verb: Token, doer: Token, words: Deeds) -> bool:
    """Whether somebody is said to have done wrong: a past or perfect verb of misdeed, its doer no speaker himself."""
    if verb.lemma_ not in words.misdeeds or verb.tag_ not in {"VBD", "VBN"} or doer.lower_ in {"i", "we"}:
        return False
    return not any(child.dep_ == "neg" for child in verb.children)
