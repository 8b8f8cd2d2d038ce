"""Wikinews articles with no attack in them (science, sport, elections with words such as "defeat"): false alarms.

dev = first half of no_attack_titles.txt (the larger), test = the rest. Any live event (status neither negated nor
hypothetical) of the attack or kidnapping family is a false alarm; also given: the same with killings and
injuries (a death that is not violent may be true, so read the examples), and how many articles hold one.
Title words are no part of the text.
"""

import csv
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tests.benchmarks.counting import Examples, has_span, items, ratio, snippet, span_of
from tests.benchmarks.documents import Document, Json, folder
from tests.benchmarks.happenings import VIOLENT, event_families, is_live

TITLES = "no_attack_titles.txt"
LONGEST_FIELD = 10**8


def documents(data: Path, split: str) -> list[Document]:
    """The articles of a split's half of the titles."""
    return wikinews(data, split, TITLES)


def wikinews(data: Path, split: str, titles: str) -> list[Document]:
    """The articles of one half of a list of titles."""
    root = folder(data, "wikinews")
    names = [line.strip() for line in (root / titles).read_text(encoding="utf-8").splitlines() if line.strip()]
    half = (len(names) + 1) // 2
    articles = _articles(root)
    return [_document(name, articles[name]) for name in (names[:half] if split == "dev" else names[half:])]


def _articles(root: Path) -> dict[str, dict[str, str]]:
    csv.field_size_limit(LONGEST_FIELD)
    articles: dict[str, dict[str, str]] = {}
    for path in sorted(root.glob("wikinews_*.csv")):
        with path.open(encoding="utf-8", newline="") as rows:
            for row in csv.DictReader(rows):
                articles.setdefault(row["title"].strip(), row)
    return articles


def _document(name: str, row: Mapping[str, str]) -> Document:
    key = hashlib.sha256(name.encode()).hexdigest()[:12]
    return Document(id=f"wikinews-{key}", text=row["text"].strip(), title=name, published=row["date"][:10])


def score(documents: Sequence[Document], predictions: Mapping[str, Json], examples: Examples) -> Json:
    """False alarms in all, for 1,000 words, and by article."""
    words = sum(len(document.text.split()) for document in documents)
    attacks = violent = articles = 0
    for document in documents:
        events = [
            e for e in items(predictions.get(document.id), "events") if is_live(e) and event_families(e)[1] & VIOLENT
        ]
        here = sum(bool(event_families(event)[1] & {"attack", "seizure"}) for event in events)
        attacks, violent, articles = attacks + here, violent + len(events), articles + bool(here)
        for event in events:
            where = snippet(document.text, span_of(event)) if has_span(event) else ""
            examples.add("false alarm", f"{document.title} | {event.get('type')} ({event.get('status')}): {where}")
    return {
        "words": words,
        "attack_events": attacks,
        "attack_events_per_1000_words": ratio(1000 * attacks, words),
        "attack_killing_injury_events": violent,
        "attack_killing_injury_per_1000_words": ratio(1000 * violent, words),
        "articles_with_attack": articles,
        "articles": len(documents),
    }


def oracle(documents: Sequence[Document]) -> Iterator[Json]:
    """The right answer is no event at all."""
    return ({"source": document.id, "text": document.text, "events": []} for document in documents)
