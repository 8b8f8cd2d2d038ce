"""What a speaker's own deed makes of plain speech: "said it would pay" promises, "vowed to retaliate" threatens."""

from dataclasses import dataclass

from kg.extract.claims.drafts import Draft
from kg.extract.reading import Reading
from kg.extract.syntax import OBJECTS, subject
from kg.extract.tokens import Token
from kg.model import Claim, EntityId, Stance
from kg.schema import Schema

WOULD = frozenset({"would", "will", "'ll", "’ll", "wo", "shall"})
MARKED = frozenset({"whether", "if"})
PRONOUNS = frozenset({"i", "we", "he", "she", "it", "they"})
OWNERS = frozenset({"my", "our", "his", "her", "its", "their"})
ACCUSED = frozenset({"he", "she", "it", "they"})
SAYING = frozenset({"clause", "quote"})
REJECTING = frozenset({"reject", "dismiss"})
SAID = frozenset(
    {
        "claim",
        "allegation",
        "accusation",
        "charge",
        "report",
        "rumour",
        "rumor",
        "assertion",
        "suggestion",
        "talk",
        "speculation",
    }
)
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
    if draft.stance is Stance.OPPOSES and _rejects_words(draft):
        return Stance.DENIES
    if verb is None or verb.pos_ not in {"VERB", "AUX"}:
        return draft.stance
    if draft.stance is Stance.PROMISES:
        return Stance.THREATENS if draft.verb.lemma_ in VOWING and _is_threat(verb, words) else draft.stance
    return _of_speech(reading, draft, verb, speaker, words) if draft.form in SAYING else draft.stance


def _rejects_words(draft: Draft) -> bool:
    """Whether what is rejected was said by somebody: "rejected the allegation"."""
    things = (child for child in draft.verb.children if child.dep_ in OBJECTS)
    return draft.verb.lemma_ in REJECTING and any(thing.lemma_.lower() in SAID for thing in things)


def _of_speech(reading: Reading, draft: Draft, verb: Token, speaker: EntityId | None, words: Deeds) -> Stance:
    doer = subject(verb)
    if doer is None:
        return draft.stance
    if _is_to_come(verb) and verb.lemma_ not in words.idle and _is_own(reading, doer, speaker, words):
        return Stance.THREATENS if _is_threat(verb, words) else Stance.PROMISES
    if _is_misdeed(verb, doer, words):
        return Stance.ALLEGES
    return Stance.CLAIMS if _is_own_harm(reading, verb, speaker, words) else draft.stance


def goes_on_accusing(reading: Reading, draft: Draft, before: Claim | None, speaker: EntityId | None) -> bool:
    """Whether a quotation follows on its speaker's accusation: "accused them of arson. 'They burned it,' he said."."""
    if before is None or before.stance is not Stance.ALLEGES or speaker is None or before.speaker_entity != speaker:
        return False
    if draft.form != "quote" or draft.stance is not Stance.ASSERTS:
        return False
    doer = subject(reading.doc[draft.begin : draft.end].root)
    between = reading.text[before.content.end : reading.doc[draft.begin].idx]
    return doer is not None and doer.lower_ in ACCUSED and "\n" not in between


def _is_to_come(verb: Token) -> bool:
    """Whether a verb tells what its subject will do: no perfect, no open question."""
    helpers = [child for child in verb.children if child.dep_ in {"aux", "auxpass", "mark"}]
    if any(child.lemma_ in {"have", "be"} or child.lower_ in MARKED for child in helpers):
        return False
    return any(child.lower_ in WOULD for child in helpers)


def _is_threat(verb: Token, words: Deeds) -> bool:
    if any(child.dep_ == "neg" for child in verb.children):
        return False
    return (verb.lemma_ in words.harm and _has_object(verb)) or verb.lemma_ in words.revenge


def _is_own_harm(reading: Reading, verb: Token, speaker: EntityId | None, words: Deeds) -> bool:
    """Whether a speaker tells of harm he did himself: "said it had killed twenty", "our jets struck a camp"."""
    doer = subject(verb)
    if doer is None or verb.lemma_ not in words.harm or verb.tag_ not in {"VBD", "VBN"} or not _has_object(verb):
        return False
    if any(child.dep_ == "neg" for child in verb.children):
        return False
    if doer.lower_ == "we" or any(child.dep_ == "poss" and child.lower_ == "our" for child in doer.children):
        return True
    mention = reading.mention_headed(doer)
    return mention is not None and speaker is not None and mention.entity == speaker


def _has_object(verb: Token) -> bool:
    return any(child.dep_ in OBJECTS for child in verb.children)


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
