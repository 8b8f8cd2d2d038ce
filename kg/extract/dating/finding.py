"""The finder of events' dates: own phrase, clause, sentence, caption, discourse, each less sure than the one before."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from kg.extract.dating.beyond import from_caption, from_discourse, from_sentence
from kg.extract.dating.hosts import Words, dating_words, hosted
from kg.extract.dating.spread import Dated, own_dates, spread
from kg.extract.dating.ties import ties
from kg.extract.reading import Finder, Knowledge, Reading, sentence_of
from kg.extract.tokens import Token
from kg.model import Event, Evidence, Extraction

NAME = "dating"


def finder(knowledge: Knowledge) -> Finder:
    """A finder that gives each event without a moment the one its text gives it, if it does."""
    words = dating_words(knowledge.schema)

    def find(reading: Reading) -> Extraction:
        if not reading.extraction.events or not reading.extraction.times:
            return reading.extraction
        tokens = {event.id: _triggers(event, reading) for event in reading.extraction.events}
        dates = _dates(reading, {id_: found for id_, found in tokens.items() if found}, words)
        events = tuple(_with_moment(event, tokens[event.id], dates) for event in reading.extraction.events)
        return replace(reading.extraction, events=events)

    return find


def _triggers(event: Event, reading: Reading) -> list[Token]:
    found = (reading.tokens(span) for span in event.mentions or (event.trigger,))
    return [tokens.root for tokens in found if tokens is not None]


def _dates(reading: Reading, tokens: Mapping[str, list[Token]], words: Words) -> Mapping[int, Dated]:
    """The date of every trigger and verb that has one."""
    triggers = {token.i: token for group in tokens.values() for token in group}
    events = {token.i: event for event in reading.extraction.events for token in tokens.get(event.id, ())}
    found = list(hosted(reading, triggers, words))
    nodes = triggers | {one.token.i: one.token for one in found}
    links = list(ties(nodes, events, words))
    groups = [[token.i for token in group] for group in tokens.values()]

    def grown(known: Mapping[int, Dated], more: Iterable[tuple[int, Dated]]) -> dict[int, Dated]:
        return spread(dict(more) | dict(known), links, groups)

    known = spread(own_dates(found, triggers), links, groups)
    known = grown(known, from_caption(triggers, reading, _undated(triggers, known)))
    known = grown(known, from_sentence(triggers, found, words, _undated(triggers, known)))
    undated = [triggers[at] for at in _undated(triggers, known)]
    return grown(known, from_discourse(events, found, known, undated))


def _undated(triggers: Mapping[int, Token], known: Mapping[int, Dated]) -> list[int]:
    return [at for at in sorted(triggers) if at not in known]


def _with_moment(event: Event, tokens: list[Token], dates: Mapping[int, Dated]) -> Event:
    found = [(dates[token.i], token) for token in tokens if token.i in dates]
    if event.moment is not None or not found:
        return event
    dated, token = max(found, key=lambda pair: pair[0].rank)
    told = token.doc.covering(dated.words.begin, dated.words.end)
    sentence = sentence_of(told[0] if told is not None else token)
    evidence = Evidence(span=dated.words, sentence=sentence, finder=NAME, rule=dated.rule, confidence=dated.confidence)
    return replace(event, moment=dated.moment, moment_evidence=evidence)
