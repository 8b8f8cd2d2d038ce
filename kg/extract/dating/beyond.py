"""Dates from beyond an event's clause: its sentence, the caption it stands in, the sentence before."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.extract.dating.hosts import VERBS, Hosted, Words
from kg.extract.dating.spread import Dated, lone
from kg.extract.dating.ties import HARM, is_led_by
from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.model import Event, Span, ZoneKind

SENTENCE, CAPTION, DISCOURSE = 0.6, 0.8, 0.5
SURE = 0.7
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
ASIDE = frozenset({"relcl", "acl", "advcl"})


def from_sentence(
    tokens: Mapping[int, Token], found: Sequence[Hosted], words: Words, undated: Iterable[int]
) -> Iterator[tuple[int, Dated]]:
    """Verbs of a sentence that has one time only, which hangs on a verb that is neither an event nor a report."""
    by_sentence: dict[int, list[Hosted]] = {}
    for one in found:
        by_sentence.setdefault(one.token.sent.start, []).append(one)
    for at in undated:
        here = by_sentence.get(tokens[at].sent.start, [])
        if len(here) == 1 and tokens[at].pos_ in VERBS and _is_set_in(here[0], tokens[at], tokens, words):
            yield at, _dated(here[0], "sentence", SENTENCE)


def _is_set_in(one: Hosted, trigger: Token, tokens: Mapping[int, Token], words: Words) -> bool:
    """Whether a time tells when its sentence's event was, though it hangs on another verb."""
    if _frames(one.token, trigger, tokens, words):
        return True
    return one.time.moment.is_day and one.token.i not in tokens and _is_scene(one.token, trigger)


def _is_scene(verb: Token, trigger: Token) -> bool:
    """Whether a verb tells what went on at the place of the event: "bombed a field where people met on Sunday"."""
    place = verb.head
    if verb.dep_ != "relcl" or not is_led_by(verb, frozenset({"where"})):
        return False
    return place.head.i == trigger.i or (place.dep_ == "pobj" and place.head.head.i == trigger.i)


def _frames(host: Token, trigger: Token, tokens: Mapping[int, Token], words: Words) -> bool:
    """Whether the verb that has the time is the clause over or under the event's, and no story of its own."""
    if host.i in tokens or host.lemma_ in words.reporting or host.pos_ not in VERBS:
        return False
    between = [over for over in trigger.ancestors if host.is_ancestor(over)]
    return host.is_ancestor(trigger) and ASIDE.isdisjoint(token.dep_ for token in (trigger, *between))


def from_caption(tokens: Mapping[int, Token], reading: Reading, undated: Iterable[int]) -> Iterator[tuple[int, Dated]]:
    """Events that a picture's caption shows, by the one day the caption names."""
    captions = [zone.span for zone in reading.extraction.article.zones if zone.kind is ZoneKind.CAPTION]
    for at in undated:
        caption = next((span for span in captions if span.begin <= tokens[at].idx < span.end), None)
        dated = lone(_days_in(caption, reading)) if caption else None
        if dated is not None and not _is_aside(tokens[at]):
            yield at, dated


def _days_in(span: Span, reading: Reading) -> Iterator[Dated]:
    for time in reading.extraction.times:
        if span.contains(time.span) and time.moment.is_day:
            yield Dated(moment=time.moment, words=time.span, rule="caption", confidence=CAPTION)


def _is_aside(token: Token) -> bool:
    """Whether a word stands in a clause that only describes something."""
    return token.dep_ in ASIDE or any(over.dep_ in ASIDE for over in token.ancestors)


def from_discourse(
    events: Mapping[int, Event], found: Sequence[Hosted], known: Mapping[int, Dated], undated: Iterable[Token]
) -> Iterator[tuple[int, Dated]]:
    """Events like "the attack" right after a sentence of its paragraph whose events of that kind all have one date."""
    timed = {one.token.sent.start for one in found}
    for token in undated:
        if (
            token.sent.start not in timed
            and token.pos_ == "NOUN"
            and any(child.lower_ in DEFINITE for child in token.lefts)
        ):
            dated = _date_before(token, events, known)
            if dated is not None:
                yield token.i, Dated(moment=dated.moment, words=dated.words, rule="discourse", confidence=DISCOURSE)


def _date_before(token: Token, events: Mapping[int, Event], known: Mapping[int, Dated]) -> Dated | None:
    start = token.sent.start
    if not start or "\n" in token.doc[start - 1].text:
        return None
    before, kinds = token.doc[start - 1].sent.start, set(events[token.i].classes) - {"event"}
    kin = [known.get(at) for at in events if before <= at < start and not kinds.isdisjoint(_kinds(events[at]))]
    sure = [dated for dated in kin if dated is not None and dated.confidence >= SURE]
    return lone(sure) if kin and len(sure) == len(kin) else None


def _kinds(event: Event) -> set[str]:
    """The classes by which two events may be spoken of as one; harm done is one with the attack."""
    kinds = set(event.classes) - {"event"}
    return kinds | {"attack"} if kinds & HARM else kinds


def _dated(one: Hosted, rule: str, confidence: float) -> Dated:
    return Dated(moment=one.time.moment, words=one.time.span, rule=rule, confidence=confidence)
