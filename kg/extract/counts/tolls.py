"""Where a text says what became of people: the word that says it, the outcome, and the people it is said of."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from kg.extract.counts.people import People, PeopleWords, counted
from kg.extract.reading import Reading
from kg.extract.scan import ids
from kg.extract.syntax import after_preposition, objects, subject, undergoers
from kg.extract.tokens import Token
from kg.model import Outcome, Span
from kg.schema import Schema

PREFIX = "CountOutcome"
RISE_TO = ("to", "at", "of")


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """People counted, what became of them, and the word that says so."""

    outcome: Outcome
    word: Token
    people: People


@dataclass(frozen=True, slots=True, kw_only=True)
class TollWords:
    """The words that say what became of people, each with its outcome and where the people stand to it."""

    senses: Mapping[str, tuple[tuple[Outcome, str], ...]]
    ids: frozenset[int]
    suffering: frozenset[str]
    people: PeopleWords


def toll_words(schema: Schema, people: PeopleWords) -> TollWords:
    """The outcome lists of `ontology/counts.ttl`, by word."""
    senses: dict[str, tuple[tuple[Outcome, str], ...]] = {}
    for name, found in sorted(schema.words.items()):
        outcome, _, place = (found.means or "").partition(" ")
        for word in found.words if name.startswith(PREFIX) else ():
            senses[word] = (*senses.get(word, ()), (Outcome(outcome), place))
    return TollWords(senses=senses, ids=ids(senses), suffering=schema.listed("SufferVerbs"), people=people)


def tolls(reading: Reading, words: TollWords) -> Iterator[Toll]:
    """Every counted outcome of a reading, in text order; one number is read once."""
    seen: set[Span] = set()
    for position in reading.doc.places(lemmas=words.ids, lowers=words.ids):
        token = reading.doc[position]
        senses = words.senses.get(token.lemma_.lower()) or words.senses.get(token.lower_)
        for outcome, place in senses or ():
            for toll in _tolls_at(token, outcome, place, reading, words):
                if toll.people.span not in seen:
                    seen.add(toll.people.span)
                    yield toll


def _tolls_at(token: Token, outcome: Outcome, place: str, reading: Reading, words: TollWords) -> Iterator[Toll]:
    for head in _said_of(token, place, words):
        for people in counted(head, reading, words.people):
            risen = replace(people, minimum=people.maximum) if place == "toll" and _has_risen(people) else people
            yield Toll(outcome=outcome, word=token, people=risen)


def _has_risen(people: People) -> bool:
    """Whether two figures are the one before and the one now: "rose from nine to 13"."""
    words = people.head.doc.covering(people.span.begin, people.span.end)
    if words is None or not words.start or people.minimum == people.maximum:
        return False
    return people.head.doc[words.start - 1].lower_ == "from"


def _said_of(token: Token, place: str, words: TollWords) -> list[Token]:
    """The heads of the phrases that an outcome word is said of."""
    adjacent = _number_before(token)
    if adjacent is not None:
        return [adjacent]
    found = PLACES[place](token, words)
    return [n for head in found if head is not token or place in {"adjective", "noun"} for n in _siblings(head)]


def _siblings(head: Token) -> list[Token]:
    """The head after those that spaCy hung beside it in one list: "15 officers and a driver were killed"."""
    if head.dep_ not in {"nsubjpass", "nsubj"}:
        return [head]
    beside = [c for c in head.head.children if c.dep_ == head.dep_ and c is not head and c.tag_ != "WDT"]
    after = [c for c in beside if c.i > head.i and any(g.dep_ == "nummod" for g in c.children)]
    return [*([c for c in beside if c.i < head.i] or _joined(head)), head, *after]


def _joined(head: Token) -> list[Token]:
    """The counted noun before "and" that the parser hung elsewhere: "said 11 officers and 23 protesters were hurt"."""
    first = min((c.left_edge.i for c in head.lefts), default=head.i)
    joint = head.doc[first - 1] if first > head.sent.start else head
    noun = joint.head
    counted = any(c.dep_ == "nummod" for c in noun.children) and not any(c.dep_ == "conj" for c in noun.children)
    return [noun] if joint.dep_ == "cc" and counted and noun.i < joint.i else []


def _number_before(token: Token) -> Token | None:
    """The number that stands alone before a participle: "20 killed", "four others injured", "over 60 wounded"."""
    if token.tag_ not in {"VBN", "VBD", "JJ"} or token.i == token.sent.start or objects(token):
        return None
    before = token.nbor(-1)
    if before.lower_ in {"others", "more"} and before.i > token.sent.start:
        before = before.nbor(-1)
    return before if before.like_num or before.lower_ in {"dozens", "scores", "hundreds", "several", "dozen"} else None


def _done_to(verb: Token, words: TollWords) -> list[Token]:
    """Objects, passive subjects, the noun of "killed soldiers"; nothing where another word tells how it ended."""
    if any(
        c.lower_ == "dead" or (c.lower_ == "to" and any(g.lower_ == "death" for g in c.children)) for c in verb.rights
    ):
        return []
    if verb.pos_ in {"NOUN", "PROPN"}:
        return objects(verb) or _of(verb, words)
    if verb.dep_ == "amod" and verb.tag_ == "VBN":
        return [verb.head]
    if verb.dep_ in {"oprd", "acomp", "xcomp"} and verb.tag_ == "VBN" and not objects(verb):
        return undergoers(verb.head)
    found = [_doer_of_clause(u) for u in undergoers(verb)]
    return found or [c for c in verb.rights if c.dep_ == "nummod" or c.lower_ == "more"] or _of(verb, words)


def _doer_of_clause(subject_: Token) -> Token:
    """The noun of a subject that spaCy reads as a clause: "soldiers collecting their pay were killed"."""
    own = next((c for c in subject_.lefts if c.dep_ in {"nsubj", "nsubjpass"}), None)
    return own if own is not None and subject_.dep_ in {"csubj", "csubjpass"} else subject_


def _of(noun: Token, words: TollWords) -> list[Token]:
    """Whom "the killing of" names, and people counted beside it: "… of 11 troops as well as two civilians"."""
    of = after_preposition(noun, "of")
    beside = (c for c in noun.rights if c.dep_ == "conj" and of and c.lemma_.lower() not in words.senses)
    return of + [c for c in beside if any(n.dep_ == "nummod" for n in c.children)]


def _doer(verb: Token, _words: TollWords) -> list[Token]:
    found = subject(verb) if verb.pos_ in {"VERB", "AUX"} else None
    return [found] if found is not None else []


def _described(word: Token, _words: TollWords) -> list[Token]:
    """As in "20 dead", "dead soldiers", "left 20 dead", "20 were dead", "were shot dead", "20 taken hostage"."""
    if word.tag_ in {"VBN", "VBD"} and word.pos_ == "VERB":
        return []
    if any(c.dep_ == "nummod" for c in word.children) or (word.pos_ == "NOUN" and word.tag_ == "NNS"):
        return [word]
    if word.dep_ == "amod":
        return [word.head] if word.lower_ != "homeless" else []
    own = next((c for c in word.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    if own is not None:
        return [own]
    return _of_governor(word)


def _of_governor(word: Token) -> list[Token]:
    governor = word.head
    if governor.pos_ == "AUX" or governor.lemma_ in {"be", "remain", "become", "go", "stay", "lie"}:
        found = subject(governor)
        return [found] if found is not None else []
    if governor.pos_ == "VERB" and word.dep_ in {"acomp", "oprd", "advmod", "advcl", "xcomp", "dobj", "attr"}:
        return [u for u in undergoers(governor) if u is not word]
    return [governor] if governor.pos_ in {"NOUN", "NUM"} and word.i > governor.i else []


def _deaths(noun: Token, words: TollWords) -> list[Token]:
    """As in "the deaths of 20 people", "20 deaths", "34 troopers received injuries", "stabbed to death"."""
    of = objects(noun) or _of(noun, words)
    if of:
        return of
    governor = noun.head
    if noun.dep_ == "pobj" and governor.lower_ == "to" and noun.tag_ == "NN" and governor.head.pos_ == "VERB":
        return undergoers(governor.head)
    if noun.dep_ in {"dobj", "conj"} and governor.lemma_ in words.suffering:
        bearer = subject(governor)
        return [bearer, noun] if bearer is not None else [noun]
    return [noun] if noun.tag_ == "NNS" else []


def _lives(noun: Token, _words: TollWords) -> list[Token]:
    """As in "20 people lost their lives", "claimed the lives of 20", "claimed 20 lives"."""
    verb = noun.head
    if noun.dep_ == "ccomp" and verb.lemma_ in {"claim", "cost"}:  # "claimed seven civilians lives", apostrophe lost
        return [c for c in noun.lefts if c.dep_ == "nsubj"]
    if noun.dep_ != "dobj" or verb.lemma_ not in {"lose", "claim", "take", "cost"}:
        return []
    if verb.lemma_ == "lose":
        return _doer(verb, _words)
    return after_preposition(noun, "of") or [noun]


def _toll(noun: Token, _words: TollWords) -> list[Token]:
    """As in "the death toll rose to 34", "a toll of 20", "the toll stood at 12", "the toll was over 100"."""
    found = [n for n in after_preposition(noun, *RISE_TO) if _is_number(n)]
    if noun.dep_ in {"nsubj", "nsubjpass", "dobj"}:
        after = [t for t in noun.head.subtree if t.i > noun.i and t.like_num and t.ent_type_ not in {"DATE", "TIME"}]
        risen = [t for t in after if t.nbor(-1).lower_ == "to"]  # "from nine to 13"
        risen = risen or [t for t in after if any(a.lower_ in {"to", "at"} and a.i > noun.i for a in t.ancestors)]
        found += (risen or after)[:1]
    return found


def _is_number(token: Token) -> bool:
    return token.like_num or any(c.dep_ == "nummod" for c in token.children)


PLACES: Mapping[str, Callable[[Token, TollWords], list[Token]]] = {
    "object": _done_to,
    "subject": _doer,
    "adjective": _described,
    "noun": _deaths,
    "life": _lives,
    "toll": _toll,
}
