"""The finder of times: lex, match the grammar, tell what each phrase says, then what it is counted from."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from kg.extract.reading import Finder, Knowledge, Reading, evidence_at
from kg.extract.times.accepting import Cues, accepted, cues, extent
from kg.extract.times.anchors import Anchor, lender
from kg.extract.times.building import meaning_of
from kg.extract.times.grammar import compile_grammar, phrases
from kg.extract.times.lending import Lending, dateline_day, lending
from kg.extract.times.lexemes import Lexed, lex
from kg.extract.times.lexicon import load_lexicon
from kg.extract.times.meanings import Calendar, Meaning, Relative, Shift
from kg.extract.times.resolving import resolve
from kg.extract.times.spoken import Spoken, root_at
from kg.extract.times.tense import Outlook, outlook
from kg.extract.tokens import Doc, Token
from kg.model import PROSE, Article, Extraction, Moment, Span, TimeMention, TimeType, ZoneKind

TIMED = PROSE | {ZoneKind.DATELINE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """An expression in the text and what it says."""

    span: Span
    rule: str
    meaning: Meaning


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """How tense and whole dates help to complete the dates that are told in part."""

    outlook: Outlook
    lending: Lending


def finder(knowledge: Knowledge) -> Finder:
    """A finder of times."""
    lexicon, grammar = load_lexicon(knowledge.schema), compile_grammar()
    telling = cues(knowledge.schema)
    rules = Rules(outlook=outlook(knowledge.schema), lending=lending(knowledge.schema))

    def find(reading: Reading) -> Extraction:
        said = list(
            _said(reading.doc, telling, lex(reading.text, _zones(reading.extraction.article), lexicon), grammar)
        )
        times = tuple(_times(said, reading, rules))
        return replace(reading.extraction, times=times)

    return find


def _zones(article: Article) -> list[Span]:
    """Where times are looked for: the prose and the dateline, or the whole text of an article without zones."""
    if not article.zones:
        return [Span(0, len(article.text))] if article.text else []
    return [zone.span for zone in article.zones if zone.kind in TIMED]


def _said(doc: Doc, telling: Cues, lexed: Lexed, grammar: re.Pattern[str]) -> Iterator[Said]:
    for phrase in phrases(lexed, grammar):
        if not accepted(phrase, doc, telling):
            continue
        meaning = meaning_of(phrase)
        if meaning is not None:
            yield Said(span=Span(*extent(phrase)), rule=phrase.rule, meaning=meaning)


def published_day(article: Article) -> date | None:
    """The publication day, when the article has one."""
    match = re.match(r"(?:1[5-9]|2[0-4])\d\d-\d\d-\d\d", article.published or "")
    try:
        return date.fromisoformat(match[0]) if match else None
    except ValueError:  # "2021-02-31" is no day to count from
        return None


def _times(said: list[Said], reading: Reading, rules: Rules) -> Iterator[TimeMention]:
    article = reading.extraction.article
    published = published_day(article)
    meant = [] if published else [(one.span, one.meaning) for one in said]
    explicit, dateline = rules.lending.of(meant, article), dateline_day(meant, article)
    spoken = Spoken()
    for one in said:
        place = root_at(reading.doc, one.span)
        anchor = Anchor(
            published=published,
            dateline=dateline,
            lent=lender(explicit, one.span.begin),
            spoken=spoken.moment,
            day=spoken.day_at(place),
            near=spoken.is_near(one.span.begin),
            tense=_tense(one, place, rules.outlook),
        )
        kind, moment = resolve(one.meaning, anchor)
        if moment.earliest is not None and not _compares(one.meaning):
            spoken = spoken.after(moment, one.span, place)
        dateline = _moved_on(dateline, one.meaning, moment)
        yield _mention(one, kind, moment, reading.doc)


def _moved_on(dateline: date | None, meaning: Meaning, moment: Moment) -> date | None:
    """The day on which an article speaks: a dateline is left behind by "a day later"."""
    if dateline is None or not isinstance(meaning, Shift) or meaning.sign < 0 or meaning.from_now:
        return dateline
    return max(dateline, date.fromisoformat(moment.earliest)) if moment.is_day and moment.earliest else dateline


def _compares(meaning: Meaning) -> bool:
    """Whether it is a year back for comparison only ("a year earlier"), of which the text does not go on to speak."""
    if isinstance(meaning, Shift):
        return meaning.unit == "Y" and meaning.sign < 0
    return isinstance(meaning, Relative) and meaning.unit == "Q" and meaning.step < -1


def _tense(one: Said, place: Token | None, ahead: Outlook) -> str:
    """The tense that matters to the expression; only dates that are told in part ask for it."""
    meaning = one.meaning
    if not isinstance(meaning, Calendar | Relative) or (isinstance(meaning, Calendar) and meaning.year):
        return "none"
    return ahead.over(place) if place is not None else "none"


def _mention(one: Said, kind: TimeType, moment: Moment, doc: Doc) -> TimeMention:
    tokens = doc.covering(one.span.begin, one.span.end)
    token = tokens[-1] if tokens is not None else doc[0]
    return TimeMention(
        span=one.span,
        type=kind,
        moment=moment,
        evidence=evidence_at(token, "times", rule=one.rule, span=one.span),
    )
