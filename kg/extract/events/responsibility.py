"""Who is named as the doer elsewhere: "claimed responsibility for", "blamed on", "is behind", "identified as"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.extract.events.fillers import Typist
from kg.extract.events.found import Filler
from kg.extract.events.identity import Cluster
from kg.extract.events.roles import make_filler
from kg.extract.events.words import Words
from kg.extract.reading import Reading
from kg.extract.syntax import (
    OBJECTS,
    actor,
    after_preposition,
    conjuncts,
    is_definite,
    is_negated,
    is_passive,
    objects,
    subject,
    undergoers,
)
from kg.extract.tokens import Token
from kg.model import EntityType, MentionKind

ACTORS = frozenset({"person", "group", "place"})
BELONGING = frozenset({"belong", "be", "pledge", "swear"})  # "was a member of", "had pledged allegiance to"
MEMBERSHIP = frozenset({"member", "fighter", "operative", "soldier", "militant", "allegiance", "loyalty"})
DOUBTED = frozenset({"suspected", "alleged", "suspect", "supposed", "presumed"})
GROUPS = frozenset({EntityType.PERSON, EntityType.ORGANISATION})
MINIMUM = 2  # words before "responsibility"
DOER = "perpetrator"


@dataclass(frozen=True, slots=True)
class Naming:
    """Somebody named as a doer, the noun of the deed where one stands there, and the words that say so."""

    doer: Token
    deed: Token | None
    rule: str


def with_responsible(clusters: Sequence[Cluster], reading: Reading, words: Words) -> list[Cluster]:
    """The events with the doers named elsewhere in the article."""
    attacks = _of_kind(clusters, attack=True) or _of_kind(clusters, attack=False)
    typist = Typist(reading, words)
    named = [_with_groups(cluster, reading, typist) for cluster in clusters]
    if not attacks:
        return named
    for naming in _namings(reading, words, typist):
        at = _deed_of(naming, clusters, attacks)
        doers = [doer for start in conjuncts(naming.doer) for doer in _represented(start, typist)]
        fillers = [make_filler(DOER, doer, typist, rule=naming.rule) for doer in doers]
        if at is not None and not _undergoes(named[at], fillers):
            named[at] = replace(named[at], named=(*named[at].named, *fillers))
    return named


def _of_kind(clusters: Sequence[Cluster], *, attack: bool) -> list[int]:
    """The attacks of the article, or else the killings and injuries."""
    return [
        n
        for n, cluster in enumerate(clusters)
        if any(one.frame.is_a("Attack") if attack else one.frame.outcome is not None for one in cluster.mentions)
    ]


def _with_groups(cluster: Cluster, reading: Reading, typist: Typist) -> Cluster:
    """The event with the named groups that its doers belong to: "gunmen of X", "a man linked to X"."""
    doers = list(dict.fromkeys(filler.token for filler in cluster.role(DOER)))
    groups = [name for doer in doers for name in _belongs_to(doer) if _is_name(name, reading)]
    fillers = tuple(make_filler(DOER, name, typist, rule="affiliation") for name in groups)
    return replace(cluster, named=(*cluster.named, *fillers)) if fillers else cluster


def _belongs_to(doer: Token) -> Iterator[Token]:
    near = [*after_preposition(doer, "of", "from"), *(child for child in doer.children if child.dep_ == "appos")]
    for clause in doer.children:
        if clause.dep_ in {"acl", "relcl"} and clause.lemma_ in {
            "affiliate",
            "belong",
            "link",
            "ally",
            "name",
            "call",
            "identify",
        }:
            near += [
                *after_preposition(clause, "with", "to", "as"),
                *(c for c in clause.children if c.dep_ in {"oprd", "dobj"}),
            ]
    for noun in near:
        yield noun
        yield from (child for child in noun.children if child.dep_ == "appos")


def _is_name(token: Token, reading: Reading) -> bool:
    mention = reading.mention_headed(token)
    return mention is not None and mention.kind is MentionKind.NAME and mention.type in GROUPS


def _undergoes(cluster: Cluster, fillers: Sequence[Filler]) -> bool:
    suffering = {filler.entity for filler in cluster.role("victim", "target")} - {None}
    return any(filler.entity in suffering for filler in fillers)


def _deed_of(naming: Naming, clusters: Sequence[Cluster], attacks: Sequence[int]) -> int | None:
    """The event a deed's noun names, else the last attack told before."""
    if naming.deed is not None:
        for number, cluster in enumerate(clusters):
            if any(one.trigger == naming.deed for one in cluster.mentions):
                return number
    before = [n for n in attacks if clusters[n].mentions[0].trigger.i < naming.doer.i]
    return max(before, key=lambda n: clusters[n].mentions[0].trigger.i, default=attacks[0])


def _represented(doer: Token, typist: Typist) -> Iterator[Token]:
    """The group somebody speaks or acts for, else the doer."""
    apposed = [child for child in doer.children if child.dep_ == "appos"] if doer.pos_ == "PRON" else []
    for noun in (*after_preposition(doer, "for", "of", "from"), *apposed):
        if noun.pos_ == "PROPN" and typist.types(noun) & ACTORS:
            yield noun
            return
    if typist.types(doer) & ACTORS:
        yield doer


def _namings(reading: Reading, words: Words, typist: Typist) -> Iterator[Naming]:
    naming, naming_nouns = words.naming, words.culprits | words.handiwork
    for token in reading.doc:
        lemma = token.lemma_.lower()
        if lemma in words.responsible:
            yield from _by_responsibility(token, reading, words)
        elif token.pos_ == "VERB" and lemma in words.suspecting:
            yield from (Naming(doer, None, "suspicion") for doer in undergoers(token) if _is_name(doer, reading))
        elif token.pos_ == "VERB" and lemma in naming:
            yield from _by_verb(token, words)
        elif token.pos_ == "NOUN" and lemma in naming_nouns:
            by_noun = _by_apposition(token, reading, typist) if lemma in words.culprits else _by_handiwork(token)
            yield from by_noun


def _by_apposition(culprit: Token, reading: Reading, typist: Typist) -> Iterator[Naming]:
    """As in "The attacker, Omar Kade, was arrested", "the attacker was a member of X"."""
    verb, groups = culprit.head, list[Token]()
    if culprit.dep_ == "nsubj" and verb.lemma_ in BELONGING and is_definite(culprit):
        groups += after_preposition(verb, "to", "with")
        groups += [n for c in verb.children if c.lemma_ in MEMBERSHIP for n in after_preposition(c, "of", "to")]
    if any("vehicle" in typist.types(noun) for noun in after_preposition(culprit, "of")):
        return  # "the driver of a bus, Karim Selim" did nothing yet
    apposed = (child for child in culprit.children if child.dep_ == "appos" and _is_name(child, reading))
    bodies = (group for group in groups if _is_name(group, reading) and "group" in typist.types(group))
    doubted = culprit.lemma_ == "suspect" or any(c.lemma_.lower() in DOUBTED for c in culprit.lefts)
    yield from (Naming(name, None, "suspicion" if doubted else "culprit") for name in (*apposed, *bodies))


def _by_verb(verb: Token, words: Words) -> Iterator[Naming]:
    if verb.lemma_ in words.blamed:
        return _by_blame(verb)
    return _by_claim(verb) if verb.lemma_ in words.claiming else _by_identification(verb, words)


def _by_wording(token: Token, reading: Reading, words: Words) -> Iterator[Naming]:
    """A name right before "claims responsibility" where the parser took "claims" for a noun."""
    if token.pos_ != "NOUN" or token.i < MINIMUM or token.nbor(-1).lemma_.lower() not in words.claiming:
        return
    mention = reading.mention_at(token.nbor(-2))
    heads = reading.tokens(mention.head) if mention and mention.kind is MentionKind.NAME else None
    if heads:
        yield Naming(heads[0], None, "responsibility")


def _by_responsibility(token: Token, reading: Reading, words: Words) -> Iterator[Naming]:
    """As in "X claimed responsibility for it", "X is responsible", "X is behind the blast"."""
    verb = token.head
    if verb.pos_ not in {"VERB", "AUX"} or is_negated(verb) or token.pos_ == "VERB":
        yield from _by_wording(token, reading, words)
        return
    if token.dep_ in OBJECTS | {"nsubjpass"} and verb.lemma_ not in words.claiming:
        return
    doer = actor(verb) if token.dep_ in OBJECTS | {"nsubjpass"} else subject(verb)
    deeds = after_preposition(token, "for") or after_preposition(verb, "for")
    deeds = deeds or [noun for noun in token.children if noun.dep_ == "pobj"]
    if doer is not None and doer is not token and not _is_nobody(doer):
        yield Naming(doer, next(iter(deeds), None), "responsibility")


def _by_handiwork(noun: Token) -> Iterator[Naming]:
    """As in "the attack was the work of X", "is believed to be the work of X"; a thought is others' word."""
    verb, doers = noun.head, after_preposition(noun, "of")
    deed = subject(verb) if noun.dep_ in {"attr", "oprd"} else None
    if doers and deed is not None and not is_negated(verb):
        yield Naming(doers[0], deed, "handiwork" if verb.dep_ == "ROOT" else "suspicion")


def _is_nobody(doer: Token) -> bool:
    """As in "No group" has claimed it."""
    return any(child.lower_ in {"no", "neither"} for child in doer.children) or doer.lower_ in {"none", "nobody"}


def _by_blame(verb: Token) -> Iterator[Naming]:
    """As in "blamed the rebels for the blast", "blamed the blast on the rebels", "accused the rebels of the blast"."""
    if is_negated(verb):
        return
    blamed, on = undergoers(verb), after_preposition(verb, "on", "to", "upon")
    if on and blamed:
        yield from (Naming(noun, blamed[0], "blame") for noun in on[:1])
    elif blamed:
        deeds = after_preposition(verb, "for", "of")
        if deeds:
            yield Naming(blamed[0], deeds[0], "blame")


def _by_claim(verb: Token) -> Iterator[Naming]:
    """As in "The attack was claimed by X"."""
    doer = actor(verb)
    for deed in undergoers(verb):
        if (
            doer is not None
            and not _is_nobody(doer)
            and (is_passive(verb) or deed.lower_ == "it")
            and deed.pos_ in {"NOUN", "PRON"}
        ):
            yield Naming(doer, deed, "claim")


def _self_named(verb: Token) -> Iterator[Token]:
    """As in "The kidnappers identified themselves as"."""
    who = subject(verb)
    if who is not None and all(
        thing.lower_.endswith("selves") or thing.lower_.endswith("self") for thing in objects(verb)
    ):
        yield who


def _by_identification(verb: Token, words: Words) -> Iterator[Naming]:
    """As in "The attacker was identified as X"."""
    named = after_preposition(verb, "as") or [c for c in verb.children if c.dep_ == "oprd"]
    for known in undergoers(verb) if is_passive(verb) else (*_self_named(verb),):
        if named and known.lemma_.lower() in words.culprits:
            yield Naming(named[0], None, "identification")
