"""Finds the posts people hold or held: role, organisation, interval."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from kg.extract.nations import nations
from kg.extract.posts.holders import holder, person_at
from kg.extract.posts.organisations import HOLDS_POSTS, PlaceWords, organisation
from kg.extract.posts.roles import Role, RoleWords, role_words, roles
from kg.extract.posts.terms import TermWords, moments, term, term_words
from kg.extract.reading import Finder, Knowledge, Reading, evidence_at
from kg.extract.scan import ids
from kg.extract.syntax import actor, is_negated, undergoers
from kg.extract.tokens import Token
from kg.model import Extraction, Moment, Post, Span
from kg.schema import Schema

__all__ = ["finder"]
CONFIDENCE = {"title": 0.95, "apposition": 0.9, "copula": 0.9, "beside": 0.85, "verb": 0.85}
VERB_LISTS = ("HeadVerbs", "LeadVerbs", "CommandVerbs", "ChairVerbs", "FoundVerbs", "GovernVerbs")


@dataclass(frozen=True, slots=True, kw_only=True)
class PostWords:
    """The word lists that posts are read by."""

    roles: RoleWords
    taking: frozenset[str]
    verbs: Mapping[str, str]
    places: PlaceWords
    terms: TermWords


def finder(knowledge: Knowledge) -> Finder:
    """A finder of posts."""
    words = _words(knowledge.schema)

    def find(reading: Reading) -> Extraction:
        times = moments(reading)
        found = (*_by_role(reading, words, times), *_by_verb(reading, words, times))
        return replace(reading.extraction, posts=_distinct(found))

    return find


def _words(schema: Schema) -> PostWords:
    return PostWords(
        roles=role_words(schema),
        taking=schema.listed("PostRoleTakingVerbs"),
        verbs={word: schema.words[name].means or "" for name in VERB_LISTS for word in schema.listed(name)},
        places=PlaceWords(prepositions=schema.listed("PostRoleOrganisationPrepositions"), nations=nations(schema)),
        terms=term_words(schema),
    )


def _by_role(reading: Reading, words: PostWords, times: Mapping[int, Moment]) -> Iterator[Post]:
    """The posts that a role word beside a person gives."""
    found = list(roles(reading.doc, words.roles))
    occupied = frozenset(i for role in found for i in range(role.begin, role.end))
    for role in found:
        held = holder(role, occupied, reading, words.taking)
        person = person_at(held[0], reading) if held else None
        if held is None or person is None:
            continue
        start, end = term(role.head, reading, times, words.terms)
        yield Post(
            person=person.id,
            role=role.label,
            organisation=organisation(role, reading, words.places),
            start=start,
            end=end,
            ended=role.ended,
            evidence=evidence_at(
                role.head, "posts", rule=held[1], span=_hull(role, held[0], reading), confidence=CONFIDENCE[held[1]]
            ),
        )


def _hull(role: Role, person: Token, reading: Reading) -> Span:
    """The words from the role to the name, whichever comes first."""
    doc, mention = reading.doc, reading.mention_at(person)
    name = mention.span if mention else Span(person.idx, person.idx + len(person))
    last = doc[role.end - 1]
    return Span(min(doc[role.begin].idx, name.begin), max(last.idx + len(last), name.end))


def _by_verb(reading: Reading, words: PostWords, times: Mapping[int, Moment]) -> Iterator[Post]:
    """The posts that a verb gives: "X, who heads the Y"."""
    for position in reading.doc.places(lemmas=ids(words.verbs)):
        verb = reading.doc[position]
        role = words.verbs.get(verb.lemma_.lower()) if verb.pos_ == "VERB" else None
        if role is None or is_negated(verb):
            continue
        doer = actor(verb)
        person = person_at(doer, reading) if doer is not None else None
        for target in undergoers(verb) if person is not None else ():
            mention = reading.mention_at(target)
            if person is None or mention is None or mention.type not in HOLDS_POSTS or mention.entity is None:
                continue
            start, end = term(verb, reading, times, words.terms)
            yield Post(
                person=person.id,
                role=role,
                organisation=mention.entity,
                start=start,
                end=end,
                ended=verb.tag_ in {"VBD", "VBN"} and role != "founder" and end is not None,
                evidence=evidence_at(verb, "posts", rule="verb", confidence=CONFIDENCE["verb"]),
            )


def _distinct(posts: Iterable[Post]) -> tuple[Post, ...]:
    """Each post once: the first that names an organisation, else the first; in text order."""
    kept: dict[tuple[str, str, str | None], Post] = {}
    for post in sorted(posts, key=lambda p: (p.evidence.span, p.role)):
        kept.setdefault((post.person, post.role, post.organisation), post)
    placed = {(p.person, p.role) for p in kept.values() if p.organisation is not None}
    return tuple(
        post for post in kept.values() if post.organisation is not None or (post.person, post.role) not in placed
    )
