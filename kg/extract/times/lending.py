"""Finds the whole dates of an article that may lend their year to dates without one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kg.extract.times.anchors import Explicit, lenders
from kg.extract.times.meanings import Calendar, Meaning
from kg.model import Article, Span, ZoneKind
from kg.schema import Schema

SETTING = frozenset({ZoneKind.CAPTION, ZoneKind.DATELINE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Lending:
    """The words that keep a date from lending its year."""

    archive: frozenset[str]
    backdated: frozenset[str]

    def of(self, said: Sequence[tuple[Span, Meaning]], article: Article) -> list[Explicit]:
        """The days that may lend their year."""
        whole = [
            (span, day)
            for span, meaning in said
            if isinstance(meaning, Calendar) and (day := _day(meaning)) is not None
        ]
        years = [meaning.year for _, meaning in said if isinstance(meaning, Calendar) and meaning.year is not None]
        return lenders(list(self._explicit(whole, article)), years)

    def _explicit(self, whole: Sequence[tuple[Span, date]], article: Article) -> Iterator[Explicit]:
        for span, day in whole:
            zone = next((z for z in article.zones if z.span.contains(span)), None)
            setting = zone is not None and zone.kind in SETTING
            if setting and zone is not None and self._is_archive(zone.span.of(article.text)):
                continue
            if setting or _word_before(article.text, span.begin) not in self.backdated:
                yield Explicit(begin=span.begin, day=day, trusted=setting)

    def _is_archive(self, text: str) -> bool:
        return not self.archive.isdisjoint(re.findall(r"[a-z]+", text.lower()))


def lending(schema: Schema) -> Lending:
    """The lending rules by a schema's word lists."""
    return Lending(archive=schema.listed("TimeArchive"), backdated=schema.listed("TimeBackdated"))


def dateline_day(said: Sequence[tuple[Span, Meaning]], article: Article) -> date | None:
    """The whole day that the article's dateline gives, on which it speaks ("BASRA, Iraq, March 3, 2026")."""
    datelines = [zone.span for zone in article.zones if zone.kind is ZoneKind.DATELINE]
    for span, meaning in said if datelines else ():
        if isinstance(meaning, Calendar) and any(zone.contains(span) for zone in datelines):
            return _day(meaning)
    return None


def _day(meaning: Calendar) -> date | None:
    if meaning.either_way or not (meaning.year and meaning.month and meaning.day):
        return None
    try:
        return date(meaning.year, meaning.month, meaning.day)
    except ValueError:  # "February 30" is no day
        return None


def _word_before(text: str, at: int) -> str:
    words = re.findall(r"[A-Za-z]+", text[max(0, at - 20) : at])
    return words[-1].lower() if words else ""
