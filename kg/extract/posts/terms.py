"""How long a post was held: "since 2014", "from 2005 to 2013", "until last year"."""

from collections.abc import Mapping
from dataclasses import dataclass

from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.model import Moment
from kg.schema import Schema

REACH = 14  # words after a role within which its term may stand


@dataclass(frozen=True, slots=True, kw_only=True)
class TermWords:
    """Words before the moment a post began, and before the moment it ended."""

    since: frozenset[str]
    until: frozenset[str]


def term_words(schema: Schema) -> TermWords:
    """The lists `SinceWords` and `UntilWords`."""
    return TermWords(since=schema.listed("SinceWords"), until=schema.listed("UntilWords"))


def moments(reading: Reading) -> Mapping[int, Moment]:
    """Every moment of the text by where its words begin."""
    return {time.span.begin: time.moment for time in reading.extraction.times}


def term(after: Token, reading: Reading, times: Mapping[int, Moment], words: TermWords) -> tuple[Moment | None, ...]:
    """When the post named before `after` began and ended, as far as its own clause says."""
    start: Moment | None = None
    end: Moment | None = None
    stop = min(after.sent.end, after.i + REACH)
    for token in reading.doc[after.i : stop]:
        if token.pos_ == "VERB" and token.i > after.i and token.dep_ != "acl":
            break
        moment = times.get(token.idx)
        before = reading.doc[token.i - 1].lower_
        if moment is None:
            continue
        if start is None and before in words.since and before != "in":
            start = moment
        elif before in words.until and (start is not None or before in {"until", "till"}):
            end = moment
    return (start, end)
